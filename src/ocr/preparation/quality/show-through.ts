import type { CoarsePage } from './coarse-page.ts';

/** Cells between a faint stroke and the paper beside it: 2 mm at 200 ppi, half way from line to line. */
const BESIDE = 4;
/** A faint stroke is darker by this share of the paper's level, and by so many times the usual difference of free places. */
const FAINT = { share: 0.01, grains: 2.6 } as const;
/** Cells of a column taken together, up and down: upright strokes stay narrow and as dark as they are, grain is quieted. */
const COLUMN = 2;
/** A stroke goes on so many cells above or below; grain does not. */
const GOES_ON = 3;
/** Cells around a faint stroke in which there is no print: half the room between two lines stays. */
const AWAY = 3;
const PRINT = 0.22;
/** The page is looked at in fields of so many cells a side: the other side is rarely full. */
const FIELD = 20;
/** A field with less free paper than this cannot be judged. */
const LEAST_FREE = 0.3;
/** So many of the fields lie below the one that counts. */
const RANK = 0.95;

/**
 * Share of the free paper that bears faint, soft strokes (print of the other side seen through the sheet), where the
 * page shows many of them. Grain is quieted by taking five cells of a column together.
 */
export function showThrough(page: CoarsePage): number {
  const { columns, rows } = page;
  const near = nearPrint(page);
  const soft = softened(page);
  const grain = grainOf(soft, near, page);
  const across = Math.floor(columns / FIELD);
  const free = new Uint32Array(across * Math.floor(rows / FIELD));
  const faint = new Uint32Array(free.length);
  for (let row = MARGIN; row < rows - MARGIN; row += 1) countRow({ row, columns, near, soft, grain }, free, faint);
  const shares = Array.from(free, (count, field) => [count, (faint[field] ?? 0) / count] as const)
    .filter(([count]) => count >= LEAST_FREE * FIELD * FIELD)
    .map(([, share]) => share)
    .sort((one, other) => one - other);
  return shares[Math.floor((shares.length - 1) * RANK)] ?? 0;
}

const MARGIN = BESIDE + 2;

interface Row {
  readonly row: number;
  readonly columns: number;
  readonly near: Uint8Array;
  readonly soft: Uint16Array;
  readonly grain: number;
}

/** Free cells of a row and faint strokes among them, added to those of their fields. */
function countRow({ row, columns, near, soft, grain }: Row, free: Uint32Array, faint: Uint32Array): void {
  const across = Math.floor(columns / FIELD);
  const fields = Math.floor(row / FIELD) * across;
  const end = Math.min(columns - MARGIN, across * FIELD);
  for (let column = MARGIN; column < end; column += 1) {
    const at = row * columns + column;
    if (near[at] === 1) continue;
    const field = fields + Math.floor(column / FIELD);
    free[field] = (free[field] ?? 0) + 1;
    if (isFaint(soft, at, grain) && goesOn(soft, { at, columns, grain })) faint[field] = (faint[field] ?? 0) + 1;
  }
}

interface Place {
  readonly at: number;
  readonly columns: number;
  readonly grain: number;
}

function goesOn(soft: Uint16Array, { at, columns, grain }: Place): boolean {
  return isFaint(soft, at - GOES_ON * columns, grain) || isFaint(soft, at + GOES_ON * columns, grain);
}

/** Darker than the paper on both sides of it. Not above and below: ruled paper has pale lines from side to side. */
function isFaint(soft: Uint16Array, at: number, grain: number): boolean {
  const [left, right] = [soft[at - BESIDE] ?? 0, soft[at + BESIDE] ?? 0];
  const paper = left < right ? left : right;
  const depth = paper - (soft[at] ?? 0);
  return depth >= FAINT.grains * grain && depth >= FAINT.share * paper;
}

/** Median difference of free places as far apart as a stroke and the paper beside it. */
function grainOf(soft: Uint16Array, near: Uint8Array, { columns }: CoarsePage): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let at = columns; at < soft.length - columns; at += 3) {
    if (near[at] === 1 || near[at + BESIDE] === 1) continue;
    const step = Math.min(255, Math.abs((soft[at] ?? 0) - (soft[at + BESIDE] ?? 0)));
    counts[step] = (counts[step] ?? 0) + 1;
    total += 1;
  }
  let seen = 0;
  return Math.max(
    0,
    counts.findIndex((count) => (seen += count) * 2 >= total),
  );
}

/** Sum of each cell with those above and below it. */
function softened({ cells, columns }: Cells): Uint16Array {
  const out = new Uint16Array(cells.length);
  for (let at = COLUMN * columns; at < cells.length - COLUMN * columns; at += 1) {
    let sum = 0;
    for (let row = -COLUMN; row <= COLUMN; row += 1) sum += cells[at + row * columns] ?? 0;
    out[at] = sum;
  }
  return out;
}

type Cells = Pick<CoarsePage, 'cells' | 'columns' | 'rows'>;

/** 1 where plain print stands within `AWAY` cells. */
function nearPrint({ cells, columns, rows }: Cells): Uint8Array {
  const counts = new Uint32Array(256);
  for (const cell of cells) counts[cell] = (counts[cell] ?? 0) + 1;
  let seen = 0;
  const paper = counts.findIndex((count) => (seen += count) >= cells.length * 0.6);
  const limit = paper * (1 - PRINT);
  const across = new Uint8Array(cells.length);
  const out = new Uint8Array(cells.length);
  const print = cells.map((cell) => (cell < limit ? 1 : 0));
  for (let row = 0; row < rows; row += 1) {
    spread({ from: print, to: across, start: row * columns, step: 1, count: columns });
  }
  for (let column = 0; column < columns; column += 1) {
    spread({ from: across, to: out, start: column, step: columns, count: rows });
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

function spread({ from, to, start, step, count }: Strip): void {
  let last = -1 - AWAY;
  let next = 0;
  for (let place = 0; place < count; place += 1) {
    for (; next < count && next <= place + AWAY; next += 1) if (from[start + next * step] === 1) last = next;
    if (last >= place - AWAY) to[start + place * step] = 1;
  }
}
