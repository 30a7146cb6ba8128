import type { Size } from '../../domain/page/geometry.ts';
import type { PaperGrid } from './level-paper.ts';

const DARK = 128;
/** Rows between two rows that are measured; the page is alike enough. */
const ROW_STEP = 4;

/** Share of dark pixels, 0…1, not counting a margin of so many pixels. */
export function shareOfDark(image: Uint8Array, { width, height }: Size, margin = 0): number {
  let dark = 0;
  let seen = 0;
  for (let y = margin; y < height - margin; y += ROW_STEP) {
    const end = (y + 1) * width - margin;
    for (let x = y * width + margin; x < end; x += 1) if ((image[x] ?? 255) < DARK) dark += 1;
    seen += Math.max(0, width - 2 * margin);
  }
  return seen === 0 ? 0 : dark / seen;
}

/** Mean lightness of the paper, 0…255. */
export function paperLevel(paper: PaperGrid): number {
  let sum = 0;
  for (const level of paper.levels) sum += level;
  return paper.levels.length === 0 ? 255 : sum / paper.levels.length;
}
