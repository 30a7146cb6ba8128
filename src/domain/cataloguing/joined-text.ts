import type { PlacedWord } from '../layout/placed-word.ts';
import { fold } from '../text/fold.ts';

/** The words of a line run together without blanks, so that lost and surplus blanks do not matter. */
export interface JoinedText {
  /** NFC. */
  readonly text: string;
  /** `text` without marks and case, character by character. */
  readonly key: string;
  /** The words that carry the characters from `start` to `end` (exclusive). */
  wordsBetween(start: number, end: number): PlacedWord[];
}

export function joinWords(words: readonly PlacedWord[]): JoinedText {
  const owners: PlacedWord[] = [];
  let text = '';
  for (const placed of words) {
    const part = placed.word.text.normalize('NFC').replace(/\u2044/g, '/');
    text += part;
    owners.push(...Array.from({ length: part.length }, () => placed));
  }
  const key = text.split('').map(foldCharacter).join('');
  return { text, key, wordsBetween: (start, end) => [...new Set(owners.slice(start, end))] };
}

/** Keeps the length: a character that would vanish or grow becomes a question mark. */
function foldCharacter(character: string): string {
  const folded = fold(character);
  return folded.length === 1 ? folded : '?';
}
