import {
  inverseTurn,
  turnBox,
  turnSize,
  type Box,
  type QuarterTurn,
  type Size,
} from '../../../domain/page/geometry.ts';
import { addTurns, type Orientation } from '../../image/orientation.ts';
import type { PdfRect } from '../engine/pdf-page.ts';

/** The sheet of a page in the access PDF. Page space is the stored image as it lies in the file, seen not mirrored. */
export interface PageGeometry {
  /** Media box in points. */
  readonly size: Size;
  /** For /Rotate: what sets the stored image upright. */
  readonly rotate: QuarterTurn;
  /** Content stream operands that put the image on the sheet. */
  readonly imageMatrix: readonly [number, number, number, number, number, number];
  /** From pixels of the displayed frame to page space. */
  toPage(box: Box): PdfRect;
}

export interface GeometryRequest {
  /** Displayed frame in pixels. */
  readonly frame: Size;
  readonly ppi: number;
  readonly orientation: Orientation;
  /** Turn that sets the displayed page upright. */
  readonly rotation: QuarterTurn;
}

const POINTS_PER_INCH = 72;

export function pageGeometry({ frame, ppi, orientation, rotation }: GeometryRequest): PageGeometry {
  const scale = POINTS_PER_INCH / ppi;
  const back = inverseTurn(orientation.turn);
  const stored = turnSize(frame, back);
  const size = { width: stored.width * scale, height: stored.height * scale };
  return {
    size,
    rotate: addTurns(orientation.turn, rotation),
    imageMatrix: orientation.mirrored
      ? [-size.width, 0, 0, size.height, size.width, 0]
      : [size.width, 0, 0, size.height, 0, 0],
    toPage(box) {
      const [x, y, width, height] = turnBox(box, frame, back);
      return {
        left: x * scale,
        right: (x + width) * scale,
        top: size.height - y * scale,
        bottom: size.height - (y + height) * scale,
      };
    },
  };
}
