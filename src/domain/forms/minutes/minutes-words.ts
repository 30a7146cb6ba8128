import words from '../../../../mappings/forms/minutes-words.json' with { type: 'json' };
import { formatPartialDate, type PartialDate } from '../../archive/partial-date.ts';
import type { Day } from '../../retention/day.ts';
import { fillForm } from '../fill-form.ts';
import type { FormValues } from '../form-model.ts';
import { numberWords, numberWordsCapital } from '../number-words.ts';

export type MinutesWord = keyof typeof words;

/** The wording of values in minutes and decisions, in Vietnamese whoever prints them. */
export function minutesWord(key: MinutesWord, values: FormValues = {}): string {
  return fillForm(words[key], values);
}

/** `ngày 05 tháng 01 năm 2026`: days below ten and the first two months with a zero (NĐ 30/2020, Phụ lục I). */
export function dateWords(date: PartialDate | Day | null | undefined): string | undefined {
  if (date == null) return undefined;
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return minutesWord('date.year', { year });
  const inWords = Number(month) > 2 ? String(Number(month)) : month;
  if (day === undefined) return minutesWord('date.month', { month: inWords, year });
  return minutesWord('date.day', { day, month: inWords, year });
}

/** Dates in words that are filled in by hand where nobody knows them yet. */
export const OPEN_DATES: FormValues = Object.fromEntries(
  ['signedOn', 'heldOn', 'decisionDate', 'councilDate', 'sessionDate'].map((key) => [key, minutesWord('date.open')]),
);

/** `05/01/2026`. */
export function shortDate(date: PartialDate | Day): string {
  return formatPartialDate(date as PartialDate); // a day is a partial date of which all is known
}

/** `8 giờ 30 phút` for `08:30`. */
export function timeWords(time: string | undefined): string | undefined {
  const [hour, minute] = time?.split(':') ?? [];
  if (hour === undefined || minute === undefined) return undefined;
  return minutesWord('time', { hour: String(Number(hour)), minute });
}

const COUNT = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** `1.234` and `33,8`. */
export function countText(count: number): string {
  return COUNT.format(count);
}

/** A count with its words, under two keys. */
export function countInWords(count: number): FormValues {
  return { count: countText(count), countInWords: numberWords(count) };
}

/** As `countInWords`, for the closing line of a list. */
export function countOfList(count: number): FormValues {
  return { count: countText(count), countInWords: numberWordsCapital(count) };
}

/** What is known, without what is not. */
export function known(values: Readonly<Record<string, string | number | null | undefined>>): FormValues {
  const entries = Object.entries(values).flatMap(([key, value]) => {
    if (value === null || value === undefined || value === '') return [];
    return [[key, typeof value === 'number' ? countText(value) : value] as const];
  });
  return Object.fromEntries(entries);
}
