import { partialDate, type PartialDate } from '../archive/partial-date.ts';

/** Dates are stored as days since 1900 (where 29/02/1900 is counted though there was none) or since 1904. */
export type DateSystem = '1900' | '1904';

/** How much of a date its cell shows: a cell that shows `2015` says no more than the year. */
export type DatePrecision = 'day' | 'month' | 'year';

const DAY_MS = 86_400_000;
const LAST_SERIAL = 2_958_465;
/** The day that never was. */
const LEAP_DAY_OF_1900 = 60;

/** Undefined for a number that is no date in the system. */
export function serialToDate(
  serial: number,
  system: DateSystem,
  precision: DatePrecision = 'day',
): PartialDate | undefined {
  const days = daysSince1970(Math.floor(serial), system);
  if (days === undefined) return undefined;
  const date = new Date(days * DAY_MS);
  const month = precision === 'year' ? undefined : date.getUTCMonth() + 1;
  return partialDate(date.getUTCFullYear(), month, precision === 'day' ? date.getUTCDate() : undefined);
}

function daysSince1970(serial: number, system: DateSystem): number | undefined {
  if (serial < 0 || serial > LAST_SERIAL) return undefined;
  if (system === '1904') return Date.UTC(1904, 0, 1) / DAY_MS + serial;
  if (serial < 1 || serial === LEAP_DAY_OF_1900) return undefined;
  const first = Date.UTC(1899, 11, 31) / DAY_MS;
  return first + serial - (serial > LEAP_DAY_OF_1900 ? 1 : 0);
}
