import { fold } from '../text/fold.ts';
import { isSyllable } from '../text/syllable.ts';

const TONES: readonly string[] = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const SHAPES: Readonly<Record<string, string>> = { a: 'aăâ', d: 'dđ', e: 'eê', o: 'oôơ', u: 'uư' };
const VOWEL = /[aeiouy]/u;
const MARKED = /[ăâêôơư]/u;
/** No syllable is longer. */
const LONGEST = 7;

const known = new Map<string, readonly string[]>();

/** Doctors of the first and the second degree, whose figure engines misread: `CKH`, `CKTI`, `CKHL`. */
const FIGURED = /^CK[IHNTLlMFU]{1,4}$/u;
/** What it may be, small. */
export const FIGURED_DEGREES = { one: 'cki', two: 'ckii' } as const;

export function isFiguredDegree(letters: string): boolean {
  return FIGURED.test(letters);
}

/**
 * All Vietnamese syllables with the letters of this word, whatever their marks, small and in a fixed order; both ways of
 * placing a tone (`hòa`, `hoà`), and both degrees that a figure makes. Empty where the letters make neither.
 */
export function spellingsOf(word: string): readonly string[] {
  if (isFiguredDegree(word)) return Object.values(FIGURED_DEGREES);
  const letters = fold(word);
  if (letters.length > LONGEST || !/^[a-z]+$/.test(letters)) return [];
  const kept = known.get(letters) ?? shaped(letters).flatMap(toned).filter(isSyllable).toSorted();
  known.set(letters, kept);
  return kept;
}

function shaped(letters: string): string[] {
  let begun = [''];
  for (const letter of letters) {
    begun = begun.flatMap((start) => Array.from(SHAPES[letter] ?? letter).map((shape) => start + shape));
  }
  return begun;
}

/** The tone stands on the last vowel with a mark of its own, where there is one. */
function toned(word: string): string[] {
  const letters = Array.from(word);
  const marked = letters.findLastIndex((letter) => MARKED.test(letter));
  const places = marked === -1 ? letters.flatMap((letter, i) => (VOWEL.test(letter) ? [i] : [])) : [marked];
  const put = (at: number, tone: string) => letters.with(at, `${letters[at] ?? ''}${tone}`.normalize('NFC')).join('');
  return [word, ...places.flatMap((at) => TONES.map((tone) => put(at, tone)))];
}
