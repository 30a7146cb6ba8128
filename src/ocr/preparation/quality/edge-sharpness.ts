import type { Size } from '../../../domain/page/geometry.ts';

/** How print stands out from the paper. */
export interface EdgeSharpness {
  /** Pixels from ink to paper across the border of a stroke, at the slope of its steepest place; 0 with hardly any print. */
  readonly width: number;
  /** Levels between ink and paper; 0 with hardly any print. */
  readonly contrast: number;
}

/** Lines of pixels between two that are looked at. */
const STEP = 16;
/** Pixels on each side in which the ink and the paper of a border are looked for: a broad stroke, blurred. */
const REACH = 8;
/** Levels, and times the usual difference between neighbours: less is grain. */
const SMALLEST_SLOPE = { levels: 8, grains: 4 } as const;
const SMALLEST_CONTRAST = { levels: 16, grains: 6 } as const;
const FEWEST_BORDERS = 80;
/** Of the contrast that most borders have: what is fainter is grain, show-through, halftone. */
const PLAIN = 0.6;
/** A quarter of the borders is at least as sharp: slanted strokes and worn print have broad ones on a sharp page, too; blur spares none. */
const SHARP = 0.25;

interface Borders {
  /** Usual difference between neighbours. */
  readonly grain: number;
  readonly contrasts: number[];
  readonly slopes: number[];
}

/** Across and down; blur in one direction (the sheet moved) shows in the greater of the two. */
export function edgeSharpness(image: Uint8Array, { width, height }: Size): EdgeSharpness {
  const grain = grainOf(image, { width, height });
  const across: Borders = { grain, contrasts: [], slopes: [] };
  const down: Borders = { grain, contrasts: [], slopes: [] };
  for (let y = STEP; y < height - STEP; y += STEP) {
    collect(image, { start: y * width, step: 1, count: width }, across);
  }
  for (let x = STEP; x < width - STEP; x += STEP) collect(image, { start: x, step: width, count: height }, down);
  const both = [summary(across), summary(down)];
  return {
    width: Math.max(...both.map((one) => one.width)),
    contrast: Math.max(...both.map((one) => one.contrast)),
  };
}

/** Median difference of the pixels on both sides of a pixel, in levels: print takes up too little of a page to count. */
function grainOf(image: Uint8Array, { width, height }: Size): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let y = STEP; y < height; y += STEP) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at += 2) {
      const step = Math.abs((image[at + 1] ?? 0) - (image[at - 1] ?? 0));
      counts[step] = (counts[step] ?? 0) + 1;
      total += 1;
    }
  }
  let seen = 0;
  return Math.max(
    0,
    counts.findIndex((count) => (seen += count) * 2 >= total),
  );
}

interface Line {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

function collect(image: Uint8Array, { start, step, count }: Line, into: Borders): void {
  const end = start + (count - REACH) * step;
  const smallestSlope = Math.max(SMALLEST_SLOPE.levels, SMALLEST_SLOPE.grains * into.grain);
  const smallestContrast = Math.max(SMALLEST_CONTRAST.levels, SMALLEST_CONTRAST.grains * into.grain);
  for (let at = start + REACH * step; at < end; at += step) {
    const slope = Math.abs((image[at + step] ?? 0) - (image[at - step] ?? 0));
    if (slope < smallestSlope) continue;
    const before = Math.abs((image[at] ?? 0) - (image[at - 2 * step] ?? 0));
    const after = Math.abs((image[at + 2 * step] ?? 0) - (image[at] ?? 0));
    if (slope < before || slope <= after) continue;
    const contrast = rangeAround(image, at, step);
    if (contrast < smallestContrast) continue;
    into.contrasts.push(contrast);
    into.slopes.push(slope / 2);
  }
}

function rangeAround(image: Uint8Array, at: number, step: number): number {
  let low = 255;
  let high = 0;
  for (let near = at - REACH * step; near <= at + REACH * step; near += step) {
    const value = image[near] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low;
}

function summary({ contrasts, slopes }: Borders): EdgeSharpness {
  if (contrasts.length < FEWEST_BORDERS) return { width: 0, contrast: 0 };
  const strong = quantile(contrasts, 0.9);
  const plain = contrasts.flatMap((contrast, index) =>
    contrast >= PLAIN * strong ? [contrast / (slopes[index] ?? 1)] : [],
  );
  return { width: quantile(plain, SHARP), contrast: strong };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
