/** A date of which the day, or the day and the month, may be unknown: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export type PartialDate = string & { readonly __brand: 'PartialDate' };

const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Reads an ISO partial date; undefined when it is none or the day does not exist. */
export function parsePartialDate(text: string): PartialDate | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const [, year, month, day] = match;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return undefined;
  if (day !== undefined && (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month))))
    return undefined;
  return text as PartialDate;
}

/** Builds a partial date from numbers; undefined when the day does not exist. */
export function partialDate(year: number, month?: number, day?: number): PartialDate | undefined {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  const parts = [pad(year, 4)];
  if (month !== undefined) parts.push(pad(month, 2));
  if (month !== undefined && day !== undefined) parts.push(pad(day, 2));
  return parsePartialDate(parts.join('-'));
}

/** As written in Vietnam: `05/01/2020`, `01/2020`, `2020`. */
export function formatPartialDate(date: PartialDate): string {
  return date.split('-').reverse().join('/');
}
