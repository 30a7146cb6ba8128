import type { Box, Size } from '../../domain/page/geometry.ts';
import type { GreyImage } from './look.ts';

/** Places on a page of print where a stamp in black ink, or in any ink on a grey scan, may stand. */

/** Pixels are looked at in squares of this many: 0.4 mm at 200 ppi. */
const CELL = 3;
/**
 * Mean darkness of a cell with ink: a thin line of grey ink darkens a third of it; a worn one is held together by less, where
 * the paper is clean.
 */
const DARK = [40, 16] as const;
/** Boxes that share this much of both are one. */
const SAME = 0.8;
/** Frame of a stamp, upright or leaning, perhaps with words of print that touch it. */
const SMALLEST_MM = { long: 12, short: 5.6 } as const;
const LARGEST_MM = { long: 80, short: 42 } as const;
/** A frame and one word fill less than this of their box; a picture or a bar more. */
const FULLEST = 0.6;
const MOST_AREAS = 8;

/** Runs of ink cells that touch each other. */
interface Group {
  left: number;
  top: number;
  right: number;
  bottom: number;
  cells: number;
  /** The group that took this one in. */
  into: Group | undefined;
}

/**
 * Boxes around connected ink as large as a framed stamp and mostly hollow, largest first.
 */
export function inkAreas({ image, ppi, ...size }: GreyImage): readonly Box[] {
  const mm = ppi / 25.4 / CELL;
  const means = cellMeans(image, size);
  const boxes: Box[] = [];
  for (const dark of DARK) {
    for (const group of groupsOf(inkCells(means, dark))) {
      if (!isOfStampSize(group, mm) || !isHollow(group)) continue;
      const box = boxOf(group, size);
      if (!boxes.some((other) => isSame(box, other))) boxes.push(box);
    }
  }
  return boxes
    .toSorted((one, other) => other[2] * other[3] - one[2] * one[3] || one[1] - other[1] || one[0] - other[0])
    .slice(0, MOST_AREAS);
}

function boxOf({ left, top, right, bottom }: Group, size: Size): Box {
  const [x, y] = [left * CELL, top * CELL];
  return [x, y, Math.min(size.width, (right + 1) * CELL) - x, Math.min(size.height, (bottom + 1) * CELL) - y];
}

function isSame(one: Box, other: Box): boolean {
  const across = Math.min(one[0] + one[2], other[0] + other[2]) - Math.max(one[0], other[0]);
  const down = Math.min(one[1] + one[3], other[1] + other[3]) - Math.max(one[1], other[1]);
  return across > 0 && down > 0 && across * down >= SAME * Math.max(one[2] * one[3], other[2] * other[3]);
}

interface Cells extends Size {
  readonly ink: Uint8Array;
}

interface CellMeans extends Size {
  /** Darkness of each cell. */
  readonly dark: Uint8Array;
}

function cellMeans(image: Uint8Array, { width, height }: Size): CellMeans {
  const [across, down] = [Math.floor(width / CELL), Math.floor(height / CELL)];
  const sums = new Uint16Array(across);
  const dark = new Uint8Array(across * down);
  for (let row = 0; row < down; row += 1) {
    sums.fill(0);
    for (let line = 0; line < CELL; line += 1) {
      let at = (row * CELL + line) * width;
      for (let column = 0; column < across; column += 1, at += CELL) {
        sums[column] = (sums[column] ?? 0) + (image[at] ?? 255) + (image[at + 1] ?? 255) + (image[at + 2] ?? 255);
      }
    }
    for (let column = 0; column < across; column += 1) {
      dark[row * across + column] = 255 - (sums[column] ?? 0) / (CELL * CELL);
    }
  }
  return { width: across, height: down, dark };
}

function inkCells({ dark, ...size }: CellMeans, least: number): Cells {
  return { ...size, ink: dark.map((value) => (value > least ? 1 : 0)) };
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly group: Group;
}

/** Joins the runs of each row with those of the row above that they touch, corners too. */
function groupsOf({ width, height, ink }: Cells): readonly Group[] {
  const groups: Group[] = [];
  let above: readonly Run[] = [];
  for (let y = 0; y < height; y += 1) {
    const row = runsOf(ink, y, width);
    let first = 0;
    for (const { from, group } of row) {
      while (first < above.length && (above[first]?.to ?? 0) < from - 1) first += 1;
      joinTouching(group, above, first);
      groups.push(group);
    }
    above = row;
  }
  return groups.filter(({ into }) => into === undefined);
}

/** `first`: from this run of the row above on some may touch. */
function joinTouching(own: Group, above: readonly Run[], first: number): void {
  const { right } = own;
  for (let at = first; at < above.length; at += 1) {
    const other = above[at];
    if (other === undefined || other.from > right + 1) return;
    join(rootOf(other.group), own);
  }
}

function rootOf(group: Group): Group {
  let root = group;
  while (root.into !== undefined) root = root.into;
  return root;
}

/** The group of `own` goes into `other`, or the other way round where it is larger. */
function join(other: Group, own: Group): void {
  const mine = rootOf(own);
  if (mine === other) return;
  const [into, gone] = mine.cells > other.cells ? [mine, other] : [other, mine];
  into.left = Math.min(into.left, gone.left);
  into.top = Math.min(into.top, gone.top);
  into.right = Math.max(into.right, gone.right);
  into.bottom = Math.max(into.bottom, gone.bottom);
  into.cells += gone.cells;
  gone.into = into;
}

function runsOf(ink: Uint8Array, y: number, width: number): readonly Run[] {
  const runs: Run[] = [];
  const start = y * width;
  const end = start + width;
  for (let at = ink.indexOf(1, start); at >= 0 && at < end;) {
    let last = at;
    while (last + 1 < end && ink[last + 1] === 1) last += 1;
    const [from, to] = [at - start, last - start];
    runs.push({ from, to, group: { left: from, top: y, right: to, bottom: y, cells: to - from + 1, into: undefined } });
    at = last + 1;
    while (at < end && ink[at] === 0) at += 1;
  }
  return runs;
}

function isOfStampSize({ left, top, right, bottom }: Group, mm: number): boolean {
  const [width, height] = [(right - left + 1) / mm, (bottom - top + 1) / mm];
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  return long >= SMALLEST_MM.long && short >= SMALLEST_MM.short && long <= LARGEST_MM.long && short <= LARGEST_MM.short;
}

function isHollow({ left, top, right, bottom, cells }: Group): boolean {
  return cells < FULLEST * (right - left + 1) * (bottom - top + 1);
}
