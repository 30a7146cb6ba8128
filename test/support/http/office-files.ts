import { sheetLayouts } from '../../../src/composition/sheet-layouts.ts';
import { createTableReader } from '../../../src/formats/tables/create-table-reader.ts';
import { createSpreadsheetReader } from '../../../src/formats/xlsx/read-workbook.ts';
import { createSpreadsheetWriter } from '../../../src/formats/xlsx/write-workbook.ts';
import type { OfficeFiles } from '../../../src/http/deps.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { createStagedFiles } from '../../../src/infra/staged-files.ts';
import { systemClock } from '../../../src/infra/system.ts';
import { createWorkspace } from '../../../src/infra/workspace.ts';
import type { ScanReader } from '../../../src/ports/scan-reader.ts';

/** Workbooks and appendices as the service has them, in a folder of the test; without PDF. */
export function createOfficeFiles(folder: string): OfficeFiles {
  const reader = createSpreadsheetReader();
  return {
    spreadsheets: { ...reader, ...createSpreadsheetWriter() },
    layouts: sheetLayouts({ 'schemas.folder': null }),
    text: (key, details) => message(key, details),
    staged: createStagedFiles(`${folder}/staged`, { clock: systemClock, most: 20 }),
    // No test of the API gives in a PDF.
    tables: createTableReader({ scans: {} as ScanReader, spreadsheets: reader }),
    workspace: createWorkspace(`${folder}/runs`),
  };
}

const NONE = () => Promise.reject(new Error('no office files here'));

/** For services that never get one. */
export const NO_OFFICE_FILES: OfficeFiles = {
  spreadsheets: { open: NONE, write: NONE },
  layouts: [],
  text: (key, details) => message(key, details),
  staged: { keep: NONE, pathOf: NONE },
  tables: { read: NONE },
  workspace: { open: NONE },
};
