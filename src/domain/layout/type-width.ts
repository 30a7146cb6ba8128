import { fold } from '../text/fold.ts';
import type { PlacedWord } from './placed-word.ts';
import { letterCount, right } from './placed-word.ts';

/** How far letters move the pen, in parts of the size of a bold type like Times; other faces keep nearly the same relations. */
const WIDTH: readonly (readonly [RegExp, number])[] = [
  [/[.,:;'il]/u, 0.27],
  [/[fjrt()I]/u, 0.37],
  [/[mMW]/u, 0.87],
  [/\p{Lu}/u, 0.69],
];
const OTHERWISE = 0.5;
const BLANK = 0.25;

/** Width of a word in parts of the size of its type. */
export function typeWidth(text: string): number {
  const letters = Array.from(fold(text), (letter, i) => (isCapital(text, i) ? letter.toUpperCase() : letter));
  return letters.reduce((sum, letter) => sum + widthOf(letter), 0);
}

function isCapital(text: string, at: number): boolean {
  return /\p{Lu}/u.test(Array.from(text.normalize('NFC'))[at] ?? '');
}

function widthOf(letter: string): number {
  return WIDTH.find(([letters]) => letters.test(letter))?.[1] ?? OTHERWISE;
}

/** What stands between two words beside a blank and what the boxes of both lack of their letters, in parts of the size of the type. */
export function roomBetween(line: readonly PlacedWord[]): readonly number[] {
  const words = line.filter(({ word }) => letterCount(word.text) > 1);
  // a box may end within a word, and is seldom wider than it
  const em = Math.max(...words.map(({ word, box }) => box[2] / typeWidth(word.text)));
  const lacking = words.map(({ word, box }) => Math.max(0, typeWidth(word.text) - box[2] / em));
  return words.slice(1).map((word, i) => {
    const before = words[i];
    if (before === undefined) return 0;
    const gap = (word.box[0] - right(before.box)) / em;
    return gap - BLANK - (lacking[i] ?? 0) - (lacking[i + 1] ?? 0);
  });
}
