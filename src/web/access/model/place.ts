import { formatDate } from '../../model/typed-date.ts';
import type { ListedDocument } from '../access-types.ts';

interface Placed {
  readonly temporaryNumber: number;
  readonly inventoryNumber: string | null;
  readonly number: number | null;
  readonly boxNumber: number | null;
}

/** `01.12` where it has its official number, else the temporary one in brackets. */
export function numberOf({ temporaryNumber, inventoryNumber, number }: Placed): string {
  if (number === null) return `(${String(temporaryNumber)})`;
  return inventoryNumber === null ? String(number) : `${inventoryNumber}.${String(number)}`;
}

/** `15/QĐ-UBND` of a document, or what there is of it. */
export function referenceOf({ number, notation }: Pick<ListedDocument, 'number' | 'notation'>): string {
  return [number, notation].filter((part) => part !== null && part !== '').join('/');
}

/** `12–15`, `12`, or nothing. */
export function sheetsOf({ firstSheet, lastSheet }: Pick<ListedDocument, 'firstSheet' | 'lastSheet'>): string {
  if (firstSheet === null) return '';
  return lastSheet === null || lastSheet === firstSheet
    ? String(firstSheet)
    : `${String(firstSheet)}–${String(lastSheet)}`;
}

/** `2015 – 2017`, `2019` where it is one date, or nothing. */
export function spanOf({
  startDate,
  endDate,
}: {
  readonly startDate: string | null;
  readonly endDate: string | null;
}): string {
  const [from, to] = [startDate, endDate].map((date) => (date === null ? '' : formatDate(date)));
  if (from === to) return from ?? '';
  return [from, to].join(' – ');
}
