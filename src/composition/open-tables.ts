import type { Tables } from '../cli/context.ts';
import { createFormatsPool } from '../formats/formats-pool.ts';
import { createScanReader } from '../formats/scan-reader.ts';
import { createTableReader } from '../formats/tables/create-table-reader.ts';
import { createSpreadsheetReader } from '../formats/xlsx/read-workbook.ts';

/** One thread: pages of an appendix are read one after the other. */
export function openTables(): Tables {
  const pool = createFormatsPool({ threads: 1 });
  const reader = createTableReader({
    scans: createScanReader({ pool }),
    spreadsheets: createSpreadsheetReader(),
  });
  return { reader, dispose: () => pool.dispose() };
}
