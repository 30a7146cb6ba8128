import { centreY, letterCount, median, type PlacedWord } from '../layout/placed-word.ts';

/** Widths of Times and its like, which administrative pages are set in, as shares of the type size. */
const WIDTHS: ReadonlyMap<string, number> = new Map(
  (
    [
      [0.25, '.,'],
      [0.278, 'ijlt/:;'],
      [0.333, 'frI-()'],
      [0.389, 'sJ'],
      [0.444, 'acez'],
      [0.5, '0123456789bdghknopquvxyđ'],
      [0.556, 'FPS'],
      [0.611, 'ELTZ'],
      [0.667, 'BCR'],
      [0.722, 'wADGHKNOQUVXYĐ&'],
      [0.778, 'm'],
      [0.889, 'M'],
      [0.944, 'W'],
    ] as const
  ).flatMap(([width, signs]) => Array.from(signs, (sign): [string, number] => [sign, width])),
);
const OTHER = 0.5;

/** Width of a text printed in type of size 1. */
export function advanceOf(text: string): number {
  const base = text.normalize('NFD').replace(/\p{M}/gu, '');
  return Array.from(base).reduce((sum, sign) => sum + (WIDTHS.get(sign) ?? OTHER), 0);
}

const SURE = 0.9;
/** Type of 13 points, which the head of a page is set in. */
const USUAL_POINTS = 13;

/** Type size in pixels, from words that were surely read; those nearest to `near` (a height on the page) count. */
export function typeSize(words: readonly PlacedWord[], near: number, ppi: number): number {
  const sizes = words
    .filter(({ word }) => word.confidence >= SURE && letterCount(word.text) >= 3 && /\p{Ll}/u.test(word.text))
    .toSorted((a, b) => Math.abs(centreY(a.box) - near) - Math.abs(centreY(b.box) - near))
    .slice(0, 25)
    .map(({ word, box }) => box[2] / advanceOf(word.text));
  return median(sizes) ?? (USUAL_POINTS / 72) * ppi;
}
