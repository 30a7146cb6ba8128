import type { SheetToWrite } from '../../../ports/spreadsheet.ts';
import type { ImportReport } from './import-dossiers.ts';
import type { SpreadsheetDeps } from './spreadsheet-deps.ts';

const COLUMNS = { sheet: 16, row: 8, column: 8, header: 20, value: 40, level: 10, text: 80 } as const;

/** The report row by row, for whoever mends the workbook. */
export function reportSheet({ remarks }: ImportReport, text: SpreadsheetDeps['text']): SheetToWrite {
  return {
    name: text('import.report.name'),
    columns: Object.entries(COLUMNS).map(([name, width]) => ({ header: text(`import.report.${name}`), width })),
    rows: remarks.map(({ sheet, row, column, header, value, level, message, details }) => [
      ...[sheet, row, column, header, value],
      ...[text(`import.level.${level}`), text(message, details)],
    ]),
  };
}
