import pg from 'pg';
import { StoreError } from '../../ports/errors.ts';
import type { Engine } from '../engine.ts';
import { toStoreFailure } from '../failure.ts';
import type { Health } from '../health.ts';
import { valueParsers } from '../value-parsers.ts';

const OLDEST_VERSION = 15;
const STATEMENT_TIMEOUT_MS = 60_000;
const WAIT_FOR_CONNECTION_MS = 20_000;

export interface ServerOptions {
  readonly connectionString: string;
  readonly poolSize: number;
}

/** @throws StoreError `store-unreachable`, `store-version`, `store-not-durable` */
export async function openServer(options: ServerOptions, health: Health): Promise<Engine> {
  const pool = makePool(options);
  try {
    const version = await checkServer(pool);
    return {
      kind: 'postgresql',
      pool,
      health,
      version,
      flushes: () => undefined,
      // The server checkpoints and vacuums by itself.
      startMaintenance: () => undefined,
      close: () => pool.end(),
    };
  } catch (error) {
    await pool.end();
    throw toStoreFailure(error);
  }
}

function makePool({ connectionString, poolSize }: ServerOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: poolSize,
    connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'vankho',
    keepAlive: true,
    types: valueParsers,
  });
  // An idle connection died: the pool drops it, and the next statement opens another one or reports.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    // While a client is lent out the pool does not listen; the statement under way is rejected with the same error.
    client.on('error', () => undefined);
  });
  return pool;
}

interface ServerSettings {
  readonly version: string;
  readonly number: number;
  readonly fsync: string;
  readonly pages: string;
  readonly commit: string;
}

async function checkServer(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<ServerSettings>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
            current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
            current_setting('synchronous_commit') as commit`,
  );
  const settings = rows[0];
  if (settings === undefined) throw new StoreError('store-unreachable', 'The server told nothing about itself');
  const version = settings.version.split(' ')[0] ?? settings.version;
  if (settings.number < OLDEST_VERSION * 10_000) {
    throw new StoreError('store-version', 'PostgreSQL is too old', { details: { version, oldest: OLDEST_VERSION } });
  }
  const unsafe = settings.fsync === 'off' || settings.pages === 'off' || settings.commit === 'off';
  if (unsafe)
    throw new StoreError('store-not-durable', 'PostgreSQL does not flush its commits', { details: { version } });
  return version;
}
