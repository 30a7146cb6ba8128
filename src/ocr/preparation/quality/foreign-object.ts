import type { Box } from '../../../domain/page/geometry.ts';
import type { MeasuredPlace } from '../../../domain/page/page-reading.ts';
import { componentsOf } from '../../../domain/page/components.ts';
import { CELL, type CoarsePage } from './coarse-page.ts';
import { depthOf, type SheetFrame } from './sheet-frame.ts';

/** So much darker than the paper (share of its level). */
const DARKER = 0.12;
/** Cells along a side of the blocks, and blocks on each side, that the paper is looked for in: 18 mm at 200 ppi. */
const BLOCK = 8;
const NEAR = 4;
/** No paper is darker than this share of what most of the page has. */
const LEAST_OF_PAPER = 0.55;
/** Print has paper between its lines; a finger or a clip has none over this length. */
const SOLID_MM = 6;
/** How near the edge it begins. */
const FROM_EDGE_MM = 3;
/** What takes up more of the side is the lid beside the sheet. */
const LID = 0.55;
/** It reaches in by at least this share of its length along the edge. */
const REACHING = 0.5;
/** Share of its box that is covered: less is a frame or a wedge. */
const FILLED = 0.45;

/** Something solid that reaches in from the edge of the sheet: mm of its narrower side, and where. */
export function foreignObject(page: CoarsePage, frame: SheetFrame): MeasuredPlace {
  const reach = Math.max(1, Math.round((SOLID_MM * page.cellsPerMm) / 2));
  const beside = besideSheet(page, frame);
  const dark = darkCells(page);
  // What lies beside the sheet stops nothing from being solid, as the end of the image does not.
  const solid = eroded(
    dark.map((cell, at) => cell | (beside[at] ?? 0)),
    page,
    reach,
  ).map((cell, at) => (beside[at] === 1 ? 0 : cell));
  let worst: MeasuredPlace = { value: 0 };
  for (const { box, pixels } of componentsOf(solid, { width: page.columns, height: page.rows })) {
    const whole = grown(box, reach, page);
    if (pixels.length < FILLED * box[2] * box[3]) continue;
    if (!isForeign(whole, edgesReached(pixels, { page, frame, reach }), page)) continue;
    const value = Number((Math.min(whole[2], whole[3]) / page.cellsPerMm).toFixed(1));
    if (value > worst.value) worst = { value, box: onPage(whole) };
  }
  return worst;
}

/** 1 for the cells of the table or the lid. */
function besideSheet({ columns, rows }: CoarsePage, { left, right, top, bottom }: SheetFrame): Uint8Array {
  const beside = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    const start = row * columns;
    beside.fill(1, start, start + Math.ceil(depthOf(left, row)));
    beside.fill(1, start + columns - Math.ceil(depthOf(right, row)), start + columns);
  }
  for (let column = 0; column < columns; column += 1) {
    for (let row = Math.ceil(depthOf(top, column)) - 1; row >= 0; row -= 1) beside[row * columns + column] = 1;
    for (let row = rows - Math.ceil(depthOf(bottom, column)); row < rows; row += 1) beside[row * columns + column] = 1;
  }
  return beside;
}

interface Reached {
  readonly side: boolean;
  readonly end: boolean;
}

function edgesReached(
  pixels: readonly number[],
  { page, frame, reach }: { page: CoarsePage; frame: SheetFrame; reach: number },
): Reached {
  const { columns, rows, cellsPerMm } = page;
  const near = reach + FROM_EDGE_MM * cellsPerMm;
  let [side, end] = [false, false];
  for (const at of pixels) {
    const column = at % columns;
    const row = (at - column) / columns;
    side ||= column - depthOf(frame.left, row) <= near || columns - 1 - column - depthOf(frame.right, row) <= near;
    end ||= row - depthOf(frame.top, column) <= near || rows - 1 - row - depthOf(frame.bottom, column) <= near;
  }
  return { side, end };
}

function darkCells({ cells, columns, rows }: CoarsePage): Uint8Array {
  const paper = localPaper(cells, { columns, rows });
  const across = Math.ceil(columns / BLOCK);
  return cells.map((cell, at) => {
    const column = at % columns;
    const block = Math.floor((at - column) / columns / BLOCK) * across + Math.floor(column / BLOCK);
    return cell < (paper[block] ?? 0) * (1 - DARKER) ? 1 : 0;
  });
}

/** The lightest block around each block: light falls off over a photograph, and a finger has paper beside it. */
function localPaper(cells: Uint8Array, { columns, rows }: Pick<CoarsePage, 'columns' | 'rows'>): Float32Array {
  const [across, down] = [Math.ceil(columns / BLOCK), Math.ceil(rows / BLOCK)];
  const means = new Float32Array(across * down);
  const counts = new Float32Array(means.length);
  for (let row = 0, at = 0; row < rows; row += 1) {
    const first = Math.floor(row / BLOCK) * across;
    for (let column = 0; column < columns; column += 1, at += 1) {
      const block = first + Math.floor(column / BLOCK);
      means[block] = (means[block] ?? 0) + (cells[at] ?? 0);
      counts[block] = (counts[block] ?? 0) + 1;
    }
  }
  const levels = means.map((sum, block) => sum / (counts[block] ?? 1));
  const least = LEAST_OF_PAPER * (Float32Array.from(levels).sort()[Math.floor(levels.length * 0.65)] ?? 0);
  const lightest = (from: Float32Array, { step, count }: { step: number; count: number }) =>
    from.map((_, block) => {
      const place = Math.floor(block / step) % count;
      let most = least;
      for (let near = Math.max(-NEAR, -place); near <= Math.min(NEAR, count - 1 - place); near += 1) {
        most = Math.max(most, from[block + near * step] ?? 0);
      }
      return most;
    });
  return lightest(lightest(levels, { step: 1, count: across }), { step: across, count: down });
}

/** Cells whose whole neighbourhood is dark; beyond the edge of the page everything is. */
function eroded(mask: Uint8Array, { columns, rows }: CoarsePage, reach: number): Uint8Array {
  const across = new Uint8Array(mask.length);
  for (let row = 0; row < rows; row += 1) {
    shrink({ from: mask, to: across, start: row * columns, step: 1, count: columns }, reach);
  }
  const out = new Uint8Array(mask.length);
  for (let column = 0; column < columns; column += 1) {
    shrink({ from: across, to: out, start: column, step: columns, count: rows }, reach);
  }
  return out;
}

interface Strip {
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

function shrink({ from, to, start, step, count }: Strip, reach: number): void {
  let light = -Infinity;
  let next = 0;
  for (let place = 0; place < count; place += 1) {
    for (; next < count && next <= place + reach; next += 1) if (from[start + next * step] === 0) light = next;
    if (light < place - reach) to[start + place * step] = 1;
  }
}

function grown([x, y, width, height]: Box, reach: number, { columns, rows }: CoarsePage): Box {
  const [left, top] = [Math.max(0, x - reach), Math.max(0, y - reach)];
  return [left, top, Math.min(columns, x + width + reach) - left, Math.min(rows, y + height + reach) - top];
}

function isForeign([, , width, height]: Box, { side, end }: Reached, { columns, rows }: CoarsePage): boolean {
  if (!side && !end) return false;
  // The table beside a sheet that lies crooked is a long wedge.
  if (side ? width < REACHING * height : height < REACHING * width) return false;
  return width < LID * columns && height < LID * rows;
}

function onPage([x, y, width, height]: Box): Box {
  return [x * CELL, y * CELL, width * CELL, height * CELL];
}
