import { parsePeriodText } from '../period-text.ts';
import type { RetentionPeriod } from '../retention-period.ts';

export interface PeriodReading {
  readonly period: RetentionPeriod;
  /** Not in the words of the circulars, but with one meaning only. */
  readonly spelled: boolean;
}

/** Words in which no other meaning is possible, each with what stands for it. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:v\.?\s?v\.?|vĩnh\s?-?\s?viễn|vĩnh viển|vinh vien|bảo quản vĩnh viễn|lưu trữ vĩnh viễn)$/u, 'vĩnh viễn'],
  // "20năm", "20 (hai mươi) năm", "20 nam"; the words in brackets are not compared.
  [/^(\d{1,3})\s?(?:\([^)]*\)\s?)?n[ăa]m\b\s*/u, '$1 năm '],
  [
    /^(?:cho )?[đd]ến khi (?:vb|văn bản )?\s?(?:hết|không còn) hiệu lực(?: thi hành)?$/u,
    'đến khi văn bản hết hiệu lực',
  ],
  [/^(?:đến khi )?hết hiệu lực(?: văn bản| thi hành)?$/u, 'đến khi văn bản hết hiệu lực'],
  [/^(?:theo |bằng )?tuổi thọ (?:của )?(công trình|thiết bị|tài sản)$/u, 'theo tuổi thọ $1'],
];

/** Reads a cell "thời hạn bảo quản" in the many ways in which offices write it; undefined: a person must look. */
export function readPeriodCell(text: string): PeriodReading | undefined {
  const exact = parsePeriodText(text);
  if (exact !== undefined) return { period: exact, spelled: false };
  const plain = text
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/[.;,]+$/u, '')
    .toLowerCase();
  for (const [pattern, standard] of SPELLINGS) {
    if (!pattern.test(plain)) continue;
    const period = parsePeriodText(plain.replace(pattern, standard));
    if (period !== undefined) return { period, spelled: true };
  }
  return undefined;
}

/** A line that can only begin a period, not go on with one. */
const BEGINS = /^(?:v[ĩi]nh vi[ễe]n|v\.?v\.?$|\d{1,3}\s?(?:\([^)]*\)\s?)?n[ăa]m|đến khi|theo (?:tuổi thọ|hiệu lực))/iu;

/** Periods in the lines of one cell: a line that begins a period ends the one before, if that is whole. */
export function periodsIn(text: string): readonly string[] {
  const periods: string[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const last = periods.at(-1);
    if (last === undefined || (BEGINS.test(line) && readPeriodCell(last) !== undefined)) periods.push(line);
    else periods[periods.length - 1] = `${last} ${line}`;
  }
  return periods;
}
