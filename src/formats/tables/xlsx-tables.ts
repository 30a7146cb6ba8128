import type { CellRange } from '../../domain/spreadsheet/cell-address.ts';
import type { TableCell, TableRow } from '../../domain/table/table-row.ts';
import type { SheetReading, SheetRow, SpreadsheetReader } from '../../ports/spreadsheet.ts';
import { createMeter, TABLE_LIMITS, tooLarge, type Meter } from './limits.ts';
import type { TablesRead } from './table-builder.ts';

/** The sheets of a workbook that are shown, one table each. @throws FileError */
export async function readXlsxTables(
  reader: SpreadsheetReader,
  path: string,
  signal?: AbortSignal,
): Promise<TablesRead> {
  const workbook = await reader.open(path, signal);
  try {
    const meter = createMeter();
    const rows: TableRow[] = [];
    const shown = workbook.sheets.filter(({ hidden }) => !hidden);
    for (const [index, { name }] of shown.entries()) {
      rows.push(...(await readTable(workbook.read(name, signal), index + 1, meter)));
    }
    const remark = { code: 'several-sheets', details: { sheets: shown.length } } as const;
    return { rows, remarks: shown.length > 1 ? [remark] : [] };
  } finally {
    workbook.close();
  }
}

async function readTable(reading: SheetReading, table: number, meter: Meter): Promise<readonly TableRow[]> {
  const sheet: SheetRow[] = [];
  for await (const row of reading.rows) {
    meter.row();
    for (const { text } of row.cells.values()) meter.text(text.length);
    sheet.push(row);
  }
  return tableOf(sheet, reading.merged(), table);
}

/** Rows times merged ranges; a real appendix has some hundred of these in some thousand of those. */
const MOST_COMPARED = 50_000_000;

function tableOf(sheet: readonly SheetRow[], merged: readonly CellRange[], table: number): readonly TableRow[] {
  if (sheet.length * merged.length > MOST_COMPARED) throw tooLarge(MOST_COMPARED / sheet.length);
  const byRow = new Map(sheet.map((row) => [row.row, row]));
  return sheet
    .filter(({ hidden }) => !hidden)
    .map((row) => ({ table, line: row.row, cells: cellsOf(row, { byRow, merged }) }));
}

interface Sheet {
  readonly byRow: ReadonlyMap<number, SheetRow>;
  readonly merged: readonly CellRange[];
}

function cellsOf({ row, cells }: SheetRow, { byRow, merged }: Sheet): readonly TableCell[] {
  const ranges = merged.filter(({ first, last }) => first.row <= row && row <= last.row);
  const own = [...cells].flatMap(([column, { text }]): TableCell[] => {
    const range = ranges.find(({ first, last }) => first.column <= column && column <= last.column);
    if (range !== undefined && (range.first.row !== row || range.first.column !== column)) return [];
    return [{ column: column - 1, span: widthOf(range), text: linesOf(text) }];
  });
  const above = ranges.flatMap((range): TableCell[] => {
    const { first } = range;
    const text = byRow.get(first.row)?.cells.get(first.column)?.text;
    if (first.row === row || text === undefined) return [];
    return [{ column: first.column - 1, span: widthOf(range), text: linesOf(text), continues: true }];
  });
  return [...own, ...above].sort((a, b) => a.column - b.column).slice(0, TABLE_LIMITS.columns);
}

function widthOf(range: CellRange | undefined): number {
  return range === undefined ? 1 : range.last.column - range.first.column + 1;
}

function linesOf(text: string): string {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
    .normalize('NFC');
}
