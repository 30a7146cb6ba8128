import type { QuarterTurn } from '../../domain/page/geometry.ts';

/** How the stored image becomes the displayed one: first mirrored left to right, then turned clockwise. */
export interface Orientation {
  readonly mirrored: boolean;
  readonly turn: QuarterTurn;
}

export const UPRIGHT: Orientation = { mirrored: false, turn: 0 };

/** TIFF 6.0 tag 274, the same numbers in EXIF. */
const BY_TAG: Readonly<Record<number, Orientation>> = {
  1: UPRIGHT,
  2: { mirrored: true, turn: 0 },
  3: { mirrored: false, turn: 180 },
  4: { mirrored: true, turn: 180 },
  5: { mirrored: true, turn: 270 },
  6: { mirrored: false, turn: 90 },
  7: { mirrored: true, turn: 90 },
  8: { mirrored: false, turn: 270 },
};

/** Unknown values mean upright, as every viewer takes them. */
export function orientationOfTag(value: number | undefined): Orientation {
  return BY_TAG[value ?? 1] ?? UPRIGHT;
}

export function addTurns(first: QuarterTurn, second: QuarterTurn): QuarterTurn {
  const turns: Readonly<Record<number, QuarterTurn>> = { 0: 0, 90: 90, 180: 180, 270: 270 };
  return turns[(first + second) % 360] ?? 0;
}
