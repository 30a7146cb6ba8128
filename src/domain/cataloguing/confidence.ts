import type { Word } from '../page/page-reading.ts';
import { letterCount } from '../layout/placed-word.ts';

/** A value less sure than this is shown to a person. The one place where this is decided. */
export const REVIEW_BELOW = 0.85;

/** Confidence of what was read from handwriting by an engine for print: it is right in one of ten cases. */
export const HANDWRITTEN = 0.15;

/** Printed digits read with this confidence or more need no other reader. */
export const SURELY_READ = 0.9;

/** What nothing else on the page can confirm is shown to a person, however sure the engine is. */
export function doubted(confidence: number): number {
  return Math.min(confidence, REVIEW_BELOW - 0.01);
}

/** A value is only as sure as its worst word; dashes and dots do not count. */
export function worstWord(words: readonly Pick<Word, 'text' | 'confidence'>[]): number {
  const counted = words.filter((word) => letterCount(word.text) > 0).map(({ confidence }) => confidence);
  return counted.length === 0 ? 0 : Math.min(...counted);
}

/** Takes the doubt down to `share` of what it was, because something else on the page says the same. */
export function agreed(confidence: number, share: number): number {
  return 1 - (1 - confidence) * share;
}

export function clamp(confidence: number): number {
  return Math.round(Math.min(1, Math.max(0, confidence)) * 1000) / 1000;
}

/** What is left of the doubt in a name that is well known as a whole, and the same where it was hardly read. */
const WELL_KNOWN = { read: 0.22, hardlyRead: 0.37 } as const;

/** A value made of well-known words only: misread letters would have been noticed. */
export function wellKnown(confidence: number): number {
  return agreed(confidence, confidence <= 0.5 ? WELL_KNOWN.hardlyRead : WELL_KNOWN.read);
}

/** Words read with less than this may say anything, whatever they agree with. */
export const SEEN = 0.35;
/** One of them among others that are surely read is held by these. */
const SEEN_AMONG_OTHERS = 0.12;
/** From here on the placing of a tone is seen: `ỦY` and `UỶ` are both printed. */
const PLACING_SEEN = 0.6;
/** A whole name of a closed list, with every mark as it can only be. */
const CLOSED_LIST = 0.93;

export interface ListedWord extends Pick<Word, 'text' | 'confidence'> {
  /** Read letter for letter, with its marks, as the list has it: no chance, however little the engine trusts itself. */
  readonly exact?: boolean;
}

/** A value that is one of a closed list, or put together of such: only how a tone is placed is not said by the list. */
export function ofClosedList(words: readonly ListedWord[]): number {
  const counted = words.filter(({ text }) => letterCount(text) > 1);
  const worst = worstWord(counted);
  const hardlyRead = counted.filter(({ confidence }) => confidence < SEEN).length;
  const isUnseen = counted.some(({ confidence, exact }) => confidence < SEEN_AMONG_OTHERS && exact !== true);
  if (isUnseen || hardlyRead * 3 > counted.length) return worst;
  const read = wellKnown(worst);
  const placing = words.filter(({ text }) => /^.?U[YÝỲỶỸỴ]|^[UÚÙỦŨỤ]Y/u.test(text.normalize('NFC').toUpperCase()));
  return placing.every(({ confidence }) => confidence >= PLACING_SEEN) ? Math.max(CLOSED_LIST, read) : read;
}
