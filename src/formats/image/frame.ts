import { turnSize, type QuarterTurn, type Size } from '../../domain/page/geometry.ts';

/** Resolution along the stored rows and columns; absent where the file states none. */
export interface Resolution {
  readonly x: number;
  readonly y: number;
}

/** The displayed page: size in square pixels, and how many of them make an inch. */
export interface Frame {
  readonly size: Size;
  readonly ppi: number;
}

const A4_LONG_INCHES = 11.69;
const MIN_PPI = 20;
const MAX_PPI = 4800;
/** More difference than this and pixels are not square: fax lines of 204 × 98 ppi. */
const SQUARE_TOLERANCE = 1.03;
/** Longer than A3: a page of this length at screen resolution is a scan whose resolution nobody set. */
const LONGEST_AT_SCREEN_PPI = 17;
const SCREEN_PPI = 100;

/**
 * The frame of a page that is one image. Screen resolutions (72, 96) that make an enormous sheet are defaults of
 * programs, not measures; the page is then taken as A4.
 */
export function frameOf(stored: Size, stated: Resolution | undefined, turn: QuarterTurn): Frame {
  const resolution = plausible(stored, stated);
  const ratio = resolution.x / resolution.y;
  const square = Math.max(ratio, 1 / ratio) <= SQUARE_TOLERANCE;
  const ppi = square ? (resolution.x + resolution.y) / 2 : Math.max(resolution.x, resolution.y);
  const size = square
    ? stored
    : {
        width: Math.round((stored.width * ppi) / resolution.x),
        height: Math.round((stored.height * ppi) / resolution.y),
      };
  return { size: turnSize(size, turn), ppi: roundPpi(ppi) };
}

function plausible(stored: Size, stated: Resolution | undefined): Resolution {
  const long = Math.max(stored.width, stored.height);
  const estimate = long / A4_LONG_INCHES;
  const fallback = { x: estimate, y: estimate };
  if (stated === undefined || !inRange(stated.x) || !inRange(stated.y)) return fallback;
  const inches = Math.max(stored.width / stated.x, stored.height / stated.y);
  return Math.max(stated.x, stated.y) <= SCREEN_PPI && inches > LONGEST_AT_SCREEN_PPI ? fallback : stated;
}

function inRange(ppi: number): boolean {
  return ppi >= MIN_PPI && ppi <= MAX_PPI;
}

/** Two decimals: page sizes and fingerprints do not hang on the last bits of a division. */
export function roundPpi(ppi: number): number {
  return Math.round(ppi * 100) / 100;
}
