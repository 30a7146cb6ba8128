import type { Size } from '../../domain/page/geometry.ts';
import { kernelBytes, pixelKernel, TABLES } from './kernel.ts';

/** Passes over rows of pixels, a few rows at a time. */

const BLOCK = 16;

/** Sums over blocks of 16 × 16 pixels, row by row of blocks; those at the right and at the bottom may be smaller. */
export function blockSums(image: Uint8Array, { width, height }: Size): Uint32Array {
  const columns = Math.ceil(width / BLOCK);
  const sums = new Uint32Array(columns * Math.ceil(height / BLOCK));
  const at = TABLES;
  const to = at + 4 * Math.ceil((BLOCK * width) / 4);
  const memory = kernelBytes(to + 4 * columns);
  const found = new Uint32Array(memory.buffer, to, columns);
  for (let y = 0, block = 0; y < height && width > 0; y += BLOCK, block += columns) {
    const rows = Math.min(BLOCK, height - y);
    memory.set(image.subarray(y * width, (y + rows) * width), at);
    pixelKernel().blockSums(at, width, rows, to);
    sums.set(found, block);
  }
  return sums;
}

/** Rows that are levelled in one go. */
const ROWS = 16;

/** Each pixel times the gain of its place; between the middles of blocks of 16 it changes evenly. `gainsAt` fills in those of a row. */
export function levelRows(
  image: Uint8Array,
  { width, height, columns }: Size & { readonly columns: number },
  gainsAt: (y: number, gains: Float32Array) => void,
): Uint8Array {
  const out = new Uint8Array(image.length);
  const to = TABLES + ROWS * width;
  const gainsTo = 4 * Math.ceil((to + ROWS * width) / 4);
  const memory = kernelBytes(gainsTo + 4 * columns);
  const gains = new Float32Array(memory.buffer, gainsTo, columns);
  const kernel = pixelKernel();
  for (let top = 0; top < height; top += ROWS) {
    const rows = Math.min(ROWS, height - top);
    memory.set(image.subarray(top * width, (top + rows) * width), TABLES);
    for (let row = 0; row < rows; row += 1) {
      gainsAt(top + row, gains);
      kernel.levelRow(TABLES + row * width, to + row * width, width, gainsTo, gainsTo + 4 * (columns - 1));
    }
    out.set(memory.subarray(to, to + rows * width), top * width);
  }
  return out;
}

/** Mean of the darkest channel over 4 × 4 pixels of RGB, of which every other row is looked at. */
export function coarseCells(
  rgb: Uint8Array,
  { width, columns, rows }: { width: number; columns: number; rows: number },
): Uint8Array {
  const cells = new Uint8Array(columns * rows);
  const bytes = 12 * columns;
  const other = TABLES + bytes + 48;
  const to = other + bytes + 48;
  const memory = kernelBytes(to + columns + 16);
  for (let row = 0; row < rows && columns > 0; row += 1) {
    const [one, two] = [12 * row * width, 3 * (4 * row + 2) * width];
    memory.set(rgb.subarray(one, one + bytes), TABLES);
    memory.set(rgb.subarray(two, two + bytes), other);
    pixelKernel().coarseRow(TABLES, other, TABLES + bytes, to);
    cells.set(memory.subarray(to, to + columns), row * columns);
  }
  return cells;
}

/** Mean darkness of 3 × 3 pixels of a grey image, as many as lie wholly in it. */
export function darkCells(image: Uint8Array, { width, height }: Size): Uint8Array {
  const [across, down] = [Math.floor(width / 3), Math.floor(height / 3)];
  const dark = new Uint8Array(across * down);
  const to = TABLES + 3 * width;
  const memory = kernelBytes(to + across);
  for (let row = 0; row < down && across > 0; row += 1) {
    memory.set(image.subarray(3 * row * width, 3 * (row + 1) * width), TABLES);
    pixelKernel().darkCells(TABLES, width, to, to + across);
    dark.set(memory.subarray(to, to + across), row * across);
  }
  return dark;
}
