import type { PageReading } from '../page/page-reading.ts';
import { areTwoForms, formOf, type FormPage } from './two-forms.ts';

/** Differences of the fingerprints (0…1) up to which two images may show one page. */
const ALIKE = 0.13;
/** The same for a page of so many words, nearly all of which are the same; of fewer, where both bear the same number of a page. */
const ALIKE_BY_WORDS = { most: 0.2, words: 60, numbered: 25, share: 0.95 } as const;
/** Without words to tell by, only an image that is nearly the same counts. */
const NEARLY_SAME = 0.05;
/** Fewer words tell nothing. */
const FEWEST_WORDS = 8;
/** A figure read with less confidence than this may be another one that was misread. */
const SURE = 0.85;
const LETTERS_OF_NOTATION = 3;
/** Words of a page that may be misread, in percent and one more: a form filled in by hand has more of its own. */
const MISREAD_PERCENT = 3;

/** A page, and the number printed on it. */
export interface NumberedReading {
  readonly reading: PageReading;
  readonly number: number | undefined;
}

/**
 * Pages that show the same sheet as an earlier one: alike from afar, and the same words with the same figures. Forms
 * that differ in a name or a number are no duplicates, nor are pages that bear different page numbers.
 * @returns page → the earlier page; blank pages have no twin.
 */
export function findDuplicates(pages: readonly NumberedReading[], percent: number): ReadonlyMap<number, number> {
  const seen: Candidate[] = [];
  const twins = new Map<number, number>();
  for (const { reading, number } of pages) {
    const candidate = toCandidate(reading, number);
    if (candidate === undefined) continue;
    const twin = seen.find(
      (other) => isSame(candidate, other, percent / 100) && !areTwoForms(candidate.form, other.form),
    );
    if (twin === undefined) seen.push(candidate);
    else twins.set(reading.page, twin.page);
  }
  return twins;
}

interface Candidate {
  readonly form: FormPage;
  readonly page: number;
  readonly number: number | undefined;
  readonly fingerprint: readonly number[];
  readonly words: ReadonlyMap<string, number>;
  /** Words with figures, as far as the engine is sure of them. */
  readonly figures: ReadonlyMap<string, number>;
  /** Words of which it is not sure. */
  readonly unsure: ReadonlyMap<string, number>;
  readonly count: number;
}

function toCandidate(reading: PageReading, number?: number): Candidate | undefined {
  const { page, blank, measures, words } = reading;
  if (blank) return undefined;
  const read = words
    .map(({ text, confidence }) => ({ text: text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''), confidence }))
    .filter(({ text }) => text);
  const fingerprint = Array.from(measures?.fingerprint ?? '', (digit) => Number.parseInt(digit, 16));
  const textsOf = (those: typeof read) => counted(those.map(({ text }) => text));
  return {
    ...{ form: formOf(reading), page, number, fingerprint, count: read.length, words: textsOf(read) },
    figures: textsOf(read.filter((word) => /\d/.test(word.text) && isSurelyRead(word))),
    unsure: textsOf(read.filter((word) => !isSurelyRead(word))),
  };
}

/** Figures with a letter or two among them (`1g72`, `015i`) are misread, however sure the engine is; notations have more. */
function isSurelyRead({ text, confidence }: { readonly text: string; readonly confidence: number }): boolean {
  const letters = text.replaceAll(/\d/g, '').length;
  return confidence >= SURE && (letters === 0 || letters === text.length || letters >= LETTERS_OF_NOTATION);
}

function counted(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function isSame(one: Candidate, other: Candidate, share: number): boolean {
  if (one.number !== undefined && other.number !== undefined && one.number !== other.number) return false;
  const distance = distanceOf(one.fingerprint, other.fingerprint);
  if (Math.min(one.count, other.count) < FEWEST_WORDS) {
    return distance !== undefined && distance <= NEARLY_SAME && alike(one, other) >= share;
  }
  return looksSame(one, other, distance ?? 0) && alike(one, other) >= share && haveSameFigures(one, other, share);
}

function looksSame(one: Candidate, other: Candidate, distance: number): boolean {
  if (distance <= ALIKE) return true;
  const { most, words, numbered, share } = ALIKE_BY_WORDS;
  const fewest = one.number !== undefined && one.number === other.number ? numbered : words;
  return distance <= most && Math.min(one.count, other.count) >= fewest && alike(one, other) >= share;
}

/** Every figure that one page surely bears stands on the other too, or was misread there. */
function haveSameFigures(one: Candidate, other: Candidate, share: number): boolean {
  const differing = unexplained(one, other) + unexplained(other, one);
  const total = sum(one.figures) + sum(other.figures);
  return differing <= (1 - share) * total;
}

function unexplained(one: Candidate, other: Candidate): number {
  const misread = missingIn(other.unsure, one.words);
  const usual = 1 + Math.floor((MISREAD_PERCENT * other.count) / 100);
  return Math.max(0, missingIn(one.figures, other.words) - Math.min(misread, usual));
}

function missingIn(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let missing = 0;
  for (const [text, count] of one) missing += Math.max(0, count - (other.get(text) ?? 0));
  return missing;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((all, count) => all + count, 0);
}

/** Mean difference of the fields, 0…1; undefined where an image was not looked at. */
function distanceOf(one: readonly number[], other: readonly number[]): number | undefined {
  if (one.length === 0 || one.length !== other.length) return undefined;
  return one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / (15 * one.length);
}

/** Dice's measure over the words and how often they come: 1 = the same. */
function alike(one: Candidate, other: Candidate): number {
  let shared = 0;
  for (const [text, count] of one.words) shared += Math.min(count, other.words.get(text) ?? 0);
  const total = one.count + other.count;
  return total === 0 ? 1 : (2 * shared) / total;
}
