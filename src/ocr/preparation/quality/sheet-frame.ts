import type { CoarsePage } from './coarse-page.ts';

/** One edge of the sheet: cells from that edge of the image at a place along it, `at + slope · place`. */
export interface SheetEdge {
  readonly at: number;
  readonly slope: number;
  /** The same at each place, bent as paper is on photographs. */
  readonly bent: Float32Array;
}

/** Where the sheet ends in the image; all 0 where nothing dark is seen beside it. */
export interface SheetFrame {
  readonly left: SheetEdge;
  readonly right: SheetEdge;
  readonly top: SheetEdge;
  readonly bottom: SheetEdge;
}

const IMAGE_EDGE: SheetEdge = { at: 0, slope: 0, bent: new Float32Array() };

/** Cells from that edge of the image to the sheet, at a place along it. */
export function depthOf({ at, slope, bent }: SheetEdge, along: number): number {
  return Math.max(0, bent[Math.round(along)] ?? at + slope * along);
}

/** What lies beside the sheet is darker than this share of the paper. */
const BESIDE = 0.68;
/** Paper without a break this long: the sheet has begun. */
const PAPER_MM = 2;
/** Shares of the image: how far in an edge is looked for, where the paper is looked at, and what is left out at both ends. */
const DEEPEST = 0.2;
const PAPER_AT = { from: 0.06, to: 0.4 } as const;
const ENDS = 0.06;
/** Lines of cells between two that are looked at. */
const STEP = 3;
const STEEPEST = 0.15;
/** How far from the edge a place of it may lie, how many must, and the narrowest strip that counts. */
const STRAY_MM = 0.9;
const AGREEING = 0.55;
const NARROWEST_MM = 0.6;
/** Paper bends so far from the straight line; what reaches further in is something that lies on it. */
const BENT_MM = 4;
/** Places that edges are drawn through. */
const ANCHORS = 14;

/** The sheet on a darker table, or beside the lid of the scanner. */
export function sheetFrame(page: CoarsePage): SheetFrame {
  const { columns, rows } = page;
  const last = columns * rows - 1;
  const edge = (lines: Lines) => edgeOf(page, lines);
  return {
    left: edge({ first: 0, along: columns, inwards: 1, count: rows, depth: columns }),
    right: edge({ first: columns - 1, along: columns, inwards: -1, count: rows, depth: columns }),
    top: edge({ first: 0, along: 1, inwards: columns, count: columns, depth: rows }),
    bottom: edge({ first: last - columns + 1, along: 1, inwards: -columns, count: columns, depth: rows }),
  };
}

/** Cells from one line to the next and from the edge of the image inwards. */
interface Lines {
  readonly first: number;
  readonly along: number;
  readonly inwards: number;
  readonly count: number;
  readonly depth: number;
}

type Straight = Pick<SheetEdge, 'at' | 'slope'>;
type Place = readonly [along: number, depth: number];

function edgeOf(page: CoarsePage, lines: Lines): SheetEdge {
  const places: Place[] = [];
  let seen = 0;
  const ends = Math.ceil(ENDS * lines.count);
  for (let along = ends; along < lines.count - ends; along += STEP) {
    seen += 1;
    const depth = beginOfPaper(page, lines, along);
    if (depth !== undefined) places.push([along, depth]);
  }
  const stray = STRAY_MM * page.cellsPerMm;
  const best = bestThrough(places, stray);
  const agreeing = places.filter((place) => Math.abs(offFrom(best, place)) <= stray);
  if (agreeing.length < AGREEING * seen) return IMAGE_EDGE;
  const line = fitted(agreeing);
  const deepest = Math.max(line.at, line.at + line.slope * lines.count);
  if (deepest < NARROWEST_MM * page.cellsPerMm) return IMAGE_EDGE;
  return {
    ...line,
    bent: Float32Array.from({ length: lines.count }, (_, along) => bentAt(page, lines, { line, along })),
  };
}

function bentAt(page: CoarsePage, lines: Lines, { line, along }: { line: Straight; along: number }): number {
  const straight = line.at + line.slope * along;
  const depth = beginOfPaper(page, lines, along) ?? straight;
  return Math.abs(depth - straight) <= BENT_MM * page.cellsPerMm ? depth : straight;
}

/** Cells from the edge of the image to the paper, on one line; undefined where it does not begin soon. */
function beginOfPaper({ cells, cellsPerMm }: CoarsePage, lines: Lines, along: number): number | undefined {
  const { first, inwards, depth } = lines;
  const start = first + along * lines.along;
  let paper = 0;
  for (let at = Math.floor(PAPER_AT.from * depth); at < PAPER_AT.to * depth; at += 5) {
    paper = Math.max(paper, cells[start + at * inwards] ?? 0);
  }
  const wanted = Math.ceil(PAPER_MM * cellsPerMm);
  let run = 0;
  for (let at = 0; at < DEEPEST * depth; at += 1) {
    run = (cells[start + at * inwards] ?? 0) >= BESIDE * paper ? run + 1 : 0;
    if (run === wanted) return at - wanted + 1;
  }
  return undefined;
}

/** The straight line through two of the places that most of them lie on. */
function bestThrough(places: readonly Place[], stray: number): Straight {
  const anchors = Array.from(
    { length: ANCHORS },
    (_, n) => places[Math.floor((n * (places.length - 1)) / (ANCHORS - 1))],
  );
  let best: Straight = IMAGE_EDGE;
  let most = -1;
  for (const [n, one] of anchors.entries()) {
    for (const other of anchors.slice(n + 1)) {
      if (one === undefined || other === undefined || one[0] === other[0]) continue;
      const slope = (other[1] - one[1]) / (other[0] - one[0]);
      if (Math.abs(slope) > STEEPEST) continue;
      const edge = { at: one[1] - slope * one[0], slope };
      const agreeing = places.filter((place) => Math.abs(offFrom(edge, place)) <= stray).length;
      if (agreeing > most) [best, most] = [edge, agreeing];
    }
  }
  return best;
}

function offFrom({ at, slope }: Straight, [along, depth]: Place): number {
  return depth - at - slope * along;
}

/** Least squares. */
function fitted(places: readonly Place[]): Straight {
  const mean = (of: (place: Place) => number) => places.reduce((sum, place) => sum + of(place), 0) / places.length;
  const [along, depth] = [mean((place) => place[0]), mean((place) => place[1])];
  const spread = mean((place) => (place[0] - along) ** 2);
  const slope = spread === 0 ? 0 : mean((place) => (place[0] - along) * (place[1] - depth)) / spread;
  return { at: depth - slope * along, slope };
}
