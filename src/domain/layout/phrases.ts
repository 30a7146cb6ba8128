import phrases from '../../../mappings/reading/phrases.json' with { type: 'json' };
import { findFuzzy } from '../text/distance.ts';
import { fold } from '../text/fold.ts';
import type { TextLine } from './text-line.ts';

/** The words of `mappings/reading/phrases.json`, as printed. */
export const PHRASES = phrases;

const NOT_ALNUM = /[^a-z0-9]+/g;

/** Letters and digits only, without marks and case: what is compared. */
export function squeeze(text: string): string {
  return fold(text).replace(NOT_ALNUM, '');
}

/** One misread letter in six is let pass, none in words of four letters or fewer. */
export function allowedEdits(length: number): number {
  return length <= 4 ? 0 : Math.max(1, Math.floor(length / 6));
}

/** Words of a line that carry a phrase, as indices; `to` is exclusive. */
export interface PhrasePlace {
  readonly from: number;
  readonly to: number;
  readonly edits: number;
}

/** Looks for `phrase` in a line, forgiving missing marks, blanks and some misread letters. */
export function findPhrase(line: TextLine, phrase: string): PhrasePlace | undefined {
  const pattern = squeeze(phrase);
  const starts: number[] = [];
  let text = '';
  for (const { word } of line.words) {
    starts.push(text.length);
    text += squeeze(word.text);
  }
  const hit = findFuzzy(text, pattern, allowedEdits(pattern.length));
  if (hit === undefined) return undefined;
  const from = starts.findLastIndex((start) => start <= hit.start);
  const next = starts.findIndex((start) => start >= hit.end);
  return { from: Math.max(0, from), to: next === -1 ? line.words.length : next, edits: hit.edits };
}

export function findAnyPhrase(line: TextLine, list: readonly string[]): PhrasePlace | undefined {
  for (const phrase of list) {
    const place = findPhrase(line, phrase);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** Whether a line begins with the phrase (a dash or a few specks before it are let pass). */
export function beginsWith(line: TextLine, phrase: string): boolean {
  const pattern = squeeze(phrase);
  const head = squeeze(line.text).slice(0, pattern.length + 1);
  const hit = findFuzzy(head, pattern, allowedEdits(pattern.length));
  return hit !== undefined && hit.start <= 1;
}

/** Whether the line holds the phrase and nothing else worth mentioning. */
export function isOnly(line: TextLine, phrase: string): boolean {
  const pattern = squeeze(phrase);
  const text = squeeze(line.text);
  if (Math.abs(text.length - pattern.length) > 2) return false;
  return findFuzzy(text, pattern, allowedEdits(pattern.length)) !== undefined;
}

/**
 * The words after "Kính gửi" on its line; undefined where the line is none. What stands before it can only be dirt, or
 * a stamp, and then a colon must follow, for the same words occur inside sentences.
 */
export function afterAddresseesMark(line: TextLine): readonly TextLine['words'][number][] | undefined {
  for (const phrase of PHRASES.addresseesMarks) {
    const place = findPhrase(line, phrase);
    if (place === undefined) continue;
    const last = line.words[place.to - 1]?.word.text ?? '';
    if (beginsWith(line, phrase) || last.endsWith(':')) return line.words.slice(place.to);
  }
  return undefined;
}
