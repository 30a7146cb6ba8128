import type { Size } from '../page/geometry.ts';

/** Of the shorter side: slips of 4 cm at 100 pixels an inch have more. */
const FEWEST_PIXELS = 150;

/** A picture of so few pixels shows no print: nobody can tell from it that a sheet is blank. */
export function isTooSmallToRead({ width, height }: Size): boolean {
  return Math.min(width, height) < FEWEST_PIXELS;
}
