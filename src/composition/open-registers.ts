import type { RegisterDeps, RegisterFileDeps } from '../app/archive/registers/register-deps.ts';
import type { Config } from '../config/load-config.ts';
import { createSpreadsheetReader } from '../formats/xlsx/read-workbook.ts';
import { createSpreadsheetWriter } from '../formats/xlsx/write-workbook.ts';
import { createLogger } from '../infra/logger.ts';
import { createIdSource, systemClock } from '../infra/system.ts';
import { createQueue } from '../queue/create-queue.ts';
import { closeAll } from './close-all.ts';
import { openConfiguredStore } from './open-store.ts';
import { openTables } from './open-tables.ts';

/** How long the queue may take to end. */
const GRACE_MS = 2_000;

/** For `vankho register`: the store, the queue that takes values to hosts, and what reads and writes files. */
export async function openRegisters(
  config: Config,
): Promise<{ deps: RegisterDeps & RegisterFileDeps; close: () => Promise<void> }> {
  const store = await openConfiguredStore(config);
  const queue = await createQueue({ connection: store.connection, log: createLogger({ level: config['log.level'] }) });
  const tables = openTables();
  const deps = {
    ...{ store, queue, ids: createIdSource(systemClock), clock: systemClock, tables: tables.reader },
    spreadsheets: { ...createSpreadsheetReader(), ...createSpreadsheetWriter() },
  };
  const opened = [store, { close: () => queue.stop(GRACE_MS) }, { close: () => tables.dispose() }];
  return { deps, close: () => closeAll(opened) };
}
