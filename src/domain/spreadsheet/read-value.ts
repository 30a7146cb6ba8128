import { parsePartialDate, partialDate, type PartialDate } from '../archive/partial-date.ts';
import { parsePeriodText } from '../retention/period-text.ts';
import type { RetentionPeriod } from '../retention/retention-period.ts';
import type { ColumnKind } from './layout.ts';

/** What a cell shows, and the date it holds where it is one. */
export interface CellText {
  readonly text: string;
  readonly date?: PartialDate;
}

export interface NumberAndNotation {
  readonly number: number;
  readonly notation?: string;
}
export interface Sheets {
  readonly first: number;
  readonly count?: number;
}

type Value = string | number | readonly string[] | RetentionPeriod | NumberAndNotation | Sheets;
type Fault = 'integer' | 'date' | 'period' | 'number-and-notation' | 'sheets';

/** `import.<fault>` is the message of a fault. */
export type ReadValue = { readonly value: Value } | { readonly fault: Fault };

type Reader = (text: string, date: PartialDate | undefined) => ReadValue;

const asText: Reader = (text) => ({ value: text });
const orFault =
  (fault: Fault, read: (text: string, date: PartialDate | undefined) => Value | undefined): Reader =>
  (text, date) => {
    const value = read(text, date);
    return value === undefined ? { fault } : { value };
  };
const integer = orFault('integer', readInteger);

const READERS: Readonly<Record<ColumnKind, Reader>> = {
  text: asText,
  heading: asText,
  ignored: asText,
  integer,
  day: integer,
  month: integer,
  year: integer,
  date: orFault('date', (text, date) => date ?? readDate(text)),
  period: orFault('period', readPeriod),
  'number-and-notation': orFault('number-and-notation', readNumberAndNotation),
  sheets: orFault('sheets', readSheets),
  list: (text) => ({ value: parts(text, /[;\n]/u) }),
  lines: (text) => ({ value: parts(text, /\n/u) }),
};

/** Reads a cell that is not empty. Closed lists and lengths are the schema's business. */
export function readValue(kind: ColumnKind, { text, date }: CellText): ReadValue {
  return READERS[kind](text.normalize('NFC').trim(), date);
}

function parts(text: string, separator: RegExp): readonly string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Up to 15 digits; a number with a fraction is none. */
function readInteger(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** `05/01/2020`, `5-1-2020`, `01/2020`, `2020`, and the form of the standard. */
export function readDate(text: string): PartialDate | undefined {
  const iso = parsePartialDate(text);
  if (iso !== undefined) return iso;
  const [, day, month, year] = /^(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  return partialDate(Number(year), numberOf(month), numberOf(day));
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** As schedules write it; people also write `20`, `VV`. */
function readPeriod(text: string): RetentionPeriod | undefined {
  if (/^vv$/i.test(text)) return { kind: 'permanent' };
  return parsePeriodText(/^\d{1,3}$/.test(text) ? `${text} năm` : text);
}

/** `01.TCCB`, `1/TCCB`, `15`. */
export function readNumberAndNotation(text: string): NumberAndNotation | undefined {
  const [, digits, notation] = /^0*([1-9]\d{0,8})(?:\s*[./-]\s*(\S.*))?$/u.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return { number: Number(digits), ...(notation !== undefined && { notation }) };
}

function readSheets(text: string): Sheets | undefined {
  const [, from, to] = /^0*([1-9]\d{0,4})(?:\s*[-–]\s*0*([1-9]\d{0,4}))?$/u.exec(text) ?? [];
  if (from === undefined) return undefined;
  if (to === undefined) return { first: Number(from) };
  return Number(to) < Number(from) ? undefined : { first: Number(from), count: Number(to) - Number(from) + 1 };
}
