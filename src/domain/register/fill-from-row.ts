import type { FieldOpinions, FieldValue, FieldValues } from '../cataloguing/field-value.ts';
import { isOfPerson, type Origin } from '../cataloguing/field-value.ts';
import type { FieldContent, FieldName } from '../metadata/field-name.ts';
import type { DoubtfulCells } from './doubtful-cells.ts';
import type { RegisterRow } from './register.ts';
import { plainNumber, spelledNumber } from './words.ts';

/** Of a row that was found for a document: what is left is a slip in the register. */
const CONFIDENCE = 0.995;
const DOUBTFUL = 0.6;

/** As `number` of the document record. */
const NUMBER = /^[0-9]+[A-Za-zĐđ]{0,3}$/u;
const MOST_LETTERS = 11;

interface Filling {
  readonly row: RegisterRow;
  readonly fields: Readonly<Partial<Record<FieldName, FieldOpinions>>>;
  readonly doubtful: DoubtfulCells;
}

/**
 * What a row gives a document: number and date, where neither a person nor a certain reading of the page has said one. A cell
 * that is probably a slip counts only where the page was read alike; else a person must look. Where the row says another
 * number or date than was read with certainty, that stays, and a person must look: the row is the evidence against it.
 */
export function fillFromRow(filling: Filling): FieldValues {
  const { row, fields } = filling;
  const number = numberOf(filling);
  const issuedOn = dateOf(filling);
  const reference = isOpen(fields.referenceNumber) ? referenceOf(number, readOf(fields.notation), row) : undefined;
  return {
    ...contradicted(filling),
    ...(number && { number }),
    ...(issuedOn && { issuedOn }),
    ...(number && reference !== undefined && { referenceNumber: valueOf(reference, number.needsReview) }),
  };
}

function numberOf({ row, fields, doubtful }: Filling): FieldValue | undefined {
  const { number } = row.entry;
  if (number === null || number.length > MOST_LETTERS || !NUMBER.test(number) || !isOpen(fields.number))
    return undefined;
  const read = readOf(fields.number)?.value;
  const spelled = spelledNumber(number, typeof read === 'string' ? read : undefined);
  return valueOf(spelled, doubtful.numbers.has(row.id) && !sameNumber(number, read));
}

function dateOf({ row, fields, doubtful }: Filling): FieldValue | undefined {
  const { date } = row.entry;
  if (date === null || !isOpen(fields.issuedOn)) return undefined;
  return valueOf(date, doubtful.dates.has(row.id) && readOf(fields.issuedOn)?.value !== date);
}

/** What was read with certainty and the row says otherwise: only of rows that a person chose. A part of a date is no other. */
function contradicted({ row: { entry }, fields }: Filling): FieldValues {
  const [number, date] = [surelyRead(fields.number), surelyRead(fields.issuedOn)];
  const isNumber = entry.number === null || sameNumber(entry.number, number?.value);
  const isDate = entry.date === null || sameDay(entry.date, date?.value);
  return {
    ...(number && !isNumber && { number: asking(number) }),
    ...(date && !isDate && { issuedOn: asking(date) }),
  };
}

/** The reading of a field of which no person has spoken. */
function surelyRead(opinions: FieldOpinions = {}): FieldValue | undefined {
  const read = readOf(opinions);
  return read === undefined || read.needsReview || isOfPerson(read.origin) ? undefined : read;
}

/** The page keeps its word, and its place on the page. */
function asking({ value, evidence }: FieldValue): FieldValue {
  return { value, origin: 'register', needsReview: true, confidence: DOUBTFUL, ...(evidence && { evidence }) };
}

/** Neither a person nor the page, with certainty, has spoken. */
function isOpen(opinions: FieldOpinions = {}): boolean {
  if (Object.values(opinions).some(({ origin }) => isOfPerson(origin))) return false;
  const read = readOf(opinions);
  return read === undefined || read.needsReview;
}

/** What counted before the register spoke. */
export function readOf(opinions: FieldOpinions = {}): FieldValue | undefined {
  const order: readonly Origin[] = ['human', 'host', 'rule', 'model'];
  return order.flatMap((origin) => opinions[origin] ?? [])[0];
}

function sameNumber(mine: string, theirs: FieldContent | undefined): boolean {
  return typeof theirs === 'string' && plainNumber(mine) === plainNumber(theirs);
}

function sameDay(mine: string, theirs: FieldContent | undefined): boolean {
  return typeof theirs === 'string' && (mine.startsWith(theirs) || theirs.startsWith(mine));
}

function referenceOf(
  number: FieldValue | undefined,
  notation: FieldValue | undefined,
  { entry }: RegisterRow,
): string | undefined {
  const sign = notation?.value ?? entry.notation;
  return typeof number?.value === 'string' && typeof sign === 'string' ? `${number.value}/${sign}` : undefined;
}

function valueOf(value: string, needsReview: boolean): FieldValue {
  return { value, origin: 'register', needsReview, confidence: needsReview ? DOUBTFUL : CONFIDENCE };
}
