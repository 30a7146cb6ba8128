import type { Size } from '../../domain/page/geometry.ts';

export interface Skew {
  /** Degrees the page is turned clockwise; 0 where no lines of print were found. */
  readonly degrees: number;
  /** How much sharper the lines stand out at this angle than at a wrong one; 1 = not at all. */
  readonly clarity: number;
}

/** Small dark cells of the page: 8 pixels wide, because only their height matters, and 2 high. */
interface DarkCells {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly weight: Float32Array;
  readonly rows: number;
}

const CELL_WIDTH = 8;
const CELL_HEIGHT = 2;
const COARSE_STEP = 0.4;
/** On each side: up to 12°. */
const COARSE_STEPS = 30;
const FINEST_STEP = 0.02;
/** One in so many cells is enough to find the neighbourhood, as long as so many are left. */
const COARSE = { every: 6, fewest: 2500 } as const;
/** Angles of which most are wrong for any page. */
const COMPARED = [-7, -4.2, -1.4, 1.4, 4.2, 7] as const;
/** A page without lines of print gives about 1; a page with a heading alone gives 1.5 and more. */
const CLEAR = 1.35;
/** Share of the page on each side. */
const BORDER = 0.03;
const FEWEST_CELLS = 60;

/**
 * Finds the angle at which the sums of darkness along the rows differ most from row to row: there the lines of print lie
 * flat (projection profile). `image`: levelled, dark on white, about 200 ppi.
 */
export function findSkew(image: Uint8Array, size: Size): Skew {
  const cells = darkCells(image, size);
  if (cells.x.length < FEWEST_CELLS) return { degrees: 0, clarity: 1 };
  let best = 0;
  let bestScore = 0;
  const every = Math.max(1, Math.min(COARSE.every, Math.floor(cells.x.length / COARSE.fewest)));
  for (let step = -COARSE_STEPS; step <= COARSE_STEPS; step += 1) {
    const score = lineContrast(cells, step * COARSE_STEP, every);
    if (score > bestScore) [best, bestScore] = [step * COARSE_STEP, score];
  }
  bestScore = lineContrast(cells, best, 1);
  for (let step = COARSE_STEP / 2; step >= FINEST_STEP; step /= 2) {
    for (const degrees of [best - step, best + step]) {
      const score = lineContrast(cells, degrees, 1);
      if (score > bestScore) [best, bestScore] = [degrees, score];
    }
  }
  const clarity = bestScore / Math.max(1e-9, median(COMPARED.map((degrees) => lineContrast(cells, degrees, 1))));
  return clarity < CLEAR ? { degrees: 0, clarity } : { degrees: best, clarity };
}

/** The border is left out: a dark scanner lid beside the sheet lies straight, however crooked the sheet is. */
function darkCells(image: Uint8Array, { width, height }: Size): DarkCells {
  const columns = Math.floor(width / CELL_WIDTH);
  const rows = Math.floor(height / CELL_HEIGHT);
  const [side, end] = [Math.ceil(columns * BORDER), Math.ceil(rows * BORDER)];
  const x: number[] = [];
  const y: number[] = [];
  const weight: number[] = [];
  for (let row = end; row < rows - end; row += 1) {
    for (let column = side; column < columns - side; column += 1) {
      const darkness = cellDarkness(image, row * CELL_HEIGHT * width + column * CELL_WIDTH, width);
      if (darkness < 24) continue;
      x.push((column + 0.5 - columns / 2) * (CELL_WIDTH / CELL_HEIGHT));
      y.push(row);
      weight.push(Math.min(darkness, 160));
    }
  }
  return { x: Float32Array.from(x), y: Float32Array.from(y), weight: Float32Array.from(weight), rows };
}

function cellDarkness(image: Uint8Array, start: number, width: number): number {
  let sum = 0;
  for (let x = start; x < start + CELL_WIDTH; x += 1) sum += (image[x] ?? 0) + (image[x + width] ?? 0);
  return 255 - sum / (CELL_WIDTH * CELL_HEIGHT);
}

/** How sharply light and dark rows differ after the page was sheared by `degrees`; one in `every` cells is looked at. */
function lineContrast(cells: DarkCells, degrees: number, every: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const reach = Math.ceil(Math.abs(slope) * largestOf(cells.x)) + 2;
  const profile = new Float32Array(cells.rows + 2 * reach + 2);
  const { x, y, weight } = cells;
  for (let index = 0; index < x.length; index += every) {
    const position = (y[index] ?? 0) - (x[index] ?? 0) * slope + reach;
    const row = Math.round(position);
    const off = position - row;
    const value = weight[index] ?? 0;
    // Shared out over three rows by a quadratic B-spline, which blurs alike wherever between two rows the cell falls.
    // With two rows the angle 0°, where cells fall on whole rows, would always look sharpest.
    profile[row - 1] = (profile[row - 1] ?? 0) + value * 0.5 * (0.5 - off) * (0.5 - off);
    profile[row] = (profile[row] ?? 0) + value * (0.75 - off * off);
    profile[row + 1] = (profile[row + 1] ?? 0) + value * 0.5 * (0.5 + off) * (0.5 + off);
  }
  return steepness(profile);
}

/** Sum of squared slopes. */
function steepness(profile: Float32Array): number {
  let sum = 0;
  for (let row = 1; row < profile.length; row += 1) {
    const slope = (profile[row] ?? 0) - (profile[row - 1] ?? 0);
    sum += slope * slope;
  }
  return sum;
}

function largestOf(values: Float32Array): number {
  let largest = 0;
  for (const value of values) if (Math.abs(value) > largest) largest = Math.abs(value);
  return largest;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
