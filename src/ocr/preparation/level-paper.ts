import type { Size } from '../../domain/page/geometry.ts';
import { blockSums, levelRows } from '../pixels/grey-passes.ts';

/** Lightness of the empty paper, one value for each block of 16 × 16 pixels. */
export interface PaperGrid {
  readonly columns: number;
  readonly rows: number;
  readonly levels: Float32Array;
}

export const BLOCK = 16;
/** Blocks on each side that are searched for paper: 5 blocks = 10 mm at 200 ppi, more than a line of print. */
const REACH = 2;
/** Paper is lifted 15 % above white, so that its grain is clipped away. */
const ABOVE_WHITE = 255 * 1.15;
/** Darker than this is no paper but the lid of the scanner; it is not lifted. */
const DARKEST_PAPER = 72;

/** Estimates the paper under the print: mean of each block, largest of the neighbourhood, smoothed. */
export function estimatePaper(image: Uint8Array, size: Size): PaperGrid {
  const columns = Math.ceil(size.width / BLOCK);
  const rows = Math.ceil(size.height / BLOCK);
  const means = blockMeans(image, size);
  return { columns, rows, levels: spread(spread(means, columns, 'largest'), columns, 'mean') };
}

/** Mean of each block of 16 × 16 pixels, row by row of blocks. */
export function blockMeans(image: Uint8Array, { width, height }: Size): Float32Array {
  const columns = Math.ceil(width / BLOCK);
  const sums = blockSums(image, { width, height });
  const means = new Float32Array(sums.length);
  for (let index = 0; index < means.length; index += 1) {
    const across = Math.min(BLOCK, width - (index % columns) * BLOCK);
    const down = Math.min(BLOCK, height - Math.floor(index / columns) * BLOCK);
    means[index] = (sums[index] ?? 0) / (across * down);
  }
  return means;
}

/** The largest or the mean of the 5 × 5 blocks around each block; rows first, then columns. */
function spread(grid: Float32Array, columns: number, what: 'largest' | 'mean'): Float32Array {
  const across = new Float32Array(grid.length);
  const out = new Float32Array(grid.length);
  for (let start = 0; start < grid.length; start += columns) {
    slide({ from: grid, to: across, start, step: 1, count: columns }, what);
  }
  for (let start = 0; start < columns; start += 1) {
    slide({ from: across, to: out, start, step: columns, count: grid.length / columns }, what);
  }
  return out;
}

/** `count` values from `start` on, `step` apart. */
interface Strip {
  readonly from: Float32Array;
  readonly to: Float32Array;
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

function slide({ from, to, start, step, count }: Strip, what: 'largest' | 'mean'): void {
  for (let place = 0; place < count; place += 1) {
    const first = Math.max(0, place - REACH);
    const last = Math.min(count - 1, place + REACH);
    let sum = 0;
    let largest = 0;
    for (let near = first; near <= last; near += 1) {
      const value = from[start + near * step] ?? 0;
      sum += value;
      largest = Math.max(largest, value);
    }
    to[start + place * step] = what === 'largest' ? largest : sum / (last - first + 1);
  }
}

export interface Leveling extends Size {
  readonly paper: PaperGrid;
  /** Level the paper gets; above 255 when absent. */
  readonly target?: number;
}

/** Divides by the paper, so that it becomes equally light everywhere: shadows, folds and yellowing go. */
export function levelPaper(image: Uint8Array, { width, height, paper, target }: Leveling): Uint8Array {
  const levels = Float32Array.from(paper.levels, (level) => (target ?? ABOVE_WHITE) / Math.max(DARKEST_PAPER, level));
  const gains = { ...paper, levels };
  return levelRows(image, { width, height, columns: paper.columns }, (y, row) => {
    gainsAt(y, gains, row);
  });
}

/** Fills `row` with the gains at the middles of the blocks along pixel row `y`. */
function gainsAt(y: number, { columns, rows, levels }: PaperGrid, row: Float32Array): void {
  const position = Math.min(rows - 1, Math.max(0, (y + 0.5) / BLOCK - 0.5));
  const above = Math.floor(position);
  const below = Math.min(rows - 1, above + 1);
  const share = position - above;
  for (let column = 0; column < columns; column += 1) {
    const high = levels[above * columns + column] ?? 1;
    const low = levels[below * columns + column] ?? 1;
    row[column] = high + (low - high) * share;
  }
}
