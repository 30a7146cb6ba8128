import path from 'node:path';
import pg from 'pg';
import { openStore, type OpenStore, type StoreOptions } from '../../../src/store/open-store.ts';
import { makeTempDir, removeTempDir } from '../temp-dir.ts';
import { hasPostgres, startPostgres, type PostgresServer } from './postgres-server.ts';

/** One of the engines that the store runs on, for suites that must hold on both. */
export interface TestEngine {
  readonly name: 'pglite' | 'postgresql';
  /** Why the suite cannot run here; undefined when it can. */
  readonly missing: string | undefined;
  /** The store that all tests of this process share, emptied. Opened at the first call, closed at the end of the run. */
  sharedStore(): Promise<OpenStore>;
  /** Options of a new, empty store; what it needs on disk or server is removed at the end of the run. */
  newPlace(): Promise<StoreOptions>;
}

const NO_POSTGRES = 'PostgreSQL is not installed and VANKHO_TEST_PG_URL is not set: not tested on a server';

const cleanups: (() => Promise<void>)[] = [];

// Runs once at the end of the whole run, whichever files import this one.
after(async function () {
  this.timeout(60_000);
  for (const cleanup of cleanups.reverse()) await cleanup();
});

export const pglite: TestEngine = makeEngine('pglite', async () => {
  const folder = await makeTempDir();
  cleanups.push(() => removeTempDir(folder));
  return { kind: 'embedded', folder: path.join(folder, 'store') };
});

export const postgresql: TestEngine = makeEngine('postgresql', async () => ({
  kind: 'server',
  connectionString: await newDatabase(),
  poolSize: 5,
}));

export const ENGINES: readonly TestEngine[] = [pglite, postgresql];

function makeEngine(name: TestEngine['name'], newPlace: () => Promise<StoreOptions>): TestEngine {
  let shared: Promise<OpenStore> | undefined;
  return {
    name,
    missing: name === 'postgresql' && !hasPostgres() ? NO_POSTGRES : undefined,
    newPlace,
    sharedStore: async () => {
      shared ??= newPlace().then(async (options) => {
        const store = await openStore(options);
        cleanups.push(() => store.close());
        return store;
      });
      const store = await shared;
      await emptyStore(store);
      return store;
    },
  };
}

let server: Promise<PostgresServer> | undefined;
let databases = 0;

/** A database of its own on the test server. @returns its connection string */
async function newDatabase(): Promise<string> {
  server ??= startPostgres().then((started) => {
    cleanups.push(() => started.stop());
    return started;
  });
  const { url } = await server;
  const name = `vankho_test_${String(process.pid)}_${String((databases += 1))}`;
  await administer(url, `create database ${name}`);
  cleanups.push(() => administer(url, `drop database if exists ${name} with (force)`));
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Not emptied: what the engine knows of its place, and the head of the ledger, which is set back. */
const STAYING: ReadonlySet<string> = new Set(['migration', 'durability_probe', 'ledger_head']);

/**
 * Takes everything away, the ledger too, which the store itself forbids: all tables of the catalogue. As a replica a session
 * asks neither triggers nor foreign keys; truncating would take ten times as long.
 */
async function emptyStore(store: OpenStore): Promise<void> {
  const { connection } = store;
  const { rows } = await connection.execute(`select quote_ident(table_name) as name from information_schema.tables
    where table_schema = 'vankho' and table_type = 'BASE TABLE'`);
  const names = rows.map(({ name }) => String(name)).filter((name) => !STAYING.has(name));
  await store.transaction(() =>
    connection.execute(`set local session_replication_role = replica;
      ${names.map((name) => `delete from vankho.${name};`).join(' ')}
      update vankho.ledger_head set sequence = 0, hash = decode(repeat('00', 32), 'hex');`),
  );
  const queue = await connection.execute(`select to_regclass('vankho_queue.job') is not null as installed`);
  if (queue.rows[0]?.['installed'] === true) await connection.execute('delete from vankho_queue.job');
}
