import type { Box, QuarterTurn, Size } from './geometry.ts';

/**
 * Affine map: x' = a·x + c·y + e, y' = b·x + d·y + f.
 * Coordinates are continuous: pixel number i spans i to i + 1, its middle is i + 0.5.
 */
export interface Affine {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export const IDENTITY: Affine = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

export function applyAffine(map: Affine, x: number, y: number): readonly [x: number, y: number] {
  return [map.a * x + map.c * y + map.e, map.b * x + map.d * y + map.f];
}

/** The map that does `first`, then `then`. */
export function composeAffine(first: Affine, then: Affine): Affine {
  const [e, f] = applyAffine(then, first.e, first.f);
  return {
    a: then.a * first.a + then.c * first.b,
    b: then.b * first.a + then.d * first.b,
    c: then.a * first.c + then.c * first.d,
    d: then.b * first.c + then.d * first.d,
    e,
    f,
  };
}

/** @throws RangeError where the map flattens the plane and cannot be taken back */
export function invertAffine(map: Affine): Affine {
  const determinant = map.a * map.d - map.b * map.c;
  if (determinant === 0 || !Number.isFinite(determinant)) throw new RangeError('The map cannot be inverted');
  const a = map.d / determinant;
  const b = -map.b / determinant;
  const c = -map.c / determinant;
  const d = map.a / determinant;
  return { a, b, c, d, e: -(a * map.e + c * map.f), f: -(b * map.e + d * map.f) };
}

export function scaling(from: Size, to: Size): Affine {
  return { ...IDENTITY, a: to.width / from.width, d: to.height / from.height };
}

/** From a page of `size` to the same page turned clockwise. */
export function turning(size: Size, turn: QuarterTurn): Affine {
  switch (turn) {
    case 0:
      return IDENTITY;
    case 90:
      return { a: 0, b: 1, c: -1, d: 0, e: size.height, f: 0 };
    case 180:
      return { a: -1, b: 0, c: 0, d: -1, e: size.width, f: size.height };
    case 270:
      return { a: 0, b: -1, c: 1, d: 0, e: 0, f: size.width };
  }
}

/** Clockwise rotation by `degrees` that carries the middle of `from` to the middle of `to`. */
export function rotation(degrees: number, from: Size, to: Size): Affine {
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const e = to.width / 2 - (cos * from.width - sin * from.height) / 2;
  const f = to.height / 2 - (sin * from.width + cos * from.height) / 2;
  return { a: cos, b: sin, c: -sin, d: cos, e, f };
}

/** The smallest upright box of whole pixels around the mapped box, cut to `bounds`. */
export function mapBox(box: Box, map: Affine, bounds: Size): Box {
  const [x, y, width, height] = box;
  const corners = [
    applyAffine(map, x, y),
    applyAffine(map, x + width, y),
    applyAffine(map, x, y + height),
    applyAffine(map, x + width, y + height),
  ];
  const xs = corners.map(([cornerX]) => cornerX);
  const ys = corners.map(([, cornerY]) => cornerY);
  const left = clamp(floorNear(Math.min(...xs)), bounds.width);
  const top = clamp(floorNear(Math.min(...ys)), bounds.height);
  const right = clamp(-floorNear(-Math.max(...xs)), bounds.width);
  const bottom = clamp(-floorNear(-Math.max(...ys)), bounds.height);
  return [left, top, right - left, bottom - top];
}

/** Rounds down, but forgives the last digits of floating point: 2.9999999 is 3. */
function floorNear(value: number): number {
  const nearest = Math.round(value);
  return Math.abs(value - nearest) < 1e-6 ? nearest : Math.floor(value);
}

function clamp(value: number, max: number): number {
  return Math.min(max, Math.max(0, value)) + 0; // + 0: no negative zero
}
