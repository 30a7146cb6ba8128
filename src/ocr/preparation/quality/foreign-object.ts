import type { Box } from '../../../domain/page/geometry.ts';
import type { MeasuredPlace } from '../../../domain/page/page-reading.ts';
import { componentsOf } from '../../../domain/page/components.ts';
import { CELL, type CoarsePage } from './coarse-page.ts';

/** So much darker than the paper (share of its level). */
const DARKER = 0.12;
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

/** Something solid that reaches in from the edge: mm of its narrower side, and where. */
export function foreignObject(page: CoarsePage): MeasuredPlace {
  const reach = Math.max(1, Math.round((SOLID_MM * page.cellsPerMm) / 2));
  const solid = eroded(darkCells(page), page, reach);
  let worst: MeasuredPlace = { value: 0 };
  for (const { box, pixels } of componentsOf(solid, { width: page.columns, height: page.rows })) {
    const whole = grown(box, reach, page);
    if (!isForeign(whole, page) || pixels.length < FILLED * box[2] * box[3]) continue;
    const value = Number((Math.min(whole[2], whole[3]) / page.cellsPerMm).toFixed(1));
    if (value > worst.value) worst = { value, box: onPage(whole) };
  }
  return worst;
}

function darkCells({ cells }: CoarsePage): Uint8Array {
  const counts = new Uint32Array(256);
  for (const cell of cells) counts[cell] = (counts[cell] ?? 0) + 1;
  let seen = 0;
  // Half of the cells are paper on all but the fullest page; the lighter half is looked at.
  const paper = counts.findIndex((count) => (seen += count) >= cells.length * 0.65);
  const limit = paper * (1 - DARKER);
  return cells.map((cell) => (cell < limit ? 1 : 0));
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

function isForeign([x, y, width, height]: Box, { columns, rows, cellsPerMm }: CoarsePage): boolean {
  const near = FROM_EDGE_MM * cellsPerMm;
  const atSide = x <= near || x + width >= columns - near;
  const atEnd = y <= near || y + height >= rows - near;
  if (!atSide && !atEnd) return false;
  // The table beside a sheet that lies crooked is a long wedge.
  if (atSide ? width < REACHING * height : height < REACHING * width) return false;
  return width < LID * columns && height < LID * rows;
}

function onPage([x, y, width, height]: Box): Box {
  return [x * CELL, y * CELL, width * CELL, height * CELL];
}
