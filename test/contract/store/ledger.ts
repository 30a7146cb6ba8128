import { expect } from 'chai';
import type { LedgerReport } from '../../../src/ports/store/ledger.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { rejection } from '../../support/rejection.ts';

export function describeLedger(open: () => OpenStore): void {
  const append = (subject: string, body: Record<string, unknown> = {}) =>
    open().ledger.append({ action: 'field.corrected', subject, actor: 'quản-trị', body });

  describe('ledger', () => {
    it('lists entries newest first, of all or of one subject, in pages', async () => {
      for (let number = 1; number <= 5; number += 1) await append(`s${String(number % 2)}`, { number });

      const all = await open().ledger.list({}, { limit: 10 });
      const first = await open().ledger.list({ subject: 's1' }, { limit: 2 });
      const second = await open().ledger.list({ subject: 's1' }, { limit: 2, after: first.next ?? '' });

      expect(all.items).to.have.length(5);
      expect([...first.items, ...second.items].map(({ body }) => body['number'])).to.deep.equal([5, 3, 1]);
      expect(second.next).to.equal(undefined);
      expect(first.items[0]).to.include({ action: 'field.corrected', subject: 's1', actor: 'quản-trị' });
    });

    it('verifies what was appended, whatever the body holds', async () => {
      await append('s', {
        text: 'Đã sửa',
        nested: { b: [1, 2.5, null, { a: 1e21 }], a: true },
        gone: undefined,
        '': 0,
      });
      await append('s', {});
      for (let number = 0; number < 40; number += 1) await append(`subject ${String(number)}`);

      const report = await open().ledger.verify();

      expect(report).to.include({ ok: true, entries: 42, chains: 16 });
      expect(report.heads.reduce((sum, { sequence }) => sum + sequence, 0)).to.equal(42);
    });

    it('verifies more entries than one batch', async () => {
      await open().transaction(async () => {
        for (let number = 0; number < 1050; number += 1) await append('one subject', { number });
      });

      expect(await open().ledger.verify()).to.include({ ok: true, entries: 1050 });
    });

    it('appends many at once as one by one, each subject in its order', async () => {
      const event = (number: number) => ({
        ...{ action: 'field.corrected', subject: `s${String(number % 20)}`, actor: 'an', body: { number } },
        ...(number % 2 === 1 && { values: { after: `giá trị ${String(number)}` } }),
      });
      await append('s3', { number: -1 });

      await open().ledger.appendMany(Array.from({ length: 60 }, (_, number) => event(number)));
      await open().ledger.appendMany([]);

      const { items } = await open().ledger.list({ subject: 's3' }, { limit: 10 });
      expect(items.map(({ body }) => body['number'])).to.deep.equal([43, 23, 3, -1]);
      expect(items[0]).to.deep.include({ actor: 'an', values: { after: 'giá trị 43' } });
      const [plain] = (await open().ledger.list({ subject: 's2' }, { limit: 1 })).items;
      expect(plain)
        .to.deep.include({ body: { number: 42 } })
        .and.not.to.have.property('values');
      expect(await open().ledger.verify()).to.include({ ok: true, entries: 61 });
    });

    it('keeps its order under 30 writers at once', async () => {
      await Promise.all(Array.from({ length: 30 }, (_, number) => append(`s${String(number % 3)}`, { number })));

      expect(await open().ledger.verify()).to.include({ ok: true, entries: 30 });
    });

    it('takes an entry back with the transaction that it belongs to', async () => {
      await append('s');

      await rejection(
        open().transaction(async () => {
          await append('s');
          throw new Error('no');
        }),
      );
      await append('s');

      expect(await open().ledger.verify()).to.include({ ok: true, entries: 2 });
    });

    it('refuses change and removal', async () => {
      await append('s');

      for (const statement of [
        `update vankho.ledger_entry set actor = 'x'`,
        'delete from vankho.ledger_entry',
        'truncate vankho.ledger_entry',
        'delete from vankho.ledger_head',
        'truncate vankho.ledger_head',
        'update vankho.ledger_head set sequence = 0',
      ]) {
        const error = await rejection(open().connection.execute(statement));
        expect(error, statement)
          .to.be.instanceOf(Error)
          .with.property('message')
          .that.matches(/append-only/);
      }
    });
  });

  describe('ledger, tampered with by somebody who can switch the triggers off', () => {
    const tampered = async (statement: string): Promise<LedgerReport> => {
      for (let number = 1; number <= 4; number += 1) await append('s', { number });
      await withoutTriggers(open(), statement);
      return await open().ledger.verify();
    };

    it('shows a changed entry', async () => {
      for (const change of [
        `body = '{"number": 9}'`,
        `actor = 'x'`,
        `at = at + interval '1 second'`,
        `hash = sha256('x')`,
      ]) {
        await emptyLedger(open());

        const report = await tampered(`update vankho.ledger_entry set ${change} where sequence = 2`);

        expect(report.ok, change).to.equal(false);
        expect(report.broken, change).to.have.length(1);
        expect(report.broken[0], change).to.include({ sequence: 2, reason: 'changed' });
      }
    });

    it('shows a missing entry, in the middle and at the end', async () => {
      for (const [sequence, reason] of [
        [2, 'missing'],
        [4, 'missing'],
      ] as const) {
        await emptyLedger(open());

        const report = await tampered(`delete from vankho.ledger_entry where sequence = ${String(sequence)}`);

        expect(report.broken[0]).to.include({ sequence, reason });
      }
    });

    it('shows entries that changed places', async () => {
      const report = await tampered(`update vankho.ledger_entry set sequence = -sequence where sequence in (2, 3);
        update vankho.ledger_entry set sequence = 5 + sequence where sequence < 0`);

      expect(report.broken[0]).to.include({ sequence: 2, reason: 'changed' });
    });

    it('shows an entry that was appended past the head', async () => {
      const report =
        await tampered(`insert into vankho.ledger_entry (chain, sequence, at, action, subject, actor, body, hash)
        select chain, sequence + 1, at, action, subject, actor, body, hash from vankho.ledger_entry where sequence = 4`);

      expect(report.broken[0]).to.include({ sequence: 5, reason: 'appended-outside' });
    });

    it('shows a head that was set back, changed, or taken away', async () => {
      for (const [statement, reason] of [
        ['update vankho.ledger_head set sequence = 3 where sequence = 4', 'head-differs'],
        [`update vankho.ledger_head set hash = sha256('x') where sequence = 4`, 'head-differs'],
        ['delete from vankho.ledger_head where sequence = 4', 'appended-outside'],
      ] as const) {
        await emptyLedger(open());

        const report = await tampered(statement);

        expect(report.ok).to.equal(false);
        expect(
          report.broken.map((place) => place.reason),
          statement,
        ).to.include(reason);
      }
      await restoreHeads(open());
    });
  });
}

async function withoutTriggers({ connection }: OpenStore, statement: string): Promise<void> {
  await connection.execute(`alter table vankho.ledger_entry disable trigger user;
    alter table vankho.ledger_head disable trigger user;
    ${statement};
    alter table vankho.ledger_entry enable trigger user;
    alter table vankho.ledger_head enable trigger user`);
}

async function emptyLedger(store: OpenStore): Promise<void> {
  await restoreHeads(store);
  await withoutTriggers(store, 'truncate vankho.ledger_entry');
}

async function restoreHeads(store: OpenStore): Promise<void> {
  await withoutTriggers(
    store,
    `delete from vankho.ledger_head; insert into vankho.ledger_head (chain, sequence, hash)
     select chain, 0, decode(repeat('00', 32), 'hex') from generate_series(0, 15) as chain`,
  );
}
