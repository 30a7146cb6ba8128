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

/** Takes everything away, the ledger too, which the store itself forbids. */
async function emptyStore({ connection }: OpenStore): Promise<void> {
  await connection.execute(`
    alter table vankho.ledger_entry disable trigger user;
    alter table vankho.ledger_head disable trigger user;
    alter table vankho.movement disable trigger user;
    alter table vankho.retention_schedule disable trigger user;
    delete from vankho.scan_file; -- and with it everything that was read
    delete from vankho.host_cursor; delete from vankho.host_object; delete from vankho.host_hint;
    delete from vankho.host_progress; delete from vankho.host_delivery; delete from vankho.cleared_mark;
    delete from vankho.held_content;
    delete from vankho.account;
    delete from vankho.retention_hold; delete from vankho.retention_facts; delete from vankho.retention_schedule;
    alter table vankho.retention_schedule enable trigger user;
    delete from vankho.arrangement_finding; delete from vankho.arrangement_lot_dossier; delete from vankho.arrangement_lot;
    delete from vankho.arrangement_assignment; delete from vankho.arrangement_booking; delete from vankho.arrangement_member;
    delete from vankho.arrangement_receipt; delete from vankho.arrangement_fonds; delete from vankho.arrangement_project;
    truncate vankho.disposal_file, vankho.disposal_listed_file, vankho.disposal_vote, vankho.disposal_item, vankho.disposal_case;
    delete from vankho.access_facts;
    delete from vankho.dossier_alias; delete from vankho.dossier_document; delete from vankho.dossier;
    delete from vankho.movement; delete from vankho.box; delete from vankho.bundle; delete from vankho.place;
    delete from vankho.receipt; delete from vankho.scheme_node; delete from vankho.fonds; delete from vankho.person;
    delete from vankho.organisation;
    alter table vankho.movement enable trigger user;
    delete from vankho.ledger_value;
    delete from vankho.ledger_entry;
    update vankho.ledger_head set sequence = 0, hash = decode(repeat('00', 32), 'hex');
    alter table vankho.ledger_entry enable trigger user;
    alter table vankho.ledger_head enable trigger user;`);
  const { rows } = await connection.execute(`select to_regclass('vankho_queue.job') is not null as installed`);
  if (rows[0]?.['installed'] === true) await connection.execute('delete from vankho_queue.job');
}
