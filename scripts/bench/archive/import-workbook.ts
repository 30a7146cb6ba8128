import { writeFileSync } from 'node:fs';
import { importDossiers } from '../../../src/app/archive/spreadsheets/import-dossiers.ts';
import { sheetLayouts } from '../../../src/composition/sheet-layouts.ts';
import { DEFAULT_FONDS_SETTINGS } from '../../../src/domain/archive/fonds.ts';
import { createSpreadsheetReader } from '../../../src/formats/xlsx/read-workbook.ts';
import { createSpreadsheetWriter } from '../../../src/formats/xlsx/write-workbook.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { createRecordCheck } from '../../../src/infra/record-check.ts';
import { createIdSource, systemClock } from '../../../src/infra/system.ts';
import { isPortError } from '../../../src/ports/errors.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { peakOf } from './peak-memory.ts';

/** One dry import in a process of its own: `import-workbook.ts FILE STORE` tells outcome, memory at its peak beyond the open store, and message as JSON. Linux only. */
const [, , file = '', folder = ''] = process.argv;
const FONDS_ID = 'f'.repeat(32);

const store = await openStore({ kind: 'embedded', folder });
try {
  if ((await store.fonds.find(FONDS_ID)) === undefined)
    await store.fonds.insert({
      ...{ id: FONDS_ID, code: 'P01', name: 'Phông mẫu', state: 'open', creatorId: null, start: null, end: null },
      ...{ scheme: 'activity-time', settings: DEFAULT_FONDS_SETTINGS, description: {}, revision: 1 },
    });
  forgetPeak();
  const before = process.memoryUsage.rss();
  const { outcome, text } = await read();
  const addedBytes = Math.max(0, peakOf('self') - before);
  process.stdout.write(JSON.stringify({ outcome, addedBytes, message: text }));
} finally {
  await store.close();
}

/** Opening the store takes more for a moment than most imports do. */
function forgetPeak(): void {
  writeFileSync('/proc/self/clear_refs', '5');
}

async function read(): Promise<{ readonly outcome: string; readonly text: string }> {
  const deps = {
    ...{ store, ids: createIdSource(systemClock), clock: systemClock, checkRecord: createRecordCheck() },
    layouts: sheetLayouts({ 'schemas.folder': null }),
    spreadsheets: { ...createSpreadsheetReader(), ...createSpreadsheetWriter() },
    text: (key: string, details?: Readonly<Record<string, string | number>>) => message(key, details),
  };
  try {
    const request = { path: file, fondsId: FONDS_ID, dryRun: true, faulty: 'skip' as const, actor: 'bench' };
    const { dossiers, documents, remarkCount } = await importDossiers(deps, request);
    const text = `${String(dossiers.read)} + ${String(documents.read)} rows, ${String(remarkCount)} remarks`;
    return { outcome: 'read', text };
  } catch (error) {
    if (!isPortError(error)) throw error;
    return { outcome: error.code, text: message(error.code, error.details) };
  }
}
