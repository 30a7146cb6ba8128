import type { Size } from '../page/geometry.ts';
import type { Span } from './ink-squares.ts';

/** Squares of half a millimetre, row by row: those of `least` and more bear ink. */
export interface RingSearch extends Size {
  readonly values: Float32Array;
  readonly least: number;
}

export interface Ring {
  /** Middle and radius in squares of the mask. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Share of the circle that bears ink, 0…1. */
  readonly share: number;
}

/** Round seals are 28 to 42 mm wide, in squares of half a millimetre; measured to the middle of the outer ring. */
const RADIUS = { least: 27, most: 43 } as const;
/** Points of a circle that are looked at first, and all of them where it may be one. */
const POINTS = { few: 12, all: 72 } as const;
/** Less of the first points is no ring. */
const WORTH_A_LOOK = 0.5;
/** As much of the circle is surely a ring, and those inside it (seals have two or three) need no look. */
const SURE = 0.9;
const STEP = 2;

type Circle = readonly [across: Int32Array, down: Int32Array];

/** The circle of which most bears ink, the outer one of several, its middle within `span`; undefined where hardly any does. */
export function findRing(search: RingSearch, span: Span): Ring | undefined {
  const mask = { ink: thickened(search), width: search.width, height: search.height };
  let best: Ring | undefined;
  for (let inward = 0; inward <= RADIUS.most - RADIUS.least; inward += 1) {
    const ring = bestOfRadius(RADIUS.most - inward, mask, span);
    if (ring.share > (best?.share ?? 0)) best = ring;
    if (ring.share >= SURE) break;
  }
  return best;
}

function bestOfRadius(radius: number, mask: Mask, span: Span): Ring {
  const [few, all] = [circleOf(radius, POINTS.few), circleOf(radius, POINTS.all)];
  let best: Ring = { x: 0, y: 0, radius, share: 0 };
  for (let y = span.top; y < span.bottom; y += STEP) {
    for (let x = span.left; x < span.right; x += STEP) {
      if (shareOf(mask, [x, y], few) < WORTH_A_LOOK) continue;
      const share = shareOf(mask, [x, y], all);
      if (share > best.share) best = { x, y, radius, share };
    }
  }
  return best;
}

function circleOf(radius: number, points: number): Circle {
  const turn = (2 * Math.PI) / points;
  return [
    Int32Array.from({ length: points }, (_, i) => Math.round(radius * Math.cos(i * turn))),
    Int32Array.from({ length: points }, (_, i) => Math.round(radius * Math.sin(i * turn))),
  ];
}

interface Mask extends Size {
  readonly ink: Uint8Array;
}

function shareOf({ ink, width, height }: Mask, [x, y]: readonly [number, number], [across, down]: Circle): number {
  let hits = 0;
  for (let i = 0; i < across.length; i += 1) {
    const [column, row] = [x + (across[i] ?? 0), y + (down[i] ?? 0)];
    if (column >= 0 && column < width && row >= 0 && row < height) hits += ink[row * width + column] ?? 0;
  }
  return hits / across.length;
}

/** A square bears ink where it or one beside it does: rings are pressed unevenly and scanned a little oval. */
function thickened({ values, least, width, height }: RingSearch): Uint8Array {
  const out = new Uint8Array(values.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      if ((values[at] ?? 0) < least) continue;
      out[at] = 1;
      if (x > 0) out[at - 1] = 1;
      if (x + 1 < width) out[at + 1] = 1;
      if (y > 0) out[at - width] = 1;
      if (y + 1 < height) out[at + width] = 1;
    }
  }
  return out;
}
