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

const GLUED = /^[-–.,'`´‘’^~*](?=\p{Ll}+\P{L}*$)/u;

/** `khó -khăn`, `bảo 'vệ` → `khó khăn`, `bảo vệ`: nothing is printed between two words that belong together. */
export function withoutGluedSigns(words: readonly Word[]): readonly Word[] {
  return words.flatMap(apart).map((word, i, all) => {
    const [one, other] = [lettersOf(all[i - 1]?.text ?? ''), lettersOf(word.text)];
    const isSpeck = GLUED.test(word.text) && one !== '' && belongTogether(spellingKey(one), spellingKey(other));
    return isSpeck ? { ...word, text: word.text.replace(GLUED, '') } : word;
  });
}

/** `vi.phạm`: a speck in the blank. */
function apart(word: Word): readonly Word[] {
  const [, one, other] = /^(\p{Ll}{2,})[.·](\p{Ll}{2,})$/u.exec(word.text.normalize('NFC')) ?? [];
  if (one === undefined || other === undefined || !belongTogether(spellingKey(one), spellingKey(other))) return [word];
  return [
    { ...word, text: one },
    { ...word, text: other },
  ];
}
