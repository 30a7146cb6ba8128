import { columnLetters } from '../../../domain/spreadsheet/cell-address.ts';
import {
  findRegisterHeader,
  type ColumnChoice,
  type RegisterColumn,
  type RegisterHeader,
} from '../../../domain/register/columns.ts';
import { areMonthFirst, hasTwoReadings } from '../../../domain/register/month-first.ts';
import { readEntry, type EntryCell, type EntryFault } from '../../../domain/register/read-entry.ts';
import type { RegisterEntry, RegisterKind } from '../../../domain/register/register.ts';
import { FileError, RequestError } from '../../../ports/errors.ts';
import type { SheetCell, Workbook } from '../../../ports/spreadsheet.ts';
import type { RegisterFileDeps } from './register-deps.ts';

export interface FileRow {
  readonly sheet: string;
  /** From 1, as the file numbers its rows. */
  readonly row: number;
  readonly entry: RegisterEntry;
}

/** A row that does not go in, and why; `register.fault.<code>` is the message. */
export interface RowFault {
  readonly sheet: string;
  readonly row: number;
  /** Letters; null where the whole row is meant. */
  readonly column: string | null;
  readonly code: EntryFault | 'cell-error';
  readonly value: string | null;
}

export interface RegisterFile {
  readonly headers: readonly (RegisterHeader & { readonly sheet: string })[];
  readonly rows: readonly FileRow[];
  readonly faults: readonly RowFault[];
}

interface Wanted {
  readonly path: string;
  readonly kind: RegisterKind;
  /** Of days that are written without one. */
  readonly year: number;
  readonly choice?: ColumnChoice;
  readonly signal?: AbortSignal;
}

interface FileCell extends EntryCell {
  readonly error?: true;
}

interface Line {
  readonly sheet: string;
  readonly row: number;
  readonly cells: ReadonlyMap<number, FileCell>;
}

const HEAD_ROWS = 30;
const MOST_ROWS = 100_000;

/**
 * All rows of a register that lies in an XLSX or CSV file, each visible sheet by its own headings.
 * @throws RequestError `layout-unknown`; FileError
 */
export async function readRegisterFile(deps: RegisterFileDeps, wanted: Wanted): Promise<RegisterFile> {
  const sheets = await readSheets(deps, wanted);
  const headers: (RegisterHeader & { readonly sheet: string })[] = [];
  const rows: FileRow[] = [];
  const faults: RowFault[] = [];
  for (const [sheet, lines] of sheets) {
    const head = lines.slice(0, HEAD_ROWS).map(({ row, cells }) => ({ row, cells: textsOf(cells) }));
    const header = findRegisterHeader(head, wanted);
    if (header === undefined) continue;
    headers.push({ ...header, sheet });
    const below = lines.filter(({ row }) => row > header.row);
    const known = { ...header, year: wanted.year };
    for (const line of withoutTwoReadings(below, header)) readLine(line, known, { rows, faults });
  }
  if (headers.length === 0) throw unknown();
  return { headers, rows, faults };
}

/**
 * Where dates are written month first, `03/04/2019` is not known to be a day of April: such cells cannot be read. Nor is the
 * whole column turned, since others may have typed into it.
 */
function withoutTwoReadings(lines: readonly Line[], { columns }: RegisterHeader): readonly Line[] {
  const places = columns.flatMap(({ place, column }) => (column === 'date' || column === 'arrivedOn' ? [place] : []));
  const typed = (place: number) => lines.flatMap(({ cells }) => typedDate(cells.get(place)) ?? []);
  const turned = places.filter((place) => areMonthFirst(typed(place)));
  if (turned.length === 0) return lines;
  const plain = (cell: FileCell | undefined) => hasTwoReadings(typedDate(cell) ?? '');
  return lines.map((line) => {
    const unread = turned.flatMap((place) => (plain(line.cells.get(place)) ? [place] : []));
    const cells = [...line.cells].map(
      ([place, cell]) => [place, unread.includes(place) ? { ...cell, twoReadings: true as const } : cell] as const,
    );
    return { ...line, cells: new Map(cells) };
  });
}

function typedDate(cell: FileCell | undefined): string | undefined {
  return cell === undefined || cell.date !== undefined ? undefined : cell.text;
}

function textsOf(cells: Line['cells']): ReadonlyMap<number, string> {
  return new Map([...cells].map(([place, { text }]) => [place, text]));
}

function readLine(
  { sheet, row, cells }: Line,
  { columns, year }: RegisterHeader & { readonly year: number },
  { rows, faults }: { readonly rows: FileRow[]; readonly faults: RowFault[] },
): void {
  const known = columns.flatMap(({ place, column }) => {
    const cell = cells.get(place);
    return column === undefined || cell === undefined || cell.text.trim() === '' ? [] : [{ place, column, cell }];
  });
  // The row of numbers under the headings, (1) (2) (3), says nothing of a document; neither does an empty one.
  if (
    known.length === 0 ||
    known.every(({ place, cell }) => /^\(?\d{1,2}\)?$/u.test(cell.text.trim()) && cell.text.includes(String(place)))
  )
    return;
  const broken = known.filter(({ cell }) => cell.error === true);
  const place = new Map(known.map(({ column, place: at }) => [column, at]));
  const text = new Map<RegisterColumn, EntryCell>(known.map(({ column, cell }) => [column, cell]));
  const read = readEntry(text, year);
  const told = broken.map(({ column }) => ({ column, code: 'cell-error' as const }));
  for (const { column, code } of [...told, ...read.faults]) {
    const at = column === null ? undefined : place.get(column);
    const value = column === null ? null : (text.get(column)?.text ?? null);
    faults.push({ ...{ sheet, row, code, value }, column: at === undefined ? null : columnLetters(at) });
  }
  if (told.length === 0 && read.faults.length === 0) rows.push({ sheet, row, entry: read.entry });
}

/** What is no workbook by its content is taken for comma-separated values. */
async function readSheets(deps: RegisterFileDeps, wanted: Wanted) {
  try {
    return await readWorkbook(deps, wanted);
  } catch (error) {
    if (error instanceof FileError && error.code === 'office-file-unknown') return readCsv(deps, wanted);
    throw error;
  }
}

async function readWorkbook({ spreadsheets }: RegisterFileDeps, { path, signal }: Wanted) {
  const workbook = await spreadsheets.open(path, signal);
  const sheets = new Map<string, readonly Line[]>();
  try {
    for (const { name } of workbook.sheets.filter(({ hidden }) => !hidden)) {
      const lines = await readSheet(workbook, name, signal);
      sheets.set(name, lines);
    }
  } finally {
    workbook.close();
  }
  return sheets;
}

async function readSheet(workbook: Workbook, sheet: string, signal?: AbortSignal): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for await (const { row, cells } of workbook.read(sheet, signal).rows) {
    lines.push({ sheet, row, cells: new Map([...cells].map(([place, cell]) => [place, plainCell(cell)] as const)) });
    if (lines.length > MOST_ROWS) throw tooLarge();
  }
  return lines;
}

function plainCell(cell: SheetCell): FileCell {
  const { text } = cell;
  if (cell.kind === 'error') return { text, error: true };
  return cell.kind === 'date' ? { text, date: cell.date } : { text };
}

async function readCsv({ tables }: RegisterFileDeps, { path, signal }: Wanted) {
  const { rows } = await tables.read(path, signal);
  const lines = rows.map(({ line = 0, cells }) => ({
    ...{ sheet: '', row: line },
    cells: new Map(cells.map(({ column, text }) => [column + 1, { text }])),
  }));
  return new Map([['', lines]]);
}

function tooLarge(): FileError {
  return new FileError('office-file-too-large', 'Too many rows', { details: { limit: MOST_ROWS } });
}

function unknown(): RequestError {
  const details = { layouts: 'NĐ 30/2020 IV', columns: 'Số, ký hiệu; Ngày tháng văn bản; Trích yếu nội dung' };
  return new RequestError('layout-unknown', 'No sheet has the headings of a register', { details });
}
