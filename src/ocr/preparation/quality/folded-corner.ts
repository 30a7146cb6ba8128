import type { Box } from '../../../domain/page/geometry.ts';
import type { MeasuredPlace } from '../../../domain/page/page-reading.ts';
import { CELL, type CoarsePage } from './coarse-page.ts';

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
const BEHIND_MM = { along: 4, inwards: 2 } as const;
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
export function foldedCorner(page: CoarsePage): MeasuredPlace {
  let worst: MeasuredPlace = { value: 0 };
  for (const corner of CORNERS) {
    const found = triangleAt(page, corner);
    if (found.value > worst.value) worst = found;
  }
  return worst;
}

function triangleAt(page: CoarsePage, corner: Corner): MeasuredPlace {
  const mm = page.cellsPerMm;
  const longest = Math.min(LEG_MM.longest * mm, page.columns / 3, page.rows / 3);
  const level = reader(page, corner);
  let best: MeasuredPlace = { value: 0 };
  for (let across = Math.round(LEG_MM.shortest * mm); across <= longest; across += 2) {
    for (let down = Math.round(LEG_MM.shortest * mm); down <= longest; down += 2) {
      if (across > SLANT * down || down > SLANT * across) continue;
      const value = Math.min(across, down) / mm;
      if (value <= best.value || !isCrease(level, { across, down, mm })) continue;
      best = { value: Number(value.toFixed(1)), box: boxOf(page, corner, [across, down]) };
    }
  }
  return best;
}

type Level = (x: number, y: number) => number;

/** Levels seen from the corner inwards. */
function reader({ cells, columns, rows }: CoarsePage, { fromRight, fromBottom }: Corner): Level {
  return (x, y) => {
    const column = Math.max(0, Math.min(columns - 1, Math.round(fromRight ? columns - 1 - x : x)));
    const row = Math.max(0, Math.min(rows - 1, Math.round(fromBottom ? rows - 1 - y : y)));
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

function boxOf({ columns, rows }: CoarsePage, corner: Corner, [across, down]: readonly [number, number]): Box {
  const left = corner.fromRight ? columns - across : 0;
  const top = corner.fromBottom ? rows - down : 0;
  return [left * CELL, top * CELL, across * CELL, down * CELL];
}
