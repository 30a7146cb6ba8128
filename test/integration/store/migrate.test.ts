import { expect } from 'chai';
import pg from 'pg';
import type { Engine } from '../../../src/store/engine.ts';
import { Health } from '../../../src/store/health.ts';
import { migrate, readMigrations, type Migration } from '../../../src/store/migrate.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { rejection } from '../../support/rejection.ts';
import { postgresql } from '../../support/store/engines.ts';

describe('store/migrate on a server', function () {
  this.timeout(60_000);
  if (postgresql.missing !== undefined) {
    it(`not tested: ${postgresql.missing}`);
    return;
  }

  it('runs every migration once, also when several processes start at once', async () => {
    const options = await postgresql.newPlace();

    const stores = await Promise.all([openStore(options), openStore(options), openStore(options)]);

    const [first] = stores;
    const { rows } = await first.connection.execute('select name from vankho.migration order by name');
    expect(rows.map(({ name }) => name)).to.deep.equal(readMigrations().map(({ name }) => name));
    for (const store of stores) await store.close();
  });

  it('refuses a migration that was changed, and one it does not know', async () => {
    await withEngine(async (engine) => {
      const known = [
        aMigration('0001-a.sql', 'create table vankho.a ()'),
        aMigration('0002-b.sql', 'create table vankho.b ()'),
      ];
      await migrate(engine, known);

      const changed = await rejection(migrate(engine, [aMigration('0001-a.sql', 'create table vankho.x ()')]));
      const unknown = await rejection(migrate(engine, known.slice(0, 1)));

      expect(changed)
        .to.include({ code: 'store-migration' })
        .and.have.deep.property('details', { migration: '0001-a.sql' });
      expect(unknown)
        .to.include({ code: 'store-migration' })
        .and.have.deep.property('details', { migration: '0002-b.sql' });
    });
  });

  it('finds in the ledger which engine read what was read before that was kept with the reading', async () => {
    await withEngine(async (engine) => {
      const all = readMigrations();
      await migrate(
        engine,
        all.filter(({ name }) => name < '0007'),
      );
      await engine.pool.query(`
        insert into vankho.scan_file (id, host_id, ref, name, name_folded, state, revision, signed, details, received_at, updated_at)
          select id, 'h', id, 'n', 'n', 'done', 1, false, '{}', now(), now() from unnest(array['read', 'unread']) as id;
        insert into vankho.scan_identity select id, '{}' from vankho.scan_file;
        insert into vankho.ledger_entry select 1, n, now() + n * interval '1 second', 'scan-file.read', 'read', 'system',
          jsonb_build_object('engine', 'tesseract ' || n), '' from generate_series(1, 2) as n`);

      await migrate(engine, all);

      const { rows } = await engine.pool.query('select scan_file_id, engine from vankho.scan_identity order by 1');
      expect(rows).to.deep.equal([
        { scan_file_id: 'read', engine: 'tesseract 2' },
        { scan_file_id: 'unread', engine: null },
      ]);
    });
  });

  it('rolls a failing migration back, and keeps those before it', async () => {
    await withEngine(async (engine) => {
      const bad = aMigration('0002-b.sql', 'create table vankho.b (); select 1 / 0');

      const error = await rejection(migrate(engine, [aMigration('0001-a.sql', 'create table vankho.a ()'), bad]));

      expect(error).to.include({ code: 'store-migration' });
      const { rows } = await engine.pool.query(
        `select to_regclass('vankho.a') is not null as a, to_regclass('vankho.b') as b`,
      );
      expect(rows).to.deep.equal([{ a: true, b: null }]);
    });
  });
});

function aMigration(name: string, sql: string): Migration {
  return { name, sql, sha256: sql };
}

async function withEngine(work: (engine: Engine) => Promise<void>): Promise<void> {
  const options = await postgresql.newPlace();
  if (options.kind !== 'server') throw new Error('Not a server');
  const pool = new pg.Pool({ connectionString: options.connectionString, max: 2 });
  const engine: Engine = {
    kind: 'postgresql',
    pool,
    health: new Health(() => undefined),
    version: '15',
    flushes: () => undefined,
    startMaintenance: () => undefined,
    close: () => pool.end(),
  };
  try {
    await work(engine);
  } finally {
    await engine.close();
  }
}
