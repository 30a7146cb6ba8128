import path from 'node:path';
import type { SpreadsheetDeps } from '../../src/app/archive/spreadsheets/spreadsheet-deps.ts';
import { sheetLayouts } from '../../src/composition/sheet-layouts.ts';
import type { Fonds } from '../../src/domain/archive/fonds.ts';
import type { Day } from '../../src/domain/retention/day.ts';
import { today as dayOf } from '../../src/app/host/count-run.ts';
import { createSpreadsheetReader } from '../../src/formats/xlsx/read-workbook.ts';
import { createSpreadsheetWriter } from '../../src/formats/xlsx/write-workbook.ts';
import { message } from '../../src/infra/messages/message.ts';
import { createRecordCheck } from '../../src/infra/record-check.ts';
import { createIdSource, systemClock } from '../../src/infra/system.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { DemoFonds } from './generate/arrangement.ts';
import type { Timings } from './timings.ts';

/** Accounts of the three roles of an arrangement, of who decides on periods and of who keeps the schedules. */
export const WORKER = 'nguoi-nhap';
export const CHECKER = 'nguoi-kiem-tra';
export const CONTROLLER = 'nguoi-kiem-soat';
export const ARCHIVIST = 'luu-tru-vien';
export const ADMINISTRATOR = 'quan-tri';

/** A fonds as it was made up, and as it stands in the archive. */
export interface FondsAtWork {
  readonly made: DemoFonds;
  readonly fonds: Fonds;
  /** The minutes by which its material came. */
  readonly receiptId: string;
}

export interface DemoContext {
  readonly deps: SpreadsheetDeps & { readonly store: OpenStore };
  readonly timings: Timings;
  /** Where workbooks and forms are left. */
  readonly out: string;
}

/** A new store in `<out>/kho`; close it after. */
export async function openDemo(out: string, timings: Timings): Promise<DemoContext> {
  const store = await openStore({ kind: 'embedded', folder: path.join(out, 'kho') });
  const deps = {
    ...{ store, ids: createIdSource(systemClock), clock: systemClock, checkRecord: createRecordCheck() },
    layouts: sheetLayouts({ 'schemas.folder': null }),
    spreadsheets: { ...createSpreadsheetReader(), ...createSpreadsheetWriter() },
    text: (key: string, details?: Readonly<Record<string, string | number>>) => message(key, details),
  };
  return { deps, timings, out };
}

export function today({ deps }: Pick<DemoContext, 'deps'>): Day {
  return dayOf(deps);
}
