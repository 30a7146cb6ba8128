import fs from 'node:fs';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { FileError } from '../../ports/errors.ts';
import type { Engine } from '../engine.ts';
import { errorCode } from '../failure.ts';
import type { Health } from '../health.ts';
import { valueParsers } from '../value-parsers.ts';
import { lockDirectory, type DirectoryLock } from './directory-lock.ts';
import { DurableNodeFS } from './durable-node-fs.ts';
import { ensureDatabase } from './first-init.ts';
import { Maintenance } from './maintenance.ts';
import { startPglite } from './start-pglite.ts';
import { stopForGood } from './stop-for-good.ts';

/** All work of the process waits for one connection; this long only when something is badly wrong. */
const WAIT_FOR_CONNECTION_MS = 60_000;

/**
 * PGlite in `folder`, with its four guards.
 * @throws StoreError `store-locked`; FileError `not-writable`, `disk-full`, `io`
 */
export async function openEmbedded(folder: string, health: Health): Promise<Engine> {
  const place = path.resolve(folder);
  makeFolder(place);
  const lock = await lockDirectory(place);
  try {
    return await startEngine(place, lock, health);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
  } catch (cause) {
    const code = errorCode(cause) === 'ENOSPC' ? 'disk-full' : 'not-writable';
    throw new FileError(code, 'The data folder cannot be written', { cause, details: { file: folder } });
  }
}

async function startEngine(folder: string, lock: DirectoryLock, health: Health): Promise<Engine> {
  const disk = new DurableNodeFS(await ensureDatabase(folder), (error) => {
    health.break(error);
  });
  const pglite = await startPglite(disk);
  stopForGood(pglite, health, (error) => (disk.isFull ? noSpace(error) : error));
  const pool = makePool(pglite, health);
  const maintenance = new Maintenance(pool, health, () => disk.count);
  return {
    kind: 'pglite',
    pool,
    health,
    version: await readVersion(pool),
    flushes: () => disk.count,
    startMaintenance: () => {
      maintenance.start();
    },
    close: () => closeEngine({ pglite, pool, maintenance, lock, health }),
  };
}

/** PostgreSQL's PANIC does not carry the number of the error that caused it. */
function noSpace(cause: unknown): Error {
  return Object.assign(new Error('A write was refused for lack of space', { cause }), { code: 'ENOSPC' });
}

/** More than one connection on the facade breaks the protocol and ends the process: `max` is always 1. */
function makePool(pglite: PGlite, health: Health): pg.Pool {
  // PGlite's facade for the driver; the driver's types do not show that it takes a ready connection.
  const config: pg.PoolConfig & { readonly connection: unknown } = {
    connection: createPgConfig(pglite).connection,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS,
    types: valueParsers,
  };
  const pool = new pg.Pool(config);
  pool.on('error', (error) => {
    health.break(error);
  });
  pool.on('connect', (client) => {
    // While a client is lent out the pool does not listen; the statement under way is rejected with the same error.
    client.on('error', () => undefined);
  });
  return pool;
}

async function readVersion(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ server_version: string }>('show server_version');
  return rows[0]?.server_version ?? 'unknown';
}

interface RunningEngine {
  readonly pglite: PGlite;
  readonly pool: pg.Pool;
  readonly maintenance: Maintenance;
  readonly lock: DirectoryLock;
  readonly health: Health;
}

async function closeEngine(engine: RunningEngine): Promise<void> {
  try {
    await engine.maintenance.stop();
    await shutDown(engine);
  } finally {
    await engine.lock.release();
  }
}

/** A broken engine must not write once more: what it holds in memory may contradict the disk. */
async function shutDown({ pglite, pool, maintenance, health }: RunningEngine): Promise<void> {
  if (health.isBroken()) return;
  try {
    await maintenance.checkpoint();
    await pool.end();
    await pglite.close();
  } catch (error) {
    // It broke while it was closing (a full disk, say), which was told as an incident; the next start recovers.
    if (!health.isBroken()) throw error;
  }
}
