import type { DatePrecision } from '../../domain/spreadsheet/serial-date.ts';

/** What the look of a number says of what it means. */
export type NumberLook =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date'; readonly precision: DatePrecision }
  /** `001`: shown with zeros in front. */
  | { readonly kind: 'padded'; readonly digits: number };

export const PLAIN: NumberLook = { kind: 'plain' };

/** Of the formats every program knows by number (ECMA-376 part 1, 18.8.30), those that are dates. */
const DATE_IDS: readonly (readonly [number, number])[] = [
  [14, 16],
  [22, 22],
  [27, 31],
  [36, 36],
  [50, 54],
  [57, 58],
];
const MONTH_AND_YEAR_ID = 17;

export function lookOfFormat(id: number, code: string | undefined): NumberLook {
  if (code !== undefined) return lookOfCode(code);
  if (id === MONTH_AND_YEAR_ID) return { kind: 'date', precision: 'month' };
  const isDate = DATE_IDS.some(([from, to]) => id >= from && id <= to);
  return isDate ? { kind: 'date', precision: 'day' } : PLAIN;
}

/** `[$-42A]dd/mm/yyyy;@`: of what is not quoted, the letters tell. A time of day alone is no date. */
function lookOfCode(code: string): NumberLook {
  const first = code.split(';')[0] ?? '';
  const letters = first
    .replaceAll(/"[^"]*"|\\.|_.|\*./gu, '')
    .replaceAll(/\[[^\]]*\]/gu, '')
    .toLowerCase();
  if (/^0{2,15}$/.test(letters)) return { kind: 'padded', digits: letters.length };
  if (letters === 'general' || !/[dmy]/.test(letters)) return PLAIN;
  if (letters.includes('d')) return { kind: 'date', precision: 'day' };
  const isMonth = letters.includes('m') && (letters.includes('y') || !/[hs]/.test(letters));
  if (isMonth) return { kind: 'date', precision: letters.includes('y') ? 'month' : 'day' };
  return letters.includes('y') ? { kind: 'date', precision: 'year' } : PLAIN;
}
