import type { HostValues } from '../../../ports/host-values.ts';
import { cleanText, LONGEST_STRING, lengthOf, type HostContent } from '../field-values.ts';
import type { WireDocument } from '../wire-types.ts';

/** The host cuts titles that it makes itself after 127 or 128 letters. */
const CUT_FROM = LONGEST_STRING - 1;

/**
 * What lists show of a catalogued document: `Quyết định số 103/QĐ-UBND ngày 05/01/2015: Về việc …`. A subject without
 * room ends at a word; other parts that have none are left out whole. Undefined where too little is known to name it.
 */
export function titleOf(values: HostValues): string | undefined {
  const reference = text(values.referenceNumber) ?? text(values.number);
  const subject = text(values.subject);
  if (reference === undefined && subject === undefined) return undefined;
  const type = text(values.documentType);
  const number = reference && `${type === undefined ? 'Số' : 'số'} ${reference}`;
  const head = joined([type, number], ' ');
  const dated = joined([head, dayOf(values.issuedOn)], ' ngày ');
  const named = [subject && withSubject(dated, subject), dated, head];
  return named.find((title) => title !== undefined && title !== '' && lengthOf(title) <= LONGEST_STRING);
}

/** Undefined where no word of the subject has room. */
function withSubject(head: string, subject: string): string | undefined {
  const whole = joined([head, subject], ': ');
  if (lengthOf(whole) <= LONGEST_STRING) return whole;
  const room = LONGEST_STRING - lengthOf(whole) + lengthOf(subject) - lengthOf('…');
  // The letter after the last that has room tells whether a word ends there.
  const words = /^(.*)\s/u.exec(letters(subject, room + 1))?.[1];
  return words === undefined ? undefined : joined([head, `${words.replace(/[\s,;:.–-]+$/u, '')}…`], ': ');
}

/** True for the title that the host gives a document nobody named: that of its file. */
export function isFileTitle({
  title,
  original_file_name,
}: Pick<WireDocument, 'title' | 'original_file_name'>): boolean {
  const shown = cleanText(title);
  const file = cleanText(original_file_name ?? '');
  const stem = cleanText(file.replace(/\.[^.]*$/, ''));
  if (shown === '' || shown === file || shown === stem) return true;
  return lengthOf(shown) >= CUT_FROM && (stem.startsWith(shown) || file.startsWith(shown));
}

/** The title that the host gives by itself. */
export function fileTitle({ id, original_file_name }: Pick<WireDocument, 'id' | 'original_file_name'>): string {
  const stem = cleanText((original_file_name ?? '').replace(/\.[^.]*$/, ''));
  return letters(stem === '' ? String(id) : stem, CUT_FROM);
}

function joined(parts: readonly (string | undefined)[], between: string): string {
  return parts.filter((part) => part !== undefined && part !== '').join(between);
}

function letters(text: string, most: number): string {
  return Array.from(text).slice(0, Math.max(0, most)).join('');
}

function text(value: HostContent | undefined): string | undefined {
  return typeof value === 'string' && cleanText(value) !== '' ? cleanText(value).replaceAll(/\s+/g, ' ') : undefined;
}

function dayOf(value: HostContent | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text(value) ?? '') ?? [];
  return year === undefined ? undefined : `${String(day)}/${String(month)}/${year}`;
}
