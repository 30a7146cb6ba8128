import type { Box } from '../page/geometry.ts';
import { STROKE, type InkMap } from './ink.ts';

/** Ink that hangs together. */
export interface InkPiece {
  /** Pixels of the map. */
  readonly box: Box;
  /** Where its strokes are in the map. */
  readonly pixels: readonly number[];
}

/** The pieces of ink of a cut from left to right; strokes that touch at corners hang together. */
export function inkPieces(ink: InkMap): readonly InkPiece[] {
  const open = Uint8Array.from(ink.data, (value) => Number(value >= STROKE));
  const pieces: InkPiece[] = [];
  for (let index = open.indexOf(1); index >= 0; index = open.indexOf(1, index + 1)) {
    pieces.push(takePiece(open, index, ink.width));
  }
  return pieces.toSorted((a, b) => a.box[0] - b.box[0] || a.box[1] - b.box[1]);
}

function takePiece(open: Uint8Array, start: number, width: number): InkPiece {
  open[start] = 0;
  const pixels = [start];
  let [left, top, rightmost, lowest] = [width, Infinity, -1, -1];
  // the list grows while it is walked through
  for (const index of pixels) {
    const x = index % width;
    const y = (index - x) / width;
    left = Math.min(left, x);
    top = Math.min(top, y);
    rightmost = Math.max(rightmost, x);
    lowest = Math.max(lowest, y);
    for (const near of neighbours(index, x, width)) {
      if (open[near] !== 1) continue;
      open[near] = 0;
      pixels.push(near);
    }
  }
  return { box: [left, top, rightmost - left + 1, lowest - top + 1], pixels };
}

/** Of the pixels around those that stand in the same or the next columns; rows outside the map are never open. */
function neighbours(index: number, x: number, width: number): readonly number[] {
  const columns = [...(x > 0 ? [index - 1] : []), index, ...(x < width - 1 ? [index + 1] : [])];
  return columns.flatMap((near) => [near - width, near, near + width]);
}
