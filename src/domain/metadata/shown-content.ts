import { formatPartialDate, parsePartialDate } from '../archive/partial-date.ts';
import type { FieldContent } from './field-name.ts';

/** Fields of the record, and what hosts have beside it, that are dates: a number of a document may look like one. */
const DATES: ReadonlySet<string> = new Set(['issuedOn', 'retentionDueOn', 'created', 'createdBefore']);

/** A value as people write it: lists joined, dates the Vietnamese way. What is no date in such a field stays as it is. */
export function shownContent(field: string, value: FieldContent): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value.join('; ');
  return DATES.has(field) ? shownDate(value) : value;
}

/** `2017-03-05` as `05/03/2017`, `2017-03` as `03/2017`; what is no date as it is. */
export function shownDate(value: string): string {
  const date = parsePartialDate(value);
  return date === undefined ? value : formatPartialDate(date);
}
