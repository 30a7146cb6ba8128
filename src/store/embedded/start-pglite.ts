import { PGlite } from '@electric-sql/pglite';
import { FileError, StoreError } from '../../ports/errors.ts';
import type { DurableNodeFS } from './durable-node-fs.ts';

/**
 * `-F` would switch fsync off. `wal_sync_method=fsync` is essential: PGlite's `fdatasync` system call does nothing,
 * only its `fsync` reaches the file system layer.
 */
const DURABLE_PARAMS: readonly string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync', '-c', 'full_page_writes=on', '-c', 'synchronous_commit=on'],
];

/**
 * Starts PGlite on the folder of `fs`; makes the database when the folder is empty.
 * @throws FileError `disk-full`; StoreError `store-broken`
 */
export async function startPglite(fs: DurableNodeFS): Promise<PGlite> {
  const pglite = new PGlite({ fs, startParams: [...DURABLE_PARAMS] });
  try {
    await pglite.waitReady;
  } catch (cause) {
    if (fs.isFull) throw new FileError('disk-full', 'The disk of the store is full', { retryable: true, cause });
    throw new StoreError('store-broken', 'The database does not start', { cause });
  }
  return pglite;
}
