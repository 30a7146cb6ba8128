import { unionBox, type Box } from '../../domain/page/geometry.ts';
import type { Component } from '../../domain/page/components.ts';

type Side = 'left' | 'right' | 'top' | 'bottom';

/** The outer band of a stamp, in which a frame stands. */
interface Band {
  readonly hull: Box;
  readonly thickness: number;
}

/** A worn frame shows along this share of at least three of its sides; marks above letters cover less. */
const SEEN_SHARE = 0.45;
/** An unbroken one shows along this share. */
const WHOLE_SHARE = 0.8;
const SEEN_SIDES = 3;
/** A slant of 4° moves the ends of a side by 0.07 of its length; the line itself is up to 8 pixels thick at 200 ppi. */
const SLANT = 0.07;
const LINE = 8;
const LARGEST_BAND = 0.3;
const SPECK = 3;
const SMALLEST_STAMP = 56;

/**
 * The pieces of a frame with gaps among the parts of a stamp: those that lie wholly in its outer band, if they show
 * along three sides. `stride`: width of the image that the pixels count in.
 */
export function wornFrame(parts: readonly Component[], stride: number): readonly Component[] {
  const band = bandOf(parts);
  if (band === undefined) return [];
  const pieces = parts.filter(({ pixels }) => pixels.every((pixel) => sideOf(pixel, band, stride) !== undefined));
  return seenSides(pieces, band, { stride, share: SEEN_SHARE }) >= SEEN_SIDES ? pieces : [];
}

/** Whether the lines of a frame show along the sides of this one part; joined letters reach a side only here and there. */
export function isFramed(part: Component, stride: number): boolean {
  const band = bandOf([part]);
  return band !== undefined && seenSides([part], band, { stride, share: WHOLE_SHARE }) >= SEEN_SIDES;
}

function bandOf(parts: readonly Component[]): Band | undefined {
  const boxes = parts.filter(({ pixels }) => pixels.length > SPECK).map(({ box }) => box);
  const hull = unionBox(boxes);
  if (hull === undefined || hull[2] < SMALLEST_STAMP) return undefined;
  return { hull, thickness: Math.min(LARGEST_BAND * hull[3], LINE + SLANT * hull[2]) };
}

/** undefined: in the middle. */
function sideOf(pixel: number, { hull, thickness }: Band, stride: number): Side | undefined {
  const across = (pixel % stride) - hull[0];
  const down = Math.floor(pixel / stride) - hull[1];
  if (down < thickness) return 'top';
  if (down >= hull[3] - thickness) return 'bottom';
  if (across < thickness) return 'left';
  return across >= hull[2] - thickness ? 'right' : undefined;
}

interface Seeing {
  readonly stride: number;
  readonly share: number;
}

function seenSides(pieces: readonly Component[], band: Band, { stride, share }: Seeing): number {
  const seen = { left: new Set<number>(), right: new Set<number>(), top: new Set<number>(), bottom: new Set<number>() };
  for (const pixel of pieces.flatMap(({ pixels }) => pixels)) {
    const side = sideOf(pixel, band, stride);
    if (side === 'top' || side === 'bottom') seen[side].add(pixel % stride);
    else if (side !== undefined) seen[side].add(Math.floor(pixel / stride));
  }
  const { hull, thickness } = band;
  const lengths = { left: hull[3] - 2 * thickness, right: hull[3] - 2 * thickness, top: hull[2], bottom: hull[2] };
  const sides: readonly Side[] = ['left', 'right', 'top', 'bottom'];
  return sides.filter((side) => seen[side].size >= share * lengths[side]).length;
}
