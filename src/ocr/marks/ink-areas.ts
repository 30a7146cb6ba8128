import { sharedArea, unionBox, type Box, type Size } from '../../domain/page/geometry.ts';
import { darkCells } from '../pixels/grey-passes.ts';
import type { GreyImage } from './look.ts';
import { standingFrames, withoutRules, type Cells } from './table-rules.ts';

/** Places on a page of print where a stamp in black ink, or in any ink on a grey scan, may stand. */

/** Pixels are looked at in squares of this many (`darkCells`): 0.4 mm at 200 ppi. */
const CELL = 3;
/**
 * Mean darkness of a cell with ink: a thin line of grey ink darkens a third of it; a worn one is held together by less, where
 * the paper is clean.
 */
const DARK = [40, 16] as const;
/** Pale ink that is worn, too, hangs together by less; what is darker is looked at in parts, then. */
const PALE = 8;
/** Where it falls apart with gaps of two cells no more of the ink than this is as dark as print, or ink fills no more of the box: lines of print do. */
const FAINT = { print: 0.3, fill: 0.15 } as const;
/** A pale frame of which another area covers so much is looked at there. */
const COVERED = 0.7;
/** Boxes that share this much of both are one. */
const SAME = 0.8;
/** Frame of a stamp, upright or leaning, perhaps with words of print that touch it. */
const SMALLEST_MM = { long: 12, short: 5.6 } as const;
const LARGEST_MM = { long: 80, short: 42 } as const;
/** The same with words on both sides that hang on it. */
const CROWDED_MM = { long: 125, short: 50 } as const;
/** A frame and one word fill less than this of their box; a picture or a bar more. */
const FULLEST = 0.6;
const MOST_AREAS = 8;
/** So many more of them as are no larger than most stamps: a form of large boxes may bear one. */
const MOST_SMALL = 6;
const SMALL_MM = { long: 50, short: 20 } as const;

/** Runs of ink cells that touch each other. */
interface Group {
  left: number;
  readonly top: number;
  right: number;
  bottom: number;
  cells: number;
}

export interface InkAreas {
  /** Boxes around connected ink as large as a framed stamp and mostly hollow, largest first. */
  readonly areas: readonly Box[];
  /** The same of what hung together with the rules of a table only, with words on both sides, and of pale ink, broken frames of it as well. */
  readonly wider: readonly Box[];
  /** Between upright rules of a table that may be the sides of a stamp across the page. */
  readonly standing: readonly Box[];
}

export function inkAreas({ image, ppi, ...size }: GreyImage): InkAreas {
  const mm = ppi / 25.4 / CELL;
  const means = cellMeans(image, size);
  const [areas, wider, standing]: [Box[], Box[], Box[]] = [[], [], []];
  for (const dark of DARK) {
    const cells = inkCells(means, dark);
    const groups = groupsOf(cells);
    addFrames(areas, groups, { mm, size, most: LARGEST_MM });
    if (!groups.some((group) => isTable(group, mm))) continue;
    addFrames(wider, groupsOf(withoutRules(cells, mm)), { mm, size, most: CROWDED_MM });
    addStanding(standing, standingFrames(cells, mm), size);
  }
  const pale: Box[] = [];
  addFrames(pale, groupsOf(inkCells(means, PALE)), { mm, size, most: LARGEST_MM });
  const bridged: Box[] = [];
  const [worn, faintest] = [groupsOf(grown(inkCells(means, DARK[1]))), groupsOf(grown(inkCells(means, PALE)))];
  for (const groups of [worn, faintest]) addFrames(bridged, groups, { mm, size, most: LARGEST_MM });
  pale.push(...faintWords(faintest, means, mm));
  pale.push(...bridged.filter((box) => isFaint(means, box) && !pale.some((other) => isSame(box, other))));
  wider.push(...pale.filter((box) => !areas.some((other) => sharedArea(box, other) > COVERED * box[2] * box[3])));
  const isNew = (box: Box) => !areas.some((other) => isSame(box, other));
  return { areas: likeliest(areas, ppi), wider: likeliest(wider.filter(isNew), ppi), standing };
}

interface FrameLimits {
  readonly mm: number;
  readonly size: Size;
  readonly most: Sides;
}

function addFrames(boxes: Box[], groups: readonly Group[], { mm, size, most }: FrameLimits): void {
  for (const group of groups) {
    if (!isOfStampSize(group, most, mm) || !isHollow(group)) continue;
    const box = boxOf(group, size);
    if (!boxes.some((other) => isSame(box, other))) boxes.push(box);
  }
}

/** More pairs of rules than these are columns of a table. */
const MOST_STANDING = 8;

function addStanding(boxes: Box[], frames: readonly Box[], size: Size): void {
  for (const [left, top, across, down] of frames) {
    if (boxes.length === MOST_STANDING) return;
    const box = boxOf({ left, top, right: left + across - 1, bottom: top + down - 1 }, size);
    if (!boxes.some((other) => isSame(box, other))) boxes.push(box);
  }
}

/** Letters of a stamp in pale ink, whose frame is paler still, and how far apart they stand, in mm. */
const LETTER_MM = { least: 2.5, most: 9, apart: 3.5 } as const;
const FEWEST_LETTERS = 2;

/** Boxes around neighbouring pieces of ink that are paler than print and as large as letters of a stamp: no frame holds them together. */
function faintWords(groups: readonly Group[], means: CellMeans, mm: number): readonly Box[] {
  const letters = groups
    .filter((group) => isLetter(group, mm))
    .map((group) => boxOf(group, { width: means.width * CELL, height: means.height * CELL }))
    .filter((box) => isFaint(means, box));
  const apart = LETTER_MM.apart * mm * CELL;
  return clusters(letters, apart)
    .filter((cluster) => cluster.length >= FEWEST_LETTERS)
    .map((cluster) => unionBox(cluster))
    .filter((box) => box !== undefined)
    .filter(([, , width, height]) => Math.max(width, height) <= LARGEST_MM.long * mm * CELL && Math.min(width, height) <= LARGEST_MM.short * mm * CELL); // prettier-ignore
}

function isLetter({ left, top, right, bottom }: Group, mm: number): boolean {
  const sides = [(right - left + 1) / mm, (bottom - top + 1) / mm];
  return Math.min(...sides) >= LETTER_MM.least && Math.max(...sides) <= LETTER_MM.most;
}

/** Boxes that are chained together by gaps of at most `apart` pixels. */
function clusters(boxes: readonly Box[], apart: number): readonly (readonly Box[])[] {
  const open = new Set(boxes);
  const found: Box[][] = [];
  for (const start of boxes) {
    if (!open.delete(start)) continue;
    const cluster = [start];
    // it grows while it is walked through
    for (const [x, y, width, height] of cluster) {
      const around: Box = [x - apart, y - apart, width + 2 * apart, height + 2 * apart];
      const near = [...open].filter((other) => sharedArea(around, other) > 0);
      near.forEach((other) => open.delete(other));
      cluster.push(...near);
    }
    found.push(cluster);
  }
  return found;
}

function likeliest(boxes: readonly Box[], ppi: number): readonly Box[] {
  const sorted = boxes.toSorted(
    (one, other) => other[2] * other[3] - one[2] * one[3] || one[1] - other[1] || one[0] - other[0],
  );
  return [...sorted.slice(0, MOST_AREAS), ...sorted.slice(MOST_AREAS).filter((box) => isSmall(box, ppi)).slice(0, MOST_SMALL)]; // prettier-ignore
}

function isSmall([, , width, height]: Box, ppi: number): boolean {
  const mm = ppi / 25.4;
  return Math.max(width, height) <= SMALL_MM.long * mm && Math.min(width, height) <= SMALL_MM.short * mm;
}

function boxOf({ left, top, right, bottom }: Omit<Group, 'cells'>, size: Size): Box {
  const [x, y] = [left * CELL, top * CELL];
  return [x, y, Math.min(size.width, (right + 1) * CELL) - x, Math.min(size.height, (bottom + 1) * CELL) - y];
}

function isSame(one: Box, other: Box): boolean {
  return sharedArea(one, other) >= SAME * Math.max(one[2] * one[3], other[2] * other[3]);
}

interface CellMeans extends Size {
  /** Darkness of each cell. */
  readonly dark: Uint8Array;
}

function cellMeans(image: Uint8Array, size: Size): CellMeans {
  const dark = darkCells(image, size);
  return { width: Math.floor(size.width / CELL), height: Math.floor(size.height / CELL), dark };
}

function inkCells({ dark, ...size }: CellMeans, least: number): Cells {
  const ink = new Uint8Array(dark.length);
  for (let at = 0; at < dark.length; at += 1) if ((dark[at] ?? 0) > least) ink[at] = 1;
  return { ...size, ink };
}

/** The cells around each one have ink, too. */
function grown({ width, height, ink }: Cells): Cells {
  const out = new Uint8Array(ink.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (ink[y * width + x] !== 1) continue;
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1)
        out.fill(1, row * width + Math.max(0, x - 1), row * width + Math.min(width, x + 2));
    }
  }
  return { width, height, ink: out };
}

function isFaint({ dark, width }: CellMeans, box: Box): boolean {
  const [left, top, across, down] = box.map((length) => Math.floor(length / CELL)) as [number, number, number, number];
  let [print, inked, all] = [0, 0, 0];
  for (let y = top; y < top + down; y += 1) {
    for (let x = left; x < left + across; x += 1) {
      const darkness = dark[y * width + x] ?? 0;
      if (darkness > PALE) all += 1;
      if (darkness > DARK[1]) inked += 1;
      if (darkness > DARK[0]) print += 1;
    }
  }
  return print < FAINT.print * all || inked < FAINT.fill * across * down;
}

/** Runs of ink cells, row by row, from left to right: first and last column, row, and a run that each is joined with. */
interface Runs {
  readonly from: number[];
  readonly to: number[];
  readonly row: number[];
  readonly joined: number[];
  /** The first run of each row, and of the row after the last. */
  readonly first: number[];
}

/** Runs that touch each other, corners too. */
function groupsOf(cells: Cells): readonly Group[] {
  const runs = runsOf(cells);
  for (let y = 1; y < cells.height; y += 1) joinRows(runs, y);
  const groups = new Map<number, Group>();
  for (let run = 0; run < runs.from.length; run += 1) {
    const root = rootOf(runs.joined, run);
    const [from, to, row] = [runs.from[run] ?? 0, runs.to[run] ?? 0, runs.row[run] ?? 0];
    const group = groups.get(root);
    if (group === undefined) {
      groups.set(root, { left: from, top: row, right: to, bottom: row, cells: to - from + 1 });
      continue;
    }
    if (from < group.left) group.left = from;
    if (to > group.right) group.right = to;
    group.bottom = row;
    group.cells += to - from + 1;
  }
  return [...groups.values()];
}

function runsOf({ width, height, ink }: Cells): Runs {
  const runs: Runs = { from: [], to: [], row: [], joined: [], first: [0] };
  for (let y = 0; y < height; y += 1) {
    const end = (y + 1) * width;
    for (let at = y * width; at < end; at += 1) {
      if (ink[at] !== 1) continue;
      const from = at;
      while (at + 1 < end && ink[at + 1] === 1) at += 1;
      runs.joined.push(runs.from.length);
      runs.from.push(from - y * width);
      runs.to.push(at - y * width);
      runs.row.push(y);
    }
    runs.first.push(runs.from.length);
  }
  return runs;
}

/** Joins the runs of a row with those of the row above. */
function joinRows({ from, to, joined, first }: Runs, y: number): void {
  const [start = 0, middle = 0, end = 0] = first.slice(y - 1, y + 2);
  const touch = (one: number, other: number) => (to[one] ?? 0) + 1 >= (from[other] ?? 0);
  let [above, below] = [start, middle];
  while (above < middle && below < end) {
    if (touch(above, below) && touch(below, above)) join(joined, above, below);
    if ((to[above] ?? 0) < (to[below] ?? 0)) above += 1;
    else below += 1;
  }
}

function join(joined: number[], one: number, other: number): void {
  const [root, gone] = [rootOf(joined, one), rootOf(joined, other)];
  if (root < gone) joined[gone] = root;
  else joined[root] = gone;
}

/** Shortens the way for those who come after. */
function rootOf(joined: number[], run: number): number {
  let root = run;
  for (let next = joined[root] ?? root; next !== root; next = joined[root] ?? root) {
    const after = joined[next] ?? next;
    joined[root] = after;
    root = after;
  }
  return root;
}

interface Sides {
  readonly long: number;
  readonly short: number;
}

function isOfStampSize({ left, top, right, bottom }: Group, most: Sides, mm: number): boolean {
  const [width, height] = [(right - left + 1) / mm, (bottom - top + 1) / mm];
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  return long >= SMALLEST_MM.long && short >= SMALLEST_MM.short && long <= most.long && short <= most.short;
}

/** Larger than a stamp: a table, a form, what touches one. */
function isTable({ left, top, right, bottom, cells }: Group, mm: number): boolean {
  const [width, height] = [(right - left + 1) / mm, (bottom - top + 1) / mm];
  const isLarge = Math.max(width, height) > LARGEST_MM.long || Math.min(width, height) > LARGEST_MM.short;
  return isLarge && isHollow({ left, top, right, bottom, cells });
}

function isHollow({ left, top, right, bottom, cells }: Group): boolean {
  return cells < FULLEST * (right - left + 1) * (bottom - top + 1);
}
