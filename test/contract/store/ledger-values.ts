import { expect } from 'chai';
import type { LedgerEntry } from '../../../src/ports/store/ledger.ts';
import { entryHash, chainOf } from '../../../src/store/ledger-chain.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { rejection } from '../../support/rejection.ts';
import { anId, aReadFile } from '../../support/store/builders.ts';

const ALL_TABLES = `select string_agg(t::text, ' ') as text from (
  select to_jsonb(e) as t from vankho.ledger_entry e union all select to_jsonb(v) from vankho.ledger_value v) as rows`;

/** What a person typed stands in the ledger as long as the file may be read, and no longer. */
export function describeLedgerValues(open: () => OpenStore): void {
  const typed = { before: 'Họp kín', after: ['mật mã 4711', 'b'] };
  const correct = (subject: string, values: Record<string, unknown> = typed) =>
    open().ledger.append({ action: 'field.corrected', subject, actor: 'an', body: { field: 'subject' }, values });
  const entries = async (subject: string): Promise<readonly LedgerEntry[]> =>
    (await open().ledger.list({ subject }, { limit: 10 })).items;

  describe('ledger, values that a person typed', () => {
    it('are shown with their entry, which holds only a hash of them', async () => {
      await correct(anId(1));
      await open().ledger.append({ action: 'x.y', subject: anId(1), actor: 'an', body: {} });

      const [plain, corrected] = await entries(anId(1));
      const { rows } = await open().connection.execute('select body::text as body from vankho.ledger_entry');

      expect(corrected).to.deep.include({ values: typed });
      expect(corrected?.body).to.have.keys('field', 'valuesSha256');
      expect(plain).to.not.have.property('values');
      expect(JSON.stringify(rows)).to.not.include('4711');
      expect(await open().ledger.verify()).to.include({ ok: true, entries: 2 });
    });

    it('have a salt of their own: equal values do not show as equal', async () => {
      await correct(anId(1));
      await correct(anId(1));

      const { rows } = await open().connection.execute(
        `select count(distinct ledger_entry.body->>'valuesSha256')::int as hashes, count(distinct salt)::int as salts
         from vankho.ledger_entry join vankho.ledger_value using (chain, sequence)`,
      );
      expect(rows).to.deep.equal([{ hashes: 2, salts: 2 }]);
    });

    it('go with everything else of a file that is purged, of that file only, and the chain still verifies', async () => {
      await aReadFile(open(), 1, { texts: ['một'] });
      await correct(anId(1));
      await correct(anId(2));

      await open().readings.purge(anId(1));

      expect((await entries(anId(1)))[0]).to.include({ values: null });
      expect((await entries(anId(2)))[0]).to.deep.include({ values: typed });
      expect(await open().ledger.verify()).to.include({ ok: true, entries: 2 });
      await open().readings.purge(anId(2));
      const { rows } = await open().connection.execute(ALL_TABLES);
      expect(JSON.stringify(rows)).to.not.include('4711');
    });

    it('come back with a transaction that did not commit, taken away or added', async () => {
      await correct(anId(1));

      await rejection(
        open().transaction(async () => {
          await open().readings.purge(anId(1));
          await correct(anId(2));
          throw new Error('no');
        }),
      );

      expect((await entries(anId(1)))[0]?.values).to.deep.equal(typed);
      expect(await open().ledger.verify()).to.include({ ok: true, entries: 1 });
    });

    it('cannot be changed, and show it where somebody could', async () => {
      await correct(anId(1));
      const change = `update vankho.ledger_value set body = '{"after": "khác"}'`;

      const error = await rejection(open().connection.execute(change));
      await withoutTriggers(open(), change);
      const report = await open().ledger.verify();

      expect(error)
        .to.have.property('message')
        .that.matches(/append-only/);
      expect(report.broken.map(({ reason }) => reason)).to.deep.equal(['values-changed']);
    });

    it('show where they were put under an entry that has none, or under no entry', async () => {
      const copy = (sequence: string) =>
        `insert into vankho.ledger_value select chain, ${sequence}, subject, salt, body from vankho.ledger_value limit 1`;
      await correct(anId(1));
      await open().ledger.append({ action: 'x.y', subject: anId(1), actor: 'an', body: {} });

      await open().connection.execute(copy('sequence + 7'));
      const loose = await open().ledger.verify();
      await open().connection.execute('delete from vankho.ledger_value where sequence > 1');
      await open().connection.execute(copy('sequence + 1'));
      const foreign = await open().ledger.verify();

      expect(loose.broken.map(({ reason }) => reason)).to.deep.equal(['values-without-entry']);
      expect(foreign.broken.map(({ reason }) => reason)).to.deep.equal(['values-changed']);
    });

    it('of entries made before they lay apart still verify and are shown as they stand', async () => {
      const body = { field: 'number', before: '1', after: '2' };
      const entry = { action: 'field.corrected', subject: anId(3), actor: 'an', body };
      const chain = chainOf(entry.subject);
      const chained = { ...entry, chain, sequence: 1, at: new Date(Date.UTC(2026, 0, 1)) };
      const hash = entryHash(Buffer.alloc(32), chained);
      await open().connection.execute(
        `insert into vankho.ledger_entry (chain, sequence, at, action, subject, actor, body, hash)
         values ($1, 1, $2, $3, $4, $5, $6, $7)`,
        [chain, chained.at, entry.action, entry.subject, entry.actor, JSON.stringify(body), hash],
      );
      await open().connection.execute('update vankho.ledger_head set sequence = 1, hash = $2 where chain = $1', [
        chain,
        hash,
      ]);
      await correct(anId(3));

      const [, old] = await entries(anId(3));

      expect(old).to.deep.include({ body });
      expect(old).to.not.have.property('values');
      expect(await open().ledger.verify()).to.include({ ok: true, entries: 2 });
    });
  });
}

async function withoutTriggers({ connection }: OpenStore, statement: string): Promise<void> {
  await connection.execute(`alter table vankho.ledger_value disable trigger user; ${statement};
    alter table vankho.ledger_value enable trigger user`);
}
