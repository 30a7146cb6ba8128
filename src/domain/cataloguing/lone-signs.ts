import type { Word } from '../page/page-reading.ts';
import { spellingKey } from '../text/syllable.ts';
import { lettersOf } from '../words/second-look.ts';
import { belongTogether } from './word-pairs.ts';

/** Signs that never stand alone between two words of print: specks, and the ends of rules and frames. */
const LONE_SIGN = /(?<=\s)[_~|.,;'`´‘’“”"^*¬°•·†‡<>‹›«»\\]{1,3}(?=\s|$)/gu;

/**
 * `Phông Ủy _ ban` → `Phông Ủy ban`. `dropped`: something was taken out; the speck may have been a letter, so the value
 * is for a person to look at.
 */
export function withoutLoneSigns(text: string): { readonly text: string; readonly dropped: boolean } {
  const kept = text.replace(LONE_SIGN, ' ').replace(/\s+/gu, ' ').trim();
  return { text: kept, dropped: kept !== text.replace(/\s+/gu, ' ').trim() };
}

const GLUED = /^[-–.,](?=\p{Ll}+\P{L}*$)/u;

/** `khó -khăn` → `khó khăn`: nothing is printed between two words that belong together. */
export function withoutGluedSigns(words: readonly Word[]): readonly Word[] {
  return words.map((word, i) => {
    const [one, other] = [lettersOf(words[i - 1]?.text ?? ''), lettersOf(word.text)];
    const isSpeck = GLUED.test(word.text) && one !== '' && belongTogether(spellingKey(one), spellingKey(other));
    return isSpeck ? { ...word, text: word.text.replace(GLUED, '') } : word;
  });
}
