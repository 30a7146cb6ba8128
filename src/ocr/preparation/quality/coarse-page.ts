import type { Size } from '../../../domain/page/geometry.ts';
import { coarseCells } from '../../pixels/grey-passes.ts';

/** A page at a quarter of its size; each cell the mean of its darkest channel, so that colour counts as well as black. */
export interface CoarsePage {
  readonly columns: number;
  readonly rows: number;
  readonly cells: Uint8Array;
  readonly cellsPerMm: number;
}

export interface RawPage extends Size {
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
  readonly ppi: number;
}

/** Pixels along a side of a cell. */
export const CELL = 4;

/** Every other row of pixels is enough for a mean. */
export function coarsePage({ data, channels, width, height, ppi }: RawPage): CoarsePage {
  const columns = Math.floor(width / CELL);
  const rows = Math.floor(height / CELL);
  const cells =
    channels === 1 ? greyCells(data, { width, columns, rows }) : coarseCells(data, { width, columns, rows });
  return { columns, rows, cells, cellsPerMm: ppi / 25.4 / CELL };
}

interface Cells {
  readonly width: number;
  readonly columns: number;
  readonly rows: number;
}

function greyCells(data: Uint8Array, { width, columns, rows }: Cells): Uint8Array {
  const cells = new Uint8Array(columns * rows);
  const sums = new Uint16Array(columns);
  for (let row = 0; row < rows; row += 1) {
    sums.fill(0);
    for (let y = row * CELL; y < (row + 1) * CELL; y += 2) addGrey(data, y * width, sums);
    for (let column = 0; column < columns; column += 1) cells[row * columns + column] = (sums[column] ?? 0) / 8;
  }
  return cells;
}

function addGrey(data: Uint8Array, start: number, sums: Uint16Array): void {
  for (let column = 0, at = start; column < sums.length; column += 1, at += 4) {
    const sum = (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0) + (data[at + 3] ?? 0);
    sums[column] = (sums[column] ?? 0) + sum;
  }
}
