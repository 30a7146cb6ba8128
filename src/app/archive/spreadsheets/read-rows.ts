import { partialDate, type PartialDate } from '../../../domain/archive/partial-date.ts';
import type { ColumnKind, FoundColumn } from '../../../domain/spreadsheet/layout.ts';
import { readValue, type ReadValue } from '../../../domain/spreadsheet/read-value.ts';
import type { SheetCell, SheetRow, Workbook } from '../../../ports/spreadsheet.ts';
import { fromCode } from '../../../domain/spreadsheet/closed-values.ts';
import type { RecognisedSheet } from './recognise-workbook.ts';
import { HeldRow, remark, type Remarks } from './remark.ts';

/** A row by the fields of its columns; with `faulty` it is not to be taken in. */
export interface ReadRow {
  readonly place: RowPlace;
  readonly values: ReadonlyMap<string, unknown>;
  readonly faulty: boolean;
}

/** Where a row stands, for what must be said of it later. */
export interface RowPlace {
  readonly sheet: string;
  readonly source: HeldRow;
  readonly columns: ReadonlyMap<string, FoundColumn>;
}

export interface RowsToRead {
  readonly workbook: Workbook;
  readonly sheet: RecognisedSheet;
  readonly remarks: Remarks;
  readonly signal?: AbortSignal;
}

/** Rows below the header. What cannot be read is told cell by cell. */
export async function* readRows({ workbook, sheet, remarks, signal }: RowsToRead): AsyncGenerator<ReadRow> {
  const { name, header } = sheet;
  const columns = new Map(header.columns.map((column) => [column.field, column]));
  const places = header.columns.map(({ place }) => place);
  const formulas = new Set<number>();
  const reading = workbook.read(name, signal);
  for await (const { row, cells } of reading.rows) {
    const used = header.columns.filter(({ place, kind }) => kind !== 'ignored' && cells.has(place));
    if (row <= header.row || used.length === 0) continue;
    const source = new HeldRow({ row, cells }, places);
    for (const column of used) {
      if (cells.get(column.place)?.formula !== true || formulas.has(column.place)) continue;
      formulas.add(column.place);
      remarks.add(remark('warning', { sheet: name, row: source, column }, { message: 'import.formula' }));
    }
    yield readOne({ place: { sheet: name, source, columns }, cells, used, remarks });
  }
  tellMerged(sheet, reading.merged(), remarks);
}

/** Where a merged range goes over several rows, all but the first of them lack the value. */
function tellMerged(
  { name, header }: RecognisedSheet,
  merged: ReturnType<ReturnType<Workbook['read']>['merged']>,
  remarks: Remarks,
): void {
  for (const { first, last } of merged) {
    const column = header.columns.find(({ place }) => place >= first.column && place <= last.column);
    if (column === undefined || last.row <= header.row || first.row === last.row) continue;
    const row = { row: Math.max(first.row, header.row + 1), text: () => undefined };
    const details = { from: first.row, to: last.row };
    remarks.add(remark('warning', { sheet: name, row, column }, { message: 'import.merged', details }));
  }
}

interface RowToRead extends Pick<SheetRow, 'cells'> {
  readonly place: RowPlace;
  readonly used: readonly FoundColumn[];
  readonly remarks: Remarks;
}

function readOne({ place, cells, used, remarks }: RowToRead): ReadRow {
  const values = new Map<string, unknown>();
  const parts = new Map<string, DateParts>();
  let faulty = false;
  const tell = (column: FoundColumn, message: string) => {
    faulty = true;
    remarks.add(remark('fault', { sheet: place.sheet, row: place.source, column }, { message }));
  };
  for (const column of used) {
    const read = readCellOf(column, cells.get(column.place));
    if (read === undefined) continue;
    if ('fault' in read) tell(column, `import.${read.fault}`);
    else if (isDatePart(column.kind)) {
      const part = parts.get(column.field) ?? { column };
      part[column.kind] = Number(read.value);
      parts.set(column.field, part);
    } else values.set(column.field, fromCode(column.field, read.value));
  }
  for (const [field, part] of parts) {
    const date = dateOf(part);
    if (date === undefined) tell(part.column, 'import.date-parts');
    else values.set(field, date);
  }
  return { place, values, faulty };
}

interface DateParts {
  readonly column: FoundColumn;
  day?: number;
  month?: number;
  year?: number;
}

function isDatePart(kind: ColumnKind): kind is 'day' | 'month' | 'year' {
  return kind === 'day' || kind === 'month' || kind === 'year';
}

function readCellOf(
  { kind }: FoundColumn,
  cell: SheetCell | undefined,
): ReadValue | { readonly fault: string } | undefined {
  if (cell === undefined || cell.text.trim() === '') return undefined;
  if (cell.kind === 'error') return { fault: cell.text === 'no-value' ? 'no-value' : 'cell-error' };
  return readValue(kind, cell);
}

/** Zero stands for a part that is not known. */
function dateOf({ day = 0, month = 0, year = 0 }: DateParts): PartialDate | undefined {
  if (year < 1000 || (day > 0 && month === 0)) return undefined;
  return partialDate(year, month === 0 ? undefined : month, day === 0 ? undefined : day);
}
