import path from 'node:path';
import type { Config } from '../config/load-config.ts';
import type { OfficeFiles } from '../http/deps.ts';
import { createTableReader } from '../formats/tables/create-table-reader.ts';
import { createSpreadsheetReader } from '../formats/xlsx/read-workbook.ts';
import { createSpreadsheetWriter } from '../formats/xlsx/write-workbook.ts';
import { message } from '../infra/messages/message.ts';
import { MAX_STAGED_FILES } from '../http/options.ts';
import { createStagedFiles } from '../infra/staged-files.ts';
import type { Clock } from '../ports/clock.ts';
import type { ScanReader } from '../ports/scan-reader.ts';
import type { Workspace } from '../ports/workspace.ts';
import { placesOf } from './places.ts';
import { sheetLayouts } from './sheet-layouts.ts';

interface Parts {
  readonly scans: ScanReader;
  readonly workspace: Workspace;
  readonly clock: Clock;
}

/** For the API: workbooks, appendices, and the files that are handed in for them. */
export function officeFiles(config: Config, { scans, workspace, clock }: Parts): OfficeFiles {
  const reader = createSpreadsheetReader();
  return {
    spreadsheets: { ...reader, ...createSpreadsheetWriter() },
    layouts: sheetLayouts(config),
    text: (key, details) => message(key, details),
    staged: createStagedFiles(path.join(placesOf(config).work, 'staged'), { clock, most: MAX_STAGED_FILES }),
    tables: createTableReader({ scans, spreadsheets: reader }),
    workspace,
  };
}
