import type { HostValues } from '../../../ports/host-values.ts';
import { cleanText, LONGEST_STRING, lengthOf, type HostContent } from '../field-values.ts';
import type { WireDocument } from '../wire-types.ts';

/** The host cuts titles that it makes itself after 127 or 128 letters. */
const CUT_FROM = LONGEST_STRING - 1;

/**
 * What lists show of a catalogued document: `Quyết định 103/QĐ-UBND ngày 05/01/2015: Về việc …`. Parts that have no
 * room are left out whole, nothing is cut. Undefined where too little is known to name it.
 */
export function titleOf(values: HostValues): string | undefined {
  const reference = text(values.referenceNumber) ?? text(values.number);
  const subject = text(values.subject);
  if (reference === undefined && subject === undefined) return undefined;
  const head = [text(values.documentType), reference].filter((part) => part !== undefined).join(' ');
  const dated = [head, dayOf(values.issuedOn)].filter((part) => part !== undefined && part !== '').join(' ngày ');
  const whole = [dated, subject].filter((part) => part !== undefined && part !== '').join(': ');
  return [whole, dated, head].find((title) => title !== '' && lengthOf(title) <= LONGEST_STRING);
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
  return Array.from(stem === '' ? String(id) : stem)
    .slice(0, CUT_FROM)
    .join('');
}

function text(value: HostContent | undefined): string | undefined {
  return typeof value === 'string' && cleanText(value) !== '' ? cleanText(value).replaceAll(/\s+/g, ' ') : undefined;
}

function dayOf(value: HostContent | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text(value) ?? '') ?? [];
  return year === undefined ? undefined : `${String(day)}/${String(month)}/${year}`;
}
