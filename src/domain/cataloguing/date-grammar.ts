import { repairDigits } from './digits.ts';

export interface DatePiece {
  readonly value: number;
  /** Characters that had to be changed to digits. */
  readonly changed: number;
}

/** The parts of `…, ngày 05 tháng 01 năm 2020`; a part that cannot be read is absent. */
export interface DateParts {
  readonly day?: DatePiece;
  readonly month?: DatePiece;
  readonly year?: DatePiece;
  /** Characters of the text: where the date begins, and where each part stands. */
  readonly start: number;
  readonly daySpan: readonly [number, number];
  readonly monthSpan: readonly [number, number];
  readonly yearSpan: readonly [number, number];
}

const DATE =
  /n?g[a-z?]?y(?<day>.{0,6}?)(?:t?h[a-z?]n?g|[tf][a-z?]?[a-z?]ng)(?<month>.{0,5}?)n[a-z?]m[.,:]?(?<year>.{2,6})/d;
/** The word `ngày` was lost in what was written over it. */
const DAYLESS = /,(?<day>.{0,8}?)thang(?<month>.{0,5}?)n[a-z?]m[.,:]?(?<year>.{2,6})/d;
/** What was written there hid the month and the word `năm`, but the year stands. */
const MONTHLESS = /ngay(?<day>.{0,6}?)thang(?<month>.{0,4}?)(?<year>(?:19|20)\d\d)(?:nam)?$/d;

const EARLIEST = 1900;
const LATEST = 2100;

/** Reads a date line given without blanks: `text` as printed, `key` the same folded character by character. */
export function parseDateLine(text: string, key: string): DateParts | undefined {
  const match = DATE.exec(key) ?? DAYLESS.exec(key) ?? MONTHLESS.exec(key);
  const spans = match?.indices?.groups;
  if (match === null || spans === undefined) return undefined;
  const part = (name: string): readonly [number, number] => spans[name] ?? [match.index, match.index];
  const [daySpan, monthSpan, yearSpan] = [part('day'), part('month'), part('year')];
  const day = readPart(text.slice(...daySpan), [1, 31]);
  const month = readPart(text.slice(...monthSpan), [1, 12]);
  const year = readYear(text.slice(yearSpan[0], yearSpan[0] + 4));
  return {
    ...(day === undefined ? {} : { day }),
    ...(month === undefined ? {} : { month }),
    ...(year === undefined ? {} : { year }),
    start: match.index,
    daySpan,
    monthSpan,
    yearSpan,
  };
}

/** `3016` can only be 2016: one stroke more at the 2. */
function readYear(text: string): DatePiece | undefined {
  const meant = /^30[012]\d$/.test(text) ? { text: `2${text.slice(1)}`, changed: 1 } : { text, changed: 0 };
  const year = readPart(meant.text, [EARLIEST, LATEST]);
  return year === undefined ? undefined : { ...year, changed: year.changed + meant.changed };
}

const PUNCTUATION = /^[.,:;'"`’_-]+|[.,:;'"`’_-]+$/gu;

function readPart(text: string, [least, most]: readonly [number, number]): DatePiece | undefined {
  const repaired = repairDigits(text.replace(PUNCTUATION, ''));
  if (repaired === undefined || repaired.digits.length > String(most).length) return undefined;
  const value = Number(repaired.digits);
  return value >= least && value <= most ? { value, changed: repaired.changed } : undefined;
}
