import { centreY, letterCount, median, right, type PlacedWord } from './placed-word.ts';

/** Widths of Times and its like, which administrative pages are set in, as shares of the type size; other faces keep nearly the same relations. */
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
const BLANK = 0.25;

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

/** What stands between two words beside a blank and what the boxes of both lack of their letters, in parts of the size of the type. */
export function roomBetween(line: readonly PlacedWord[]): readonly number[] {
  const words = line.filter(({ word }) => letterCount(word.text) > 1);
  // a box may end within a word, and is seldom wider than it
  const em = Math.max(...words.map(({ word, box }) => box[2] / advanceOf(word.text)));
  const lacking = words.map(({ word, box }) => Math.max(0, advanceOf(word.text) - box[2] / em));
  return words.slice(1).map((word, i) => {
    const before = words[i];
    if (before === undefined) return 0;
    const gap = (word.box[0] - right(before.box)) / em;
    return gap - BLANK - (lacking[i] ?? 0) - (lacking[i + 1] ?? 0);
  });
}
