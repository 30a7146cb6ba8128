import { REVIEW_BELOW, HANDWRITTEN, SURELY_READ, agreed, doubted, worstWord } from '../confidence.ts';
import { isHandwritten, referenceOf } from '../digits.ts';
import type { PrintedReference } from '../digits.ts';
import { editDistance } from '../../text/distance.ts';
import { bodyInitials, WELL_KNOWN_BODIES } from '../body-initials.ts';
import { abbreviationsOf, typeOfAbbreviation } from '../document-types.ts';
import { isPlausible, leadingAbbreviation } from '../number-grammar.ts';
import type { DocumentView, Finding, PageView } from '../reader.ts';
import { found, inDoubt } from '../reader.ts';
import { titleType } from './title-type.ts';
import type { NumberLine } from './number-line.ts';
import { roughNumberGap } from './number-gap.ts';
import { bodyPart, readNumberLine } from './number-line.ts';
import { writtenDigits } from '../written-digits.ts';
import type { WrittenSpan } from '../written-span.ts';
import type { PlacedWord } from '../../layout/placed-word.ts';
import { right } from '../../layout/placed-word.ts';

/** `number`, `notation` and `referenceNumber`. A number written by hand is given as sure as the readers of digits are. */
export function readNumber(view: DocumentView): readonly Finding[] {
  const page = view.first;
  const read = readNumberLine(page);
  if (read === undefined) return [writtenFinding(page, [])].filter((finding) => finding !== undefined);
  const sure = notationConfidence(read, view);
  const notation = notationFinding(read, view, sure);
  const number = numberFinding(read, page, sure);
  return [...notation, ...number, ...reference(read, page, [...number, ...notation])];
}

/** A notation that fits the title and the agency is surely read right, however unknown its letters are to the engine. */
function notationConfidence(read: NumberLine, view: DocumentView): number {
  const page = view.first;
  const confidence = worstWord(read.notationWords.map(({ word }) => word));
  const notation = read.parts.notation ?? '';
  // one part alone: the type, or all behind it, was lost
  if (read.fits === 'cut' || !/[-/\d]/.test(notation)) return doubted(confidence);
  const known = isTitled(notation, page);
  if (read.proposed && !isBorneOut(read, view)) return doubted(confidence);
  if (isConfirmed(read, view) || read.proposed) return Math.max(CONFIRMED, agreed(confidence, 0.14));
  return agreed(confidence, (known ? 0.35 : 1) * (read.fits === 'same' && confidence > 0.5 ? 0.4 : 1));
}

/** `TC-VP` of a SỞ TÀI CHÍNH: a letter begins with its body, and of that the first letter was lost. */
function isTypedLetter({ fits, parts: { notation = '' } }: NumberLine, page: PageView): boolean {
  const isLetter = titleType(page) === undefined && (page.layout.head?.subjectLines.length ?? 0) > 0;
  return isLetter && fits !== 'same' && typeOfAbbreviation(leadingAbbreviation(notation)) !== undefined;
}

/** Letters read worse than this may be others, and nothing else than the line that tells where it is kept says which unit wrote a letter. */
const PLAIN_UNIT = 0.3;

/** `UBND-AP` for `UBND-VP`: a unit behind the body that was not surely read and that `Lưu: VT, VP` does not name. */
function hasLoneUnit({ parts: { notation = '' }, letters, notationWords }: NumberLine, view: DocumentView): boolean {
  const unit = notation.startsWith(`${letters}-`) ? notation.slice(letters.length + 1) : '';
  if (unit === '' || worstWord(notationWords.map(({ word }) => word)) >= PLAIN_UNIT) return false;
  return !isKeptBy(unit, view);
}

/** `Lưu: VT, VP`, `Lưu: VT, KTTHa47` with the typist behind it: kept by the unit; VT keeps every document. */
function isKeptBy(unit: string, { pages }: DocumentView): boolean {
  const kept = pages.flatMap(({ layout }) => layout.lines).filter(({ key }) => /^\W*luu\b/.test(key));
  const keepers = kept.flatMap(({ text }) => text.normalize('NFC').match(/(?<!\p{L})[\p{Lu}&]+/gu) ?? []);
  return unit !== REGISTRY && keepers.includes(unit);
}

const REGISTRY = 'VT';

/** Begins with the abbreviation of the title. */
function isTitled(notation: string, page: PageView): boolean {
  const type = typeOfAbbreviation(leadingAbbreviation(notation));
  return type !== undefined && type === titleType(page)?.type.value;
}

/** Both halves say what something else in the document says: no misreading does that. */
function isConfirmed({ fits, parts: { notation = '' } }: NumberLine, view: DocumentView): boolean {
  return fits === 'same' && (isTitled(notation, view.first) || isOfKeptUnit(notation, view));
}

/** `UBND-NV` above `Lưu: VT, NV`. */
function isOfKeptUnit(notation: string, view: DocumentView): boolean {
  const unit = /^\p{Lu}[\p{L}&]+-(\p{Lu}[\p{L}&]+)$/u.exec(notation)?.[1];
  return unit !== undefined && isKeptBy(unit, view);
}

/** The surety of a notation whose type is the title and whose body has the initials of the agency. */
const CONFIRMED = 0.97;
/**
 * One letter beside what it could be: the initials of the agency, or the abbreviation of the title; or under a title
 * neither of both is in it.
 */
function isNearMiss({ parts: { notation = '' }, fits }: NumberLine, page: PageView): boolean {
  const parts = notation.split(/[-/]/u).filter((part) => !WELL_KNOWN_BODIES.has(part));
  const initials = bodyInitials(page).filter(({ length }) => length >= 4);
  if (fits !== 'same' && parts.some((part) => initials.some((other) => editDistance(part, other, 1) === 1)))
    return true;
  const title = titleType(page)?.type.value;
  const typed = title === undefined ? [] : abbreviationsOf(title);
  if (typed.length === 0 || parts.some((part) => typed.includes(part))) return false;
  return fits !== 'same' || parts.some((part) => typed.some((other) => editDistance(part, other, 1) === 1));
}

function notationFinding(read: NumberLine, view: DocumentView, confidence: number): Finding[] {
  const page = view.first;
  const { notation } = read.parts;
  if (notation === undefined) return [];
  const words = read.notationWords.map(({ word }) => word);
  const isOdd = () =>
    !isPlausible(notation) || isNearMiss(read, page) || hasLoneUnit(read, view) || isTypedLetter(read, page);
  const review = read.proposed ? !isBorneOut(read, view) : !isConfirmed(read, view) && isOdd();
  return [found('notation', notation, { page, words, confidence, review })];
}

/** Initials that were guessed from one letter beside them: behind the type of the title, or before a unit that keeps the letter. */
function isBorneOut(read: NumberLine, view: DocumentView): boolean {
  const notation = read.parts.notation ?? '';
  // a body may leave a letter out
  if (read.fits !== 'guessed' || read.mended || read.letters.length < (bodyPart(notation) ?? '').length) return false;
  const unit = /^\p{L}{5,}-(\p{L}+)$/u.exec(notation)?.[1];
  return isTitled(notation, view.first) || (unit !== undefined && isKeptBy(unit, view));
}

/** Where digits may have been written into the number line; undefined where the number is printed and surely read. */
export function numberLineGap(page: PageView): WrittenSpan | undefined {
  const read = readNumberLine(page);
  if (read === undefined) return roughNumberGap(page);
  const { number, numberSpan } = read.parts;
  const printed = number !== undefined && isPrinted(read, page);
  if (printed && worstWord(read.numberWords.map(({ word }) => word)) >= SURELY_READ) return undefined;
  return { asked: 'number', joined: read.joined, from: numberSpan[0], to: numberSpan[1] };
}

function numberFinding(read: NumberLine, page: PageView, notationSure: number): Finding[] {
  const { number } = read.parts;
  const written = writtenFinding(page, read.numberWords);
  if (number !== undefined && isPrinted(read, page))
    return [printedFinding(number, { read, page, notationSure, written })];
  if (written !== undefined) return [besideEngine(read, written, page)];
  const words = read.numberWords.map(({ word }) => word);
  // half-read scribbles look like numbers; a value that is wrong nine times in ten is worse than none
  if (number === undefined || words.length === 0 || worstWord(words) < BADLY_READ) return [];
  return [found('number', number, { page, words, confidence: HANDWRITTEN, review: true })];
}

interface PrintedNumber {
  readonly read: NumberLine;
  readonly page: PageView;
  readonly notationSure: number;
  readonly written: Finding | undefined;
}

function printedFinding(number: string, { read, page, notationSure, written }: PrintedNumber): Finding {
  const words = read.numberWords.map(({ word }) => word);
  const confidence = worstWord(words);
  const isHardlyRead = confidence < BADLY_READ;
  if (isHardlyRead && written !== undefined && written.value.value !== number)
    return inDoubt(written.value.needsReview ? found('number', number, { page, words, confidence }) : written);
  const sure = isHardlyRead ? doubted(notationSure) : Math.max(confidence, notationSure);
  return found('number', number, { page, words, ...besideWritten(number, sure, written) });
}

/** The engine says little of a number that it read with less: the readers of digits have the word if they are certain of another. */
const BADLY_READ = 0.5;

/** What the readers of digits saw, beside what the engine made of the same place. */
function besideEngine(read: NumberLine, written: Finding, page: PageView): Finding {
  const { number } = read.parts;
  if (number !== undefined && hasLostDigit(read, written)) return inDoubt(written, { value: number, confidence: HANDWRITTEN }); // prettier-ignore
  if (number === undefined || number !== written.value.value || number.length < TOLD) return withLetter(read, written, page); // prettier-ignore
  const words = read.numberWords.map(({ word }) => word);
  return found('number', number, {
    page,
    words,
    confidence: agreed(Math.max(SURELY_READ, written.value.confidence), 0.3),
  });
}

/** So many digits that two readers, who know nothing of each other, read alike are no chance (ADR 31). */
const TOLD = 3;

/** The engine read more digits, those of the cut among them: of `187` or `172` for `1872` one was cut off or through. */
function hasLostDigit(
  { parts: { number }, numberWords }: NumberLine,
  { value: { value, needsReview } }: Finding,
): boolean {
  const digits = String(value);
  const read = worstWord(numberWords.map(({ word }) => word));
  if (number === undefined || number.length <= digits.length) return false;
  return (read >= FAIRLY_READ && number.includes(digits)) || (needsReview && read >= 0.5 && isWithin(digits, number));
}

function isWithin(digits: string, number: string): boolean {
  let at = 0;
  for (const digit of number) if (digit === digits.charAt(at)) at += 1;
  return at === digits.length;
}

/** A letter behind the digits (`3176B`) is seen by the engine for print only: the number is left as that read it, for review. */
function withLetter(read: NumberLine, written: Finding, page: PageView): Finding {
  const { number } = read.parts;
  const words = read.numberWords.map(({ word }) => word);
  if (number === undefined || !/\d\p{Lu}+$/u.test(number) || worstWord(words) < 0.5) return written;
  return found('number', number, { page, words, confidence: HANDWRITTEN, review: true });
}

/**
 * A printed number that was read badly: the readers of digits confirm it, or a person has to look. Their own doubt counts for
 * nothing: they were asked about a word that the slash belongs to.
 */
function besideWritten(number: string, sure: number, written: Finding | undefined) {
  if (written === undefined || (written.value.needsReview && sure >= FAIRLY_READ)) return { confidence: sure };
  if (written.value.value === number) return { confidence: agreed(Math.max(sure, written.value.confidence), 0.3) };
  return { confidence: doubted(sure), review: true };
}

const FAIRLY_READ = 0.6;

/** What the readers of digits made of the number; undefined where they were not asked or could not tell. */
function writtenFinding(page: PageView, words: readonly PlacedWord[]): Finding | undefined {
  const written = writtenDigits(page.reading, 'number');
  if (written === undefined) return undefined;
  const { value, box, confidence, review } = written;
  return found('number', value, { page, words: words.map(({ word }) => word), box, confidence, review });
}

/**
 * Printed numbers run into the slash without a blank and are as high as the other digits of the head. A blank on
 * either side is the room that the clerk wrote into, unless the file holds the digits as text.
 */
function isPrinted(read: NumberLine, page: PageView): boolean {
  const [first] = read.numberWords;
  if (first === undefined || read.numberWords.length !== 1) return false;
  if (first.word.typed === true) return true;
  const glued = read.notationWords.includes(first);
  const reference = yearReference(page) ?? { height: page.layout.page.unit * 0.88, baseline: NaN };
  const least = read.fits === 'same' ? 0.25 : 0.5;
  if (glued) return first.word.confidence >= least && heightFits(first, reference) && !roomBefore(read, first, page);
  if (read.notationWords.length > 0) return false;
  return !isHandwritten(first, { ...reference, baseline: first.box[1] + first.box[3] });
}

/** Q, comma and slash reach below the line, Đ and Ộ above it. */
function heightFits(word: PlacedWord, reference: PrintedReference): boolean {
  const deep = /[Q,;ỘẬẠỊ]/u.test(word.word.text.normalize('NFC'));
  // no hand is read as surely as this
  const sure = word.word.confidence >= SURELY_READ ? 0.12 : 0;
  return word.box[3] / reference.height <= (deep ? 1.3 : 1.18) + sure;
}

function roomBefore(read: NumberLine, word: PlacedWord, page: PageView): boolean {
  const label = read.line.words[read.line.words.indexOf(word) - 1];
  return label !== undefined && word.box[0] - right(label.box) > page.layout.page.unit;
}

/** The year of the date line is printed in nearly every document: the measure for the digits of the head. */
function yearReference(page: PageView): PrintedReference | undefined {
  const year = page.layout.head?.dateLine?.words.findLast(({ word }) => /^(?:19|20)\d\d$/.test(word.text));
  return year === undefined || year.word.confidence < 0.8 ? undefined : referenceOf(year);
}

/** Put together by rule from number and notation, and no surer than the worse of the two. */
function reference(read: NumberLine, page: PageView, parts: readonly Finding[]): Finding[] {
  const number = parts.find(({ field }) => field === 'number')?.value.value;
  const { notation, notationSpan, numberSpan } = read.parts;
  if (typeof number !== 'string' || notation === undefined) return [];
  const between = read.joined.text.slice(numberSpan[1], notationSpan[0]);
  // a hand wrote over the slash; the Party has a dash there; a stroke of the hand beside the slash looks like a second one
  const sign = /[-/]/u.exec(between)?.[0] ?? (notation.includes('/') ? '-' : '/');
  const referenceNumber = `${number}${sign}${notation}`;
  const confidence = Math.min(...parts.map(({ value }) => value.confidence));
  const words = [...new Set([...read.numberWords, ...read.notationWords])].map(({ word }) => word);
  const review = parts.some(({ value }) => value.needsReview) || confidence < REVIEW_BELOW;
  return [found('referenceNumber', referenceNumber, { page, words, confidence, review, origin: 'rule' })];
}
