import { partialDate } from '../../archive/partial-date.ts';
import { isDateLine } from '../../layout/head.ts';
import type { PlacedWord } from '../../layout/placed-word.ts';
import type { TextLine } from '../../layout/text-line.ts';
import type { Word } from '../../page/page-reading.ts';
import { isDistrict } from '../../text/districts.ts';
import { syllableShare } from '../../text/syllable.ts';
import { HANDWRITTEN, SURELY_READ, agreed, doubted, worstWord } from '../confidence.ts';
import type { DatePiece, DateParts } from '../date-grammar.ts';
import { parseDateLine } from '../date-grammar.ts';
import type { PrintedReference } from '../digits.ts';
import { isHandwritten, referenceOf } from '../digits.ts';
import type { JoinedText } from '../joined-text.ts';
import { joinWords } from '../joined-text.ts';
import { isProvince, repairPlace } from '../mark-repair.ts';
import type { DocumentView, Finding, PageView } from '../reader.ts';
import { found } from '../reader.ts';
import { seenSo } from '../second-reading.ts';
import { confirmedBy } from '../../words/second-look.ts';
import { writtenDigits } from '../written-digits.ts';
import type { WrittenSpan } from '../written-span.ts';

interface DateLine {
  readonly line: TextLine;
  readonly joined: JoinedText;
  readonly parts: DateParts;
}

/** `issuedOn` and `place`, which stand on one line of the head, or above the signature. */
export function readDateAndPlace(view: DocumentView): readonly Finding[] {
  const read = findDateLine(view.first);
  if (read === undefined) return [];
  return [...readDate(read, view), ...readPlace(read, view.first)];
}

function findDateLine(page: PageView): DateLine | undefined {
  const { head, feet } = page.layout;
  const candidates = [head?.dateLine, ...feet.flatMap((foot) => (foot.copy ? [] : foot.right))].filter(
    (line) => line !== undefined,
  );
  for (const line of candidates.filter(isDateLine)) {
    const joined = joinWords(line.words);
    const parts = parseDateLine(joined.text, joined.key);
    if (parts?.year !== undefined) return { line, joined, parts };
  }
  return undefined;
}

/** Where a day or month may have been written into the date line, and a year that is worn: not where print is surely read. */
export function dateLineGaps(page: PageView): readonly WrittenSpan[] {
  const read = findDateLine(page);
  if (read === undefined) return [];
  const { daySpan, monthSpan, yearSpan, day, month } = read.parts;
  const isTyped = (span: readonly [number, number], piece: DatePiece | undefined) => {
    const part = surePart(read, span, piece);
    return part !== undefined && !part.handwritten && part.confidence >= PLAINLY_READ;
  };
  const gaps = [
    { asked: 'day', span: daySpan, piece: day },
    { asked: 'month', span: monthSpan, piece: month },
  ] as const;
  const [from] = yearSpan;
  const year = { asked: 'year', joined: read.joined, from, to: from + YEAR_LENGTH } as const;
  const written = gaps
    .filter(({ span, piece }) => !isTyped(span, piece))
    .map(({ asked, span: [start, end] }) => ({ asked, joined: read.joined, from: start, to: end }));
  return printedYear(read) < PLAIN_YEAR ? [...written, year] : written;
}

const YEAR_LENGTH = 4;

/** How surely the engine read the year. */
function printedYear({ joined, parts }: DateLine): number {
  const [from] = parts.yearSpan;
  const words = joined.wordsBetween(from, from + YEAR_LENGTH).map(({ word }) => word);
  return worstWord(words) * ((parts.year?.changed ?? 0) > 0 ? 0.8 : 1);
}

interface SurePart {
  readonly value: number;
  readonly confidence: number;
  /** To be looked at by a person: written by hand, and not surely read. */
  readonly handwritten: boolean;
  /** How sure the engine for print was, whatever it was shown. */
  readonly engine?: number;
  /** So badly read that it says nothing alone. */
  readonly isWeak?: boolean;
}

/** What the readers of digits made of a part; undefined where they were not asked or could not tell. */
function writtenPart(page: PageView, asked: 'day' | 'month' | 'year'): SurePart | undefined {
  const written = writtenDigits(page.reading, asked);
  if (written === undefined) return undefined;
  return { value: Number(written.value), confidence: written.confidence, handwritten: written.review };
}

/** Two readers of one part who say the same are surer than either; else the one who was asked has the word. */
function bothParts(written: SurePart | undefined, printed: SurePart | undefined): SurePart | undefined {
  if (written === undefined || printed === undefined)
    return written ?? (printed?.isWeak === true ? undefined : printed);
  if (written.value !== printed.value) return isSure(printed) ? disputed(written, printed) : written;
  return readAlike(written, printed);
}

function readAlike(written: SurePart, printed: SurePart): SurePart {
  const { value } = written;
  const isAlike = (printed.engine ?? 0) >= BOTH_READ.engine && written.confidence >= BOTH_READ.digits;
  if (isAlike) return { value, confidence: Math.max(PLAINLY_READ, written.confidence), handwritten: false };
  if (printed.isWeak === true) return written;
  const confidence = agreed(Math.max(written.confidence, printed.confidence), AGREEING);
  return { value, confidence, handwritten: confidence < SURELY_READ && written.handwritten };
}

/**
 * Read alike, and as surely as that, by the engine and the readers of digits, days and months were right: 164 of 164 on looked-at
 * pages, 24 of which the engine read with less than 0.6 (`0]`, `I4`).
 */
const BOTH_READ = { engine: 0.4, digits: 0.5 } as const;

/** Worn years were read with 0.95 and less (2018 as 2016 with 0.91 and 0.95): below this the readers of digits are asked as well. */
const PLAIN_YEAR = 0.96;
/** Below this a year that nobody else says is shown to a person. */
const WORN_YEAR = 0.93;
/** From here on the readers of digits tell printed years apart: 261 of 261 on looked-at pages, from 0.3 on. */
const TELLS_YEARS = 0.4;

/** A printed figure that the engine is this sure of needs no other reader: worn ones (`02` read 03) are read with less. */
const PLAINLY_READ = 0.95;

function isSure(part: SurePart): boolean {
  return !part.handwritten && part.confidence >= SURELY_READ;
}

/** Print against the readers of digits: their doubt counts for nothing, their certainty asks a person. */
function disputed(written: SurePart, printed: SurePart): SurePart {
  return isSure(written) ? { ...printed, confidence: HANDWRITTEN, handwritten: true } : printed;
}

/** What is left of the doubt where the reader of digits and the engine say the same. */
const AGREEING = 0.3;

/** Printed or written is judged by the year beside, which is printed in nearly every document. */
function surePart(read: DateLine, span: readonly [number, number], piece: DatePiece | undefined): SurePart | undefined {
  if (piece === undefined) return undefined;
  const words = read.joined.wordsBetween(...span);
  const confidence = worstWord(words.map(({ word }) => word)) * (piece.changed > 0 ? 0.8 : 1);
  const [word] = words;
  const reference = yearOf(read);
  const alone = word !== undefined && words.length === 1 && digitsOnly(word);
  const handwritten = !alone || (reference !== undefined && isHandwritten(word, reference));
  // what is badly read by hand is left out rather than invented
  const isWeak = handwritten && confidence < 0.6;
  return {
    value: piece.value,
    confidence: handwritten ? HANDWRITTEN : confidence,
    handwritten,
    engine: confidence,
    isWeak,
  };
}

/** A day glued to the word `ngày` was written into the blank between two words. */
function digitsOnly(word: PlacedWord): boolean {
  return !/\p{L}{3,}/u.test(word.word.text);
}

function yearOf(read: DateLine): PrintedReference | undefined {
  const [year] = read.joined.wordsBetween(...read.parts.yearSpan);
  return year === undefined || !/^\d{4}\W*$/.test(year.word.text) ? undefined : referenceOf(year);
}

function readDate(read: DateLine, view: DocumentView): Finding[] {
  const { parts, joined } = read;
  const page = view.first;
  if (parts.year === undefined) return [];
  const yearEnd = parts.yearSpan[0] + YEAR_LENGTH;
  const cited = citedYears(view, read, SURELY_READ);
  const { value: year, confidence: seen, handwritten: worn } = yearRead(read, parts.year.value, { page, cited });
  const month = bothParts(writtenPart(page, 'month'), surePart(read, parts.monthSpan, parts.month));
  const day = month === undefined ? undefined : bothParts(writtenPart(page, 'day'), surePart(read, parts.daySpan, parts.day)); // prettier-ignore
  const { date, sure } = bestDate(year, month, day);
  if (date === undefined) return [];
  const words = joined.wordsBetween(parts.start, yearEnd).map(({ word }) => word);
  const review =
    sure.some((part) => part.handwritten) ||
    sure.length < 2 ||
    worn ||
    isFarFrom(year, citedYears(view, read, FAIRLY_READ));
  const confidence = Math.min(seen, sure.length < 2 ? 0.5 : 1, ...sure.map((part) => part.confidence));
  return [found('issuedOn', date, { page, words, confidence, review })];
}

interface YearGrounds {
  readonly page: PageView;
  readonly cited: readonly number[];
}

/**
 * A worn year needs somebody else who says the same: the readers of digits, or the latest year that the document cites.
 * Where the former read another one, that is shown to a person.
 */
function yearRead(read: DateLine, value: number, { page, cited }: YearGrounds): SurePart {
  const seen = printedYear(read);
  const written = seen < PLAIN_YEAR ? writtenPart(page, 'year') : undefined;
  if (written !== undefined && written.confidence >= TELLS_YEARS) {
    if (written.value !== value) return { value: written.value, confidence: HANDWRITTEN, handwritten: true };
    return { value, confidence: agreed(Math.max(PLAINLY_READ, seen), AGREEING), handwritten: false };
  }
  const latest = cited.reduce((one, other) => Math.max(one, other), 0);
  const worn = seen < WORN_YEAR && latest !== value;
  return { value, confidence: worn ? doubted(seen) : seen, handwritten: worn };
}

/** Documents cite what came before and plan a few years ahead: a year this far from all that are cited was misread (2034 for 2024). */
const FAR = 6;

function isFarFrom(year: number, cited: readonly number[]): boolean {
  return cited.length > 0 && cited.every((other) => Math.abs(other - year) >= FAR);
}

/** A year that is cited and was read as surely as this speaks for one near it. */
const FAIRLY_READ = 0.7;

/** Years read as surely as `least` elsewhere in the document. */
function citedYears({ pages }: DocumentView, { line }: DateLine, least: number): readonly number[] {
  const words = pages.flatMap(({ layout }) =>
    layout.body.filter((other) => other !== line).flatMap((other) => other.words),
  );
  return words.flatMap(({ word }) => {
    const year = word.confidence < least ? undefined : /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(word.text)?.[0];
    return year === undefined ? [] : [Number(year)];
  });
}

/** The fullest date that exists in the calendar, and the parts it was made of. */
function bestDate(year: number, month: SurePart | undefined, day: SurePart | undefined) {
  const parts = [month, day].filter((part) => part !== undefined);
  for (let length = parts.length; length >= 0; length -= 1) {
    const sure = parts.slice(0, length);
    const date = partialDate(year, sure[0]?.value, sure[1]?.value);
    if (date !== undefined) return { date, sure };
  }
  return { date: undefined, sure: [] };
}

const ONE_SYLLABLE: ReadonlySet<string> = new Set(['Vinh', 'Huế']);

/** The words before the date. */
function placeWordsOf(read: DateLine): readonly PlacedWord[] {
  return read.joined.wordsBetween(0, read.parts.start).filter(({ word }) => /[\p{Lu}\p{Ll}]/u.test(word.text));
}

/** The words of the place as printed. */
export function placeWords(page: PageView): readonly Word[] {
  const read = findDateLine(page);
  return read === undefined ? [] : placeWordsOf(read).map(({ word }) => word);
}

function readPlace(read: DateLine, page: PageView): Finding[] {
  const words = placeWordsOf(read);
  const text = textBefore(words, read.parts.start)
    .replace(WORN_END, '')
    .replace(/^[^\p{Lu}]+|[^\p{L}']+$/gu, '');
  if (text.length < 2 || !/^\p{Lu}/u.test(text) || words.length > 6) return [];
  const place = repairPlace(text);
  const isListed = isProvince(place) || isDistrict(place);
  const printed = words.map(({ word }) => word);
  const sure = worstWord(printed.map(seenSo));
  // places of one syllable are few
  const isCut = !place.includes(' ') && !ONE_SYLLABLE.has(place);
  const review = !isListed && (isCut || printed.some((word) => confirmedBy(word) === 'doubted'));
  const confidence = isListed ? agreed(sure, 0.4) : sure * (syllableShare(text).share === 1 ? 1 : 0.75);
  return [found('place', place, { page, words: printed, confidence, review })];
}

/** `Hà Nội, h`: behind the comma stands `ngày`, or what was left of it. */
const WORN_END = /,\s*\p{Ll}{0,3}\P{L}*$/u;

/** The first `length` characters of the words, blanks not counted; the word `ngày` may be glued to the last of them. */
function textBefore(words: readonly PlacedWord[], length: number): string {
  let left = length;
  const parts: string[] = [];
  for (const { word } of words) {
    parts.push(word.text.slice(0, left));
    left -= word.text.length;
  }
  return parts.join(' ');
}
