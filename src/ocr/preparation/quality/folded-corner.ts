import type { Box } from '../../../domain/page/geometry.ts';
import type { MeasuredPlace } from '../../../domain/page/page-reading.ts';
import { CELL, type CoarsePage } from './coarse-page.ts';
import type { SheetEdge, SheetFrame } from './sheet-frame.ts';

/** Length of the sides of the triangle that is missing. */
const LEG_MM = { shortest: 9, longest: 50 } as const;
/** The one side is at most so many times the other. */
const SLANT = 2.2;
/** Beside the crease. */
const BESIDE_MM = 1.6;
/** Levels between the lid seen through the corner and the paper, or between the crease and both its sides. */
const STEP = 14;
const CREASE = 9;
/** Along the edges behind the triangle the paper is back: the table or the shadow of a spine goes on. */
const BEHIND_MM = { along: 4, inwards: 2.5 } as const;
/** Share of the places along the crease that show it. */
const UNBROKEN = 0.88;

interface Corner {
  readonly fromRight: boolean;
  readonly fromBottom: boolean;
}

const CORNERS: readonly Corner[] = [
  { fromRight: false, fromBottom: false },
  { fromRight: true, fromBottom: false },
  { fromRight: false, fromBottom: true },
  { fromRight: true, fromBottom: true },
];

/** A corner that was turned over when the sheet was scanned: mm of its shorter side, and where. */
export function foldedCorner(page: CoarsePage, frame: SheetFrame): MeasuredPlace {
  let worst: MeasuredPlace = { value: 0 };
  for (const corner of CORNERS) {
    const found = triangleAt(page, { corner, frame });
    if (found.value > worst.value) worst = found;
  }
  return worst;
}

type Straight = Pick<SheetEdge, 'at' | 'slope'>;

interface SheetCorner {
  readonly corner: Corner;
  readonly frame: SheetFrame;
}

function triangleAt(page: CoarsePage, sheet: SheetCorner): MeasuredPlace {
  const mm = page.cellsPerMm;
  const longest = Math.min(LEG_MM.longest * mm, page.columns / 3, page.rows / 3);
  const axes = axesOf(page, sheet);
  const level = reader(page, sheet.corner, axes);
  let best: MeasuredPlace = { value: 0 };
  for (let across = Math.round(LEG_MM.shortest * mm); across <= longest; across += 2) {
    for (let down = Math.round(LEG_MM.shortest * mm); down <= longest; down += 2) {
      if (across > SLANT * down || down > SLANT * across) continue;
      const value = Math.min(across, down) / mm;
      if (value <= best.value || !isCrease(level, { across, down, mm })) continue;
      best = { value: Number(value.toFixed(1)), box: boxOf(page, sheet.corner, { axes, across, down }) };
    }
  }
  return best;
}

type Level = (x: number, y: number) => number;

/** Cells from the corner of the image to the corner of the sheet, and from there to the next cell along its two edges. */
interface Axes {
  readonly origin: readonly [x: number, y: number];
  readonly across: readonly [x: number, y: number];
  readonly down: readonly [x: number, y: number];
}

function axesOf({ columns, rows }: CoarsePage, { corner, frame }: SheetCorner): Axes {
  const upright = seenFrom(corner.fromRight ? frame.right : frame.left, corner.fromBottom, rows);
  const lying = seenFrom(corner.fromBottom ? frame.bottom : frame.top, corner.fromRight, columns);
  const x = (upright.at + upright.slope * lying.at) / (1 - upright.slope * lying.slope);
  const y = lying.at + lying.slope * x;
  const [wide, high] = [Math.hypot(1, lying.slope), Math.hypot(upright.slope, 1)];
  return {
    origin: [Math.max(0, x), Math.max(0, y)],
    across: [1 / wide, lying.slope / wide],
    down: [upright.slope / high, 1 / high],
  };
}

/** The same edge counted from its other end. */
function seenFrom(edge: Straight, isOtherEnd: boolean, length: number): Straight {
  return isOtherEnd ? { at: edge.at + edge.slope * length, slope: -edge.slope } : edge;
}

/** Levels seen from the corner of the sheet inwards. */
function reader({ cells, columns, rows }: CoarsePage, { fromRight, fromBottom }: Corner, axes: Axes): Level {
  const { origin, across, down } = axes;
  return (x, y) => {
    const fromSide = Math.round(origin[0] + x * across[0] + y * down[0]);
    const fromEnd = Math.round(origin[1] + x * across[1] + y * down[1]);
    const column = Math.max(0, Math.min(columns - 1, fromRight ? columns - 1 - fromSide : fromSide));
    const row = Math.max(0, Math.min(rows - 1, fromBottom ? rows - 1 - fromEnd : fromEnd));
    return cells[row * columns + column] ?? 255;
  };
}

interface Crease {
  readonly across: number;
  readonly down: number;
  /** Cells of a millimetre. */
  readonly mm: number;
}

/** The same step, or the same shadow, nearly everywhere along the line from one edge to the other. */
function isCrease(level: Level, crease: Crease): boolean {
  const { across, down, mm } = crease;
  const beside = BESIDE_MM * mm;
  const length = Math.hypot(across, down);
  const [outX, outY] = [(-down / length) * beside, (-across / length) * beside];
  const places = Math.floor(length / 2);
  const wanted = Math.ceil(UNBROKEN * (places - 4));
  let [lighter, darker, shadow] = [0, 0, 0];
  for (let place = 2; place < places - 2; place += 1) {
    const [x, y] = [(across * place) / places, down - (down * place) / places];
    const outside = level(x + outX, y + outY);
    const inside = level(x - outX, y - outY);
    const step = outside - inside;
    if (step >= STEP) lighter += 1;
    if (step <= -STEP) darker += 1;
    if (Math.min(outside, inside) - level(x, y) >= CREASE) shadow += 1;
    const left = places - 3 - place;
    if (Math.max(lighter, darker, shadow) + left < wanted) return false;
  }
  return darker < wanted || endsBehind(level, crease);
}

/** Whether what is dark in the corner ends with it, on both edges. */
function endsBehind(level: Level, { across, down, mm }: Crease): boolean {
  const corner = level(across / 4, down / 4);
  const [along, inwards] = [BEHIND_MM.along * mm, BEHIND_MM.inwards * mm];
  return Math.min(level(across + along, inwards), level(inwards, down + along)) - corner >= STEP;
}

interface Triangle {
  readonly axes: Axes;
  readonly across: number;
  readonly down: number;
}

function boxOf({ columns, rows }: CoarsePage, corner: Corner, { axes: { origin }, across, down }: Triangle): Box {
  const [x, y] = [Math.round(origin[0]), Math.round(origin[1])];
  const left = corner.fromRight ? columns - x - across : x;
  const top = corner.fromBottom ? rows - y - down : y;
  return [left * CELL, top * CELL, across * CELL, down * CELL];
}
