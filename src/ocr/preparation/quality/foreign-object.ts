import type { Box } from '../../../domain/page/geometry.ts';
import type { MeasuredPlace } from '../../../domain/page/page-reading.ts';
import { componentsOf } from '../../../domain/page/components.ts';
import { CELL, type CoarsePage } from './coarse-page.ts';
import { depthOf, type SheetFrame } from './sheet-frame.ts';

/** So much darker than the paper (share of its level). */
const DARKER = 0.12;
/** Cells along a side of the blocks, and blocks on each side, that the paper is looked for in: 18 mm at 200 ppi. */
const BLOCK = 8; // >> 3
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
  const solid = eroded(darkCells(page, beside), page, reach);
  for (let at = 0; at < solid.length; at += 1) if (beside[at] === 1) solid[at] = 0;
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

/** 1 for the cells of something dark on the sheet, and for all that lies beside it, where nothing ends either. */
function darkCells({ cells, columns, rows }: CoarsePage, beside: Uint8Array): Uint8Array {
  const dark = Uint8Array.from(beside);
  const across = Math.ceil(columns / BLOCK);
  const limits = localPaper({ cells, columns, rows }).map((paper) => paper * (1 - DARKER));
  for (let at = 0, row = 0; row < rows; row += 1) {
    const first = Math.floor(row / BLOCK) * across;
    for (let column = 0; column < columns; column += 1, at += 1) {
      if ((cells[at] ?? 0) < (limits[first + (column >> 3)] ?? 0)) dark[at] = 1;
    }
  }
  return dark;
}

type Cells = Pick<CoarsePage, 'cells' | 'columns' | 'rows'>;

/** The lightest block around each block: light falls off over a photograph, and a finger has paper beside it. */
function localPaper({ cells, columns, rows }: Cells): Float32Array {
  const [across, down] = [Math.ceil(columns / BLOCK), Math.ceil(rows / BLOCK)];
  const levels = new Float32Array(across * down);
  for (let block = 0; block < levels.length; block += 1) {
    levels[block] = blockMean({ cells, columns, rows }, (block % across) * BLOCK, Math.floor(block / across) * BLOCK);
  }
  const most = Float32Array.from(levels).sort()[Math.floor(levels.length * 0.65)] ?? 0;
  // A lid that is lighter than the paper makes no finger of the paper beside it.
  const paper = levels.map((level) => Math.max(LEAST_OF_PAPER * most, Math.min(level, most)));
  const lightest = (from: Float32Array, { step, count }: { step: number; count: number }) =>
    from.map((_, block) => {
      const place = Math.floor(block / step) % count;
      let best = 0;
      for (let near = Math.max(-NEAR, -place); near <= Math.min(NEAR, count - 1 - place); near += 1) {
        best = Math.max(best, from[block + near * step] ?? 0);
      }
      return best;
    });
  return lightest(lightest(paper, { step: 1, count: across }), { step: across, count: down });
}

function blockMean({ cells, columns, rows }: Cells, left: number, top: number): number {
  const [right, bottom] = [Math.min(columns, left + BLOCK), Math.min(rows, top + BLOCK)];
  let sum = 0;
  for (let row = top; row < bottom; row += 1) {
    for (let at = row * columns + left; at < row * columns + right; at += 1) sum += cells[at] ?? 0;
  }
  return sum / ((right - left) * (bottom - top));
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
  let light = -1 - reach;
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
