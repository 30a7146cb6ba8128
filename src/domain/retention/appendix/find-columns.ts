import type { TableRow } from '../../table/table-row.ts';
import { fold } from '../../text/fold.ts';
import type { AppendixColumns } from './appendix-review.ts';

const NAMES: readonly (readonly [keyof AppendixColumns, RegExp])[] = [
  ['no', /^(?:(?:so )?stt|tt|so tt|so thu tu|ma so|so|muc)$/],
  ['period', /^(?:thoi han|thoi gian|thbq\b|thoi hieu)/],
  ['note', /^(?:ghi chu|chu thich)/],
  ['title', /^(?:ten|nhom|noi dung|loai|danh muc|ho so|tai lieu|tieu de|trich yeu)\b/],
];

/** The columns that a row of headings names; undefined when it names no title or no period. */
export function columnsOf({ cells }: TableRow): AppendixColumns | undefined {
  const found = new Map<keyof AppendixColumns, number>();
  for (const { column, text } of cells) {
    const name = nameOf(text);
    if (name !== undefined && !found.has(name)) found.set(name, column);
  }
  const [title, period] = [found.get('title'), found.get('period')];
  if (title === undefined || period === undefined) return undefined;
  return { no: found.get('no') ?? null, title, period, note: found.get('note') ?? null };
}

function nameOf(text: string): keyof AppendixColumns | undefined {
  const plain = fold(text)
    .replaceAll(/[^a-z]+/gu, ' ')
    .trim();
  return plain.length > 80 ? undefined : NAMES.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** `(1) (2) (3)` or `A B 1` under the headings. */
export function isColumnCount({ cells }: TableRow): boolean {
  const texts = cells.map(({ text }) => text.trim()).filter((text) => text !== '');
  return texts.length >= 2 && texts.every((text) => /^\(?(?:\d|[A-D])\)?$/u.test(text)) && inSequence(texts);
}

function inSequence(texts: readonly string[]): boolean {
  const codes = texts.map((text) => text.replaceAll(/[()]/g, '').charCodeAt(0));
  return codes.every((code, index) => index === 0 || code === (codes[index - 1] ?? 0) + 1 || code === 49);
}

/** A heading of the columns again, on a new page. */
export function repeatsHeading(row: TableRow, columns: AppendixColumns): boolean {
  const again = columnsOf(row);
  return again?.title === columns.title && again.period === columns.period;
}

const PAGE_NUMBER = /^(?:trang\s*)?[-–]?\s*\d{1,4}\s*(?:\/\s*\d{1,4})?\s*[-–]?$/iu;

/** A row that holds the number of a page and nothing else. */
export function isPageNumber({ cells, page }: TableRow): boolean {
  const texts = cells.map(({ text }) => text.trim()).filter((text) => text !== '');
  return page !== undefined && texts.length === 1 && PAGE_NUMBER.test(texts[0] ?? '');
}
