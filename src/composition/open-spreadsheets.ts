import type { SpreadsheetDeps } from '../app/archive/spreadsheets/spreadsheet-deps.ts';
import type { Config } from '../config/load-config.ts';
import { createSpreadsheetReader } from '../formats/xlsx/read-workbook.ts';
import { createSpreadsheetWriter } from '../formats/xlsx/write-workbook.ts';
import { message } from '../infra/messages/message.ts';
import { createRecordCheck } from '../infra/record-check.ts';
import { createIdSource, systemClock } from '../infra/system.ts';
import type { Store } from '../ports/store.ts';
import { openConfiguredStore } from './open-store.ts';
import { sheetLayouts } from './sheet-layouts.ts';

/** For `vankho dossier`: the store and what reads and writes workbooks; close the store after. */
export async function openSpreadsheets(config: Config): Promise<{ deps: SpreadsheetDeps; store: Store }> {
  const layouts = sheetLayouts(config);
  const store = await openConfiguredStore(config);
  const deps = {
    ...{ store, layouts, ids: createIdSource(systemClock), clock: systemClock, checkRecord: createRecordCheck() },
    spreadsheets: { ...createSpreadsheetReader(), ...createSpreadsheetWriter() },
    text: (key: string, details?: Readonly<Record<string, string | number>>) => message(key, details),
  };
  return { deps, store };
}
