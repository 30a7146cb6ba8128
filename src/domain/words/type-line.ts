import type { Box } from '../page/geometry.ts';

export interface BoxedWord {
  readonly text: string;
  /** In the upright page. */
  readonly box: Box;
}

/** Where a word stands as type: pixels of the upright page. */
export interface TypePlace {
  readonly baseline: number;
  /** Size of the type. */
  readonly em: number;
}

/** What readers of words are shown above and below the baseline, in parts of the size of the type. */
export const SHOWN_TYPE = { above: 35 / 32, below: 13 / 32 } as const;

/** How far letters reach from the baseline, in parts of the size of a type like Times. */
const ABOVE = { small: 0.46, tall: 0.67, marked: 0.68, twice: 0.86, capital: 0.66, capitalMarked: 0.87, capitalTwice: 0.97 } as const; // prettier-ignore
const BELOW = { plain: 0.01, comma: 0.14, descending: 0.22 } as const;
const TALL = /[bdđhklt0-9/()"]/u;
const DESCENDING = /[gpqyQ()/]|\u0323/u;

/**
 * The type of a word by its box and those of the words of its line: boxes of engines take in or lose single marks, the
 * line as a whole does not.
 */
export function placeInLine(word: BoxedWord, line: readonly BoxedWord[]): TypePlace {
  const near = line.includes(word) ? line : [word, ...line];
  const em = middle(near.map(sizeOf));
  const at = near.indexOf(word);
  const baseline = middle(near.slice(Math.max(0, at - 2), at + 3).map((one) => baseOf(one, em)));
  const own = baseOf(word, em);
  // words of one line may be set lower on a skewed page; a box that is half a letter off is wrong
  return { em, baseline: Math.abs(own - baseline) > em * 0.12 ? baseline : own };
}

function sizeOf({ text, box }: BoxedWord): number {
  return box[3] / (above(text) + below(text));
}

function baseOf({ text, box }: BoxedWord, em: number): number {
  return box[1] + box[3] - below(text) * em;
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function above(text: string): number {
  return Math.max(ABOVE.small, ...Array.from(text.normalize('NFC')).map(aboveOf));
}

function aboveOf(letter: string): number {
  const marks = letter.normalize('NFD').replace(/\u031b|\u0323/gu, '').length - 1;
  if (/\p{Lu}/u.test(letter)) {
    return marks > 1 ? ABOVE.capitalTwice : marks > 0 ? ABOVE.capitalMarked : ABOVE.capital;
  }
  if (marks > 0) return marks > 1 ? ABOVE.twice : ABOVE.marked;
  return TALL.test(letter) ? ABOVE.tall : ABOVE.small;
}

function below(text: string): number {
  if (DESCENDING.test(text.normalize('NFD'))) return BELOW.descending;
  return /[,;]/.test(text) ? BELOW.comma : BELOW.plain;
}
