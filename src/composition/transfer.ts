import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { TransferReport } from '../cli/context.ts';
import type { Config } from '../config/load-config.ts';
import { createLogger } from '../infra/logger.ts';
import { createQueue } from '../queue/create-queue.ts';
import { makeJobSection } from '../queue/job-section.ts';
import { exportStore, type DumpReport } from '../store/transfer/export-store.ts';
import type { DumpSection } from '../store/transfer/dump-section.ts';
import { importStore } from '../store/transfer/import-store.ts';
import type { OpenStore } from '../store/open-store.ts';
import { openConfiguredStore } from './open-store.ts';

/** Everything the store and its queue hold, into one file. */
export function exportConfigured(config: Config, file: string): Promise<TransferReport> {
  return transfer(config, file, (store, sections) => exportStore(store, file, sections));
}

/** Fills the empty store that the configuration names. */
export function importConfigured(config: Config, file: string): Promise<TransferReport> {
  return transfer(config, file, (store, sections) => importStore(file, store, sections));
}

type Work = (store: OpenStore, sections: readonly DumpSection[]) => Promise<DumpReport>;

async function transfer(config: Config, file: string, work: Work): Promise<TransferReport> {
  const store = await openConfiguredStore(config);
  try {
    const log = createLogger({ level: config['log.level'] });
    const queue = await createQueue({ connection: store.connection, log });
    try {
      const { parts } = await work(store, [makeJobSection(queue)]);
      const rows = parts.reduce((sum, part) => sum + part.rows, 0);
      return { rows, tables: parts.length, sha256: await hashOf(file) };
    } finally {
      await queue.stop(0);
    }
  } finally {
    await store.close();
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
