import type { Box, Size } from '../../../domain/page/geometry.ts';
import type { MeasuredPlace } from '../../../domain/page/page-reading.ts';
import { componentsOf } from '../../../domain/page/components.ts';
import { CELL } from './coarse-page.ts';
import { depthOf, type SheetEdge, type SheetFrame } from './sheet-frame.ts';

type Side = 'left' | 'right' | 'top' | 'bottom';

const SIDES: readonly Side[] = ['left', 'right', 'top', 'bottom'];
/** Half way from ink to paper, within these bounds. */
const DARK = { least: 140, most: 205 } as const;
/** How far inwards a mark is followed. */
const STRIP_MM = 9;
/** A mark begins so near the edge: no printer prints there, and the outermost pixels are often spoilt by turning, enlarging and packing. */
const AT_EDGE_MM = 0.7;
/** Size of what is left of a letter, along the edge and inwards. */
const LETTER_MM = { narrow: 0.25, wide: 7, shallow: 0.3, deep: 8 } as const;
/** Share of the side that the cut marks are spread over: print is, a torn or ragged place is not. */
const SPREAD = 0.12;
/** A strip this broad beside the sheet shows that its edge is in the image. */
const SEEN_MM = 0.7;

export interface ClippedSource extends Size {
  /** The paper brought to white. */
  readonly level: Uint8Array;
  readonly ppi: number;
  /** Levels between print and paper; 0 where not known. */
  readonly contrast: number;
  readonly frame: SheetFrame;
}

/** Letters (or what is left of them) that run into the edge of the image: how many on the worst side, and where. */
export function clippedMarks({ level, ppi, contrast, width, height, frame }: ClippedSource): MeasuredPlace {
  const size = { width, height };
  const dark = Math.max(DARK.least, Math.min(DARK.most, 255 - contrast * 0.5));
  let worst: MeasuredPlace = { value: 0 };
  for (const side of SIDES) {
    const marks = marksAt(level, { size, mm: ppi / 25.4, side, dark, edge: frame[side] });
    if (marks.length > worst.value) worst = { value: marks.length, box: around(marks, size) };
  }
  return worst;
}

interface Looking {
  readonly size: Size;
  readonly mm: number;
  readonly side: Side;
  readonly dark: number;
  readonly edge: SheetEdge;
}

function marksAt(level: Uint8Array, { size, mm, side, dark, edge }: Looking): readonly Box[] {
  const depth = Math.min(Math.round(STRIP_MM * mm), size.width, size.height);
  const length = side === 'left' || side === 'right' ? size.height : size.width;
  const open = openPlaces(edge, length, mm);
  if (!open.includes(1)) return [];
  // Laid flat: the edge is the first row of the strip.
  const strip = new Uint8Array(depth * length);
  const way = strides(side, size);
  const near = nearEdge(mm);
  for (let inwards = 0; inwards < depth; inwards += 1) {
    // Most pages have nothing at their edges, which is soon seen.
    if (!takeRow(strip, { level, dark, way, inwards, length, open, near }) && inwards >= near) break;
  }
  const marks = componentsOf(strip, { width: length, height: depth })
    .map(({ box }) => box)
    .filter((box) => isCutLetter(box, mm, depth));
  const begins = marks.map(([along]) => along);
  const ends = marks.map(([along, , wide]) => along + wide);
  if (Math.max(...ends) - Math.min(...begins) < SPREAD * length) return [];
  return marks.map((box) => onPage(box, side, size));
}

/** 1 where the sheet reaches the edge of the image; where its own edge is seen nothing of it is cut off. */
function openPlaces(edge: SheetEdge, length: number, mm: number): Uint8Array {
  return Uint8Array.from({ length }, (_, along) => (depthOf(edge, along / CELL) * CELL < SEEN_MM * mm ? 1 : 0));
}

interface Row {
  readonly level: Uint8Array;
  readonly dark: number;
  readonly way: Strides;
  readonly inwards: number;
  readonly length: number;
  readonly open: Uint8Array;
  /** Rows that a mark may begin in. */
  readonly near: number;
}

/** Marks what is dark and hangs together with the rows before, which begin at the edge. @returns whether anything does */
function takeRow(strip: Uint8Array, row: Row): boolean {
  const { level, dark, way, inwards, length, open, near } = row;
  const here = inwards * length;
  const before = here - length;
  const start = way.first + inwards * way.inwards;
  let taken = false;
  let reached = false;
  for (let along = 0, at = start; along < length; along += 1, at += way.along) {
    if (open[along] !== 1 || (level[at] ?? 255) >= dark) {
      reached = false;
      continue;
    }
    reached ||=
      inwards <= near || isAny(strip, Math.max(before, before + along - 1), Math.min(here, before + along + 2));
    if (!reached) continue;
    strip[here + along] = 1;
    taken = true;
  }
  if (taken && inwards > near) takeBackwards(strip, row);
  return taken;
}

function isAny(strip: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (strip[at] === 1) return true;
  return false;
}

/** What hangs together with something further along the same row. */
function takeBackwards(strip: Uint8Array, { level, dark, way, inwards, length, open }: Row): void {
  const here = inwards * length;
  for (let along = length - 2; along >= 0; along -= 1) {
    if (strip[here + along + 1] !== 1 || strip[here + along] === 1 || open[along] !== 1) continue;
    if ((level[way.first + inwards * way.inwards + along * way.along] ?? 255) < dark) strip[here + along] = 1;
  }
}

function nearEdge(mm: number): number {
  return Math.max(2, Math.round(AT_EDGE_MM * mm));
}

function isCutLetter([, inwards, wide, deep]: Box, mm: number, depth: number): boolean {
  if (inwards > nearEdge(mm) || inwards + deep >= depth) return false;
  const { narrow, wide: widest, shallow, deep: deepest } = LETTER_MM;
  return wide >= narrow * mm && wide <= widest * mm && deep >= shallow * mm && deep <= deepest * mm;
}

/** Pixels from one place to the next along the edge and inwards, beginning with `first`. */
interface Strides {
  readonly first: number;
  readonly along: number;
  readonly inwards: number;
}

function strides(side: Side, { width, height }: Size): Strides {
  switch (side) {
    case 'left':
      return { first: 0, along: width, inwards: 1 };
    case 'right':
      return { first: width - 1, along: width, inwards: -1 };
    case 'top':
      return { first: 0, along: 1, inwards: width };
    case 'bottom':
      return { first: (height - 1) * width, along: 1, inwards: -width };
  }
}

function onPage([along, inwards, wide, deep]: Box, side: Side, { width, height }: Size): Box {
  switch (side) {
    case 'left':
      return [inwards, along, deep, wide];
    case 'right':
      return [width - inwards - deep, along, deep, wide];
    case 'top':
      return [along, inwards, wide, deep];
    case 'bottom':
      return [along, height - inwards - deep, wide, deep];
  }
}

function around(boxes: readonly Box[], { width, height }: Size): Box {
  const left = Math.min(width, ...boxes.map(([x]) => x));
  const top = Math.min(height, ...boxes.map(([, y]) => y));
  const right = Math.max(0, ...boxes.map(([x, , wide]) => x + wide));
  const bottom = Math.max(0, ...boxes.map(([, y, , high]) => y + high));
  return [left, top, right - left, bottom - top];
}
