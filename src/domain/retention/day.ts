import type { PartialDate } from '../archive/partial-date.ts';

/** A day as `YYYY-MM-DD`: compared as text. */
export type Day = string;

export function addDays(day: Day, days: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

export function yearOf(date: PartialDate | Day): number {
  return Number(date.slice(0, 4));
}

/** The first day that a partial date can mean. */
export function firstDay(date: PartialDate): Day {
  const [year = '', month = '01', day = '01'] = date.split('-');
  return `${year}-${month}-${day}`;
}

/** The last day that a partial date can mean. */
export function lastDay(date: PartialDate): Day {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return `${year}-12-31`;
  if (day !== undefined) return date;
  return addDays(firstOfNextMonth(Number(year), Number(month)), -1);
}

function firstOfNextMonth(year: number, month: number): Day {
  return month === 12 ? `${padYear(year + 1)}-01-01` : `${padYear(year)}-${String(month + 1).padStart(2, '0')}-01`;
}

export function padYear(year: number): string {
  return String(year).padStart(4, '0');
}

/** The same day in another year; 29 February becomes the 28th where there is none. */
export function addYears(day: Day, years: number): Day {
  const moved = `${padYear(yearOf(day) + years)}${day.slice(4)}`;
  return addDays(moved, 0) === moved ? moved : addDays(moved, -1);
}
