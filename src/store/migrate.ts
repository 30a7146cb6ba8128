import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { PoolClient } from 'pg';
import { StoreError } from '../ports/errors.ts';
import type { Engine } from './engine.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** Any number will do, so long as nothing else in the database takes it: "vankho" in ASCII, cut to 31 bits. */
const LOCK_KEY = 0x6b686f;

const FOLDER = path.join(import.meta.dirname, 'migrations');

export function readMigrations(folder: string = FOLDER): readonly Migration[] {
  const names = fs.readdirSync(folder).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name));
  return names.toSorted().map((name) => {
    const sql = fs.readFileSync(path.join(folder, name), 'utf8');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Brings the schema up to date, one transaction a migration; several processes may try at once. Returns the last name.
 * @throws StoreError `store-migration`: the database holds a migration that this program does not know, or another text of it
 */
export async function migrate(engine: Engine, migrations: readonly Migration[] = readMigrations()): Promise<string> {
  const client = await engine.pool.connect();
  try {
    await inTransaction(client, () => prepare(client));
    for (const [index, migration] of migrations.entries()) {
      await inTransaction(client, async () => {
        const applied = await readApplied(client);
        checkApplied(applied, migrations);
        if (applied.length === index) await apply(client, migration);
      });
    }
    checkApplied(await readApplied(client), migrations);
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
  return migrations.at(-1)?.name ?? '';
}

async function prepare(client: PoolClient): Promise<void> {
  await client.query('create schema if not exists vankho');
  await client.query(`create table if not exists vankho.migration (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
}

async function apply(client: PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query(migration.sql);
  } catch (cause) {
    const details = { migration: migration.name };
    throw new StoreError('store-migration', 'A migration failed and was rolled back', { cause, details });
  }
  await client.query('insert into vankho.migration (name, sha256) values ($1, $2)', [migration.name, migration.sha256]);
}

interface Applied {
  readonly name: string;
  readonly sha256: string;
}

async function readApplied(client: PoolClient): Promise<readonly Applied[]> {
  return (await client.query<Applied>('select name, sha256 from vankho.migration order by name')).rows;
}

function checkApplied(applied: readonly Applied[], known: readonly Migration[]): void {
  for (const [index, { name, sha256 }] of applied.entries()) {
    const expected = known[index];
    if (expected?.name === name && expected.sha256 === sha256) continue;
    const message = expected?.name === name ? 'A migration was changed after it was applied' : 'Unknown migration';
    throw new StoreError('store-migration', message, { details: { migration: name } });
  }
}

async function inTransaction(client: PoolClient, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    // An index on a large table may take longer than any statement of daily work.
    await client.query('set local statement_timeout = 0');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK_KEY]);
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
