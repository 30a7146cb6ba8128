import type { PageReading } from '../page/page-reading.ts';
import { editDistance } from '../text/distance.ts';
import { fold } from '../text/fold.ts';
import { sharedWords } from '../text/shared-words.ts';

/** Words read with less may be misread, and say nothing of another sheet. */
const SURE = 0.9;
/** Where several words differ, so much is enough for each: so many are not misread alike. */
const FAIRLY_SURE = 0.85;
const FEWEST_ENTRIES = 2;
/** Shorter words differ by a letter or two, which may be misread. */
const SHORTEST_WORD = 4;
/** Longer runs of other words are no blank of a form. */
const MOST_IN_BLANK = 6;
const FEWEST_OF_NAME = 2;
/** Of the letters of a name at least these are others: a misread name has most of its own. */
const OTHER_LETTERS = 0.5;
/** More words than a page of print has are not held against each other. */
const MOST_WORDS = 1500;
/** Of pages in which more differs nothing is said: each page of a file may be held against every other one. */
const MOST_EDITS = 200;

interface Read {
  readonly text: string;
  readonly key: string;
  readonly confidence: number;
}

/** What stands between the same words on two pages. */
interface Blank {
  readonly before: string;
  readonly one: readonly Read[];
  readonly other: readonly Read[];
}

/** What a page says as a form, put together once: it is held against many others. */
export interface FormPage {
  readonly numberByHand: string | undefined;
  readonly words: readonly Read[];
  readonly keys: readonly string[];
}

export function formOf(reading: PageReading): FormPage {
  const words = readWords(reading);
  return { numberByHand: numberByHand(reading), words, keys: words.map(({ key }) => key) };
}

/**
 * Whether two pages of the same words are two letters of one form: another number of the document, another name in the
 * same place, or several other figures and words, surely read on both.
 */
export function areTwoForms(one: FormPage, other: FormPage): boolean {
  const [first, second] = [one.numberByHand, other.numberByHand];
  if (first !== undefined && second !== undefined && first !== second) return true;
  if (Math.max(one.words.length, other.words.length) > MOST_WORDS) return false;
  const blanks = blanksBetween(one, other);
  if (blanks.some((blank) => hasOtherNumber(blank) || hasOtherName(blank))) return true;
  return blanks.filter(hasOtherWord).length >= FEWEST_ENTRIES;
}

function numberByHand({ digits = [] }: PageReading): string | undefined {
  return digits.find(({ asked, certainty }) => asked === 'number' && certainty === 'certain')?.value;
}

function readWords({ words }: PageReading): readonly Read[] {
  return words
    .map(({ text, confidence }) => ({
      text,
      key: fold(text).replace(/[^\p{L}\p{N}]/gu, ''),
      confidence,
    }))
    .filter(({ key }) => key !== '');
}

/** `125/UBND-TH`, with the label of the number before it or its notation behind. */
function hasOtherNumber({ before, one: [one, ...more], other: [other, ...others] }: Blank): boolean {
  if (one === undefined || other === undefined || more.length + others.length > 0) return false;
  const [first, second] = [numberIn(one, before), numberIn(other, before)];
  return first !== undefined && second !== undefined && first !== second;
}

function numberIn({ text, confidence }: Read, before: string): string | undefined {
  const { number, notation } = /^(?<number>\d{1,5})(?<notation>\/(?:\d{4}\/)?\p{Lu}.*)?$/u.exec(text)?.groups ?? {};
  const isNumber = notation !== undefined || before === 'so';
  return confidence >= SURE && isNumber ? number : undefined;
}

function hasOtherName({ one, other }: Blank): boolean {
  if (!isName(one) || !isName(other)) return false;
  const [first, second] = [one, other].map((words) => words.map(({ key }) => key).join('')) as [string, string];
  const length = Math.max(first.length, second.length);
  return editDistance(first, second, length) >= length * OTHER_LETTERS;
}

/** One figure or word of a page stands where another one does on the other. */
function hasOtherWord({ one: [one, ...more], other: [other, ...others] }: Blank): boolean {
  if (one === undefined || other === undefined || more.length + others.length > 0) return false;
  if (one.confidence < FAIRLY_SURE || other.confidence < FAIRLY_SURE) return false;
  if (isFigure(one) && isFigure(other)) return true;
  const longest = Math.max(one.key.length, other.key.length);
  return longest >= SHORTEST_WORD && editDistance(one.key, other.key, longest) > longest * OTHER_LETTERS;
}

function isFigure({ key }: Read): boolean {
  return /^\d+$/.test(key);
}

function isName(words: readonly Read[]): boolean {
  const isOfName = ({ text, confidence }: Read) =>
    confidence >= SURE && /^[^\p{L}\p{N}]*\p{Lu}\p{L}*[^\p{L}\p{N}]*$/u.test(text);
  return words.length >= FEWEST_OF_NAME && words.length <= MOST_IN_BLANK && words.every(isOfName);
}

/** What differs between the longest run of words, in their order, that both pages have; nothing where hardly anything is shared. */
function blanksBetween({ words: one, keys }: FormPage, { words: other, keys: otherKeys }: FormPage): readonly Blank[] {
  const blanks: Blank[] = [];
  let [left, right] = [0, 0];
  for (const [i, j] of sharedWords(keys, otherKeys, MOST_EDITS) ?? []) {
    if (i > left || j > right)
      blanks.push({ before: keys[left - 1] ?? '', one: one.slice(left, i), other: other.slice(right, j) });
    [left, right] = [i + 1, j + 1];
  }
  return blanks;
}
