import { turnBox, type Box } from '../page/geometry.ts';
import type { PageReading } from '../page/page-reading.ts';
import type { InkCells } from './ink-cells.ts';

/** A part of the squares: `right` and `bottom` exclusive. */
export interface Span {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Ink {
  /** mm². */
  readonly area: number;
  /** In squares. */
  readonly width: number;
  readonly height: number;
}

/** Squares beside a word that its ink still reaches. */
const WORD_MARGIN = 2;
/** What an engine is less sure of may be strokes of pen and seal. */
const SURELY_READ = 0.8;

/** The squares of a box of the upright page. */
export function squaresOf([x, y, width, height]: Box, { box, scale, ...size }: InkCells): Span {
  return {
    left: Math.max(0, Math.floor((x - box[0]) / scale)),
    top: Math.max(0, Math.floor((y - box[1]) / scale)),
    right: Math.min(size.width, Math.ceil((x + width - box[0]) / scale)),
    bottom: Math.min(size.height, Math.ceil((y + height - box[1]) / scale)),
  };
}

/** 1 where words stand that were surely read: print and stamped names. */
export function wordMask(cells: InkCells, { words, widthPx, heightPx, rotation }: PageReading): Uint8Array {
  const mask = new Uint8Array(cells.width * cells.height);
  for (const { box, confidence } of words) {
    if (confidence < SURELY_READ) continue;
    const span = squaresOf(turnBox(box, { width: widthPx, height: heightPx }, rotation), cells);
    const [left, right] = [Math.max(0, span.left - WORD_MARGIN), Math.min(cells.width, span.right + WORD_MARGIN)];
    const [top, bottom] = [Math.max(0, span.top - WORD_MARGIN), Math.min(cells.height, span.bottom + WORD_MARGIN)];
    for (let y = top; y < bottom && left < right; y += 1) mask.fill(1, y * cells.width + left, y * cells.width + right);
  }
  return mask;
}

/** All squares of the part for which `has` holds. */
export function inkWhere(width: number, part: Span, has: (at: number) => boolean): Ink {
  let [count, left, top, right, bottom] = [0, part.right, part.bottom, part.left, part.top];
  for (let y = part.top; y < part.bottom; y += 1) {
    for (let x = part.left; x < part.right; x += 1) {
      if (!has(y * width + x)) continue;
      count += 1;
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x + 1);
      bottom = Math.max(bottom, y + 1);
    }
  }
  return count === 0
    ? { area: 0, width: 0, height: 0 }
    : { area: count / 4, width: right - left, height: bottom - top };
}
