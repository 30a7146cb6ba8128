import { encodingOf, unicodeOf } from './legacy-cells.ts';
import type { TableCell, TableRow } from '../../table/table-row.ts';
import type { LegacyEncoding } from '../../text/legacy-encoding.ts';
import type { AppendixColumns, RowFinding } from './appendix-review.ts';
import { columnsOf, isColumnCount, isPageNumber, repeatsHeading } from './find-columns.ts';
import { joinLines } from './join-lines.ts';
import { isGroupMarker, markerOf, numberIn, subMarkerIn, type Marker } from './row-marker.ts';

/** A row whose columns are known, with the marks that tell what it may be. */
export interface RawRow {
  readonly row: number;
  readonly page?: number;
  readonly cells: readonly string[];
  /** As printed. */
  readonly number: string;
  /** Of the cell "STT", else of the beginning of the title. */
  readonly marker: Marker | undefined;
  /** Without its marker. */
  readonly title: string;
  /** Lines of the cells, for rows that hold several. */
  readonly titleText: string;
  readonly periodText: string;
  readonly period: string;
  readonly periodMerged: boolean;
  readonly note: string;
  /** One cell across number and title, or title and period; or a paragraph between tables. */
  readonly spanned: boolean;
  /** First after a page break, a repeated heading or in a new table. */
  readonly first: boolean;
  /** Taken for no row of the table at all. */
  readonly outside: boolean;
  readonly findings: readonly RowFinding[];
}

export interface RawTable {
  readonly columns: AppendixColumns;
  readonly rows: readonly RawRow[];
}

/** The rows below the first heading "tên … · thời hạn …", with their columns told. Undefined when no row is such a heading. */
export function rawRows(rows: readonly TableRow[]): RawTable | undefined {
  const encoding = encodingOf(rows);
  const plain = rows.map((row) => ({ ...row, cells: row.cells.map((cell) => unicodeOf(cell, encoding)) }));
  const start = plain.findIndex((row) => row.table > 0 && columnsOf(row) !== undefined);
  const heading = plain[start];
  const columns = heading === undefined ? undefined : columnsOf(heading);
  if (heading === undefined || columns === undefined) return undefined;
  const last = plain.findLastIndex(({ table }) => table > 0);
  const body = plain.map((row, index) => ({ row, index })).slice(start, last + 1);
  return {
    columns,
    rows: [
      ...collect(
        body.filter(({ row }) => !isEmpty(row)),
        columns,
      ),
    ],
  };
}

interface Numbered {
  readonly row: TableRow;
  /** In the file, from 0. */
  readonly index: number;
}

/** The first is the heading. */
function* collect(rows: readonly Numbered[], columns: AppendixColumns): Generator<RawRow> {
  let [before, first, current] = [rows[0]?.row, true, columns];
  for (const { row, index } of rows) {
    const repeated = repeatsHeading(row, current);
    if (repeated) current = columnsOf(row) ?? current;
    first ||= row.page !== before?.page || row.table !== before?.table;
    const outside = repeated || isBeside(row);
    yield makeRaw(row, { index, columns: current, first, outside });
    first = outside;
    before = row;
  }
}

function isEmpty({ cells }: TableRow): boolean {
  return cells.every(({ text, continues }) => text.trim() === '' || continues === true);
}

function isBeside(row: TableRow): boolean {
  return isColumnCount(row) || isPageNumber(row) || (row.table === 0 && !speaksOfGroup(row));
}

/** Between tables only titles of groups belong to the appendix. */
function speaksOfGroup({ cells }: TableRow): boolean {
  const marked = numberIn(joinLines([cells[0]?.text ?? '']));
  const text = cells[0]?.text ?? '';
  return text.length <= 300 && (isAnnex(text) || (marked !== undefined && marked.marker.kind !== 'integer'));
}

export function isAnnex(text: string): boolean {
  return /^phụ lục(?:\s+(?:số\s+)?(?:[IVXLC]{1,7}|\d{1,3}|[A-ZĐ]))?\b/iu.test(text.trim());
}

interface Setting {
  readonly index: number;
  readonly columns: AppendixColumns;
  readonly first: boolean;
  readonly outside: boolean;
}

function makeRaw(row: TableRow, { index, columns, first, outside }: Setting): RawRow {
  const { number, titleText, periodText, periodMerged, note } = columnTexts(row, columns);
  const spanned = row.table === 0 || spansColumns(row, columns);
  const marked = markedTitle(number, joinLines(titleText.split('\n')), spanned || periodText.trim() === '');
  return {
    row: index + 1,
    ...(row.page === undefined ? {} : { page: row.page }),
    cells: row.cells.map(({ text }) => text),
    ...marked,
    ...{ titleText, periodText, periodMerged, note, spanned, first, outside },
    period: joinLines(periodText.split('\n')),
    findings: legacyFindings(row.cells),
  };
}

type ColumnTexts = Pick<RawRow, 'number' | 'titleText' | 'periodText' | 'periodMerged' | 'note'>;

function columnTexts({ cells }: TableRow, columns: AppendixColumns): ColumnTexts {
  const at = (column: number | null) =>
    column === null ? undefined : cells.find((cell) => cell.column <= column && column < cell.column + cell.span);
  const [no, title, period, note] = [at(columns.no), at(columns.title), at(columns.period), at(columns.note)];
  const own = (cell: TableCell | undefined, others: readonly (TableCell | undefined)[]) =>
    cell === undefined || others.includes(cell) ? '' : cell.text;
  return {
    number: no?.continues === true ? '' : joinLines(own(no, [title]).split('\n')),
    titleText: title?.continues === true ? '' : ((title ?? cells[0])?.text ?? ''),
    periodText: own(period, [title]),
    periodMerged: period?.continues === true,
    note: note?.continues === true ? '' : joinLines(own(note, [title, period]).split('\n')),
  };
}

function covers({ column, span }: TableCell, wanted: number): boolean {
  return column <= wanted && wanted < column + span;
}

function spansColumns({ cells }: TableRow, { no, title, period }: AppendixColumns): boolean {
  const filled = cells.filter(({ text }) => text.trim() !== '');
  const wide = filled.some(
    (cell) => covers(cell, title) && (covers(cell, period) || (no !== null && covers(cell, no))),
  );
  return wide && filled.length <= 2;
}

/** A number that stands in the cell of the title counts where the row can be a group, or none stands in its own cell. */
function markedTitle(number: string, title: string, unpriced: boolean): Pick<RawRow, 'number' | 'marker' | 'title'> {
  if (number !== '') {
    return { number, marker: markerOf(number), title };
  }
  const marked = subMarkerIn(title) ?? numberIn(title);
  if (marked === undefined || (!unpriced && isGroupMarker(marked.marker))) return { number, marker: undefined, title };
  return { number: marked.marker.no, marker: marked.marker, title: marked.title };
}

function legacyFindings(cells: readonly TableCell[]): readonly RowFinding[] {
  const fonts = new Set(cells.flatMap(({ legacy }): LegacyEncoding[] => (legacy === undefined ? [] : [legacy])));
  return [...fonts].map((font) =>
    font === 'vps'
      ? { code: 'legacy-unreadable', severity: 'unresolved', details: { encoding: 'VPS' } }
      : { code: 'legacy-font', severity: 'told', details: { encoding: font.toUpperCase() } },
  );
}
