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

/** Variance of the Laplacian (4 neighbours): large where edges are sharp, small where the page is blurred. */
export function sharpnessOf(image: Uint8Array, { width, height }: Size): number {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y += ROW_STEP) {
    const end = y * width + width - 1;
    for (let x = y * width + 1; x < end; x += 1) {
      const around = (image[x - 1] ?? 0) + (image[x + 1] ?? 0) + (image[x - width] ?? 0) + (image[x + width] ?? 0);
      const value = 4 * (image[x] ?? 0) - around;
      sum += value;
      squares += value * value;
      count += 1;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

/** Mean lightness of the paper, 0…255. */
export function paperLevel(paper: PaperGrid): number {
  let sum = 0;
  for (const level of paper.levels) sum += level;
  return paper.levels.length === 0 ? 255 : sum / paper.levels.length;
}
