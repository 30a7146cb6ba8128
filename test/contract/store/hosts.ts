import { expect } from 'chai';
import type { DocumentRef, HostId } from '../../../src/ports/host.ts';
import type { HostObject, NewHint } from '../../../src/ports/host-state.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { rejection } from '../../support/rejection.ts';
import { aDocument, aHumanValue, anId, aReadFile, aResult, aScanFile, aValue } from '../../support/store/builders.ts';

const HOST = 'folder' as HostId;
const OTHER = 'other' as HostId;

/** What is kept of hosts with fields: objects, values written, hints, progress. */
export function describeHosts(open: () => OpenStore): void {
  describe('objects registered in a host', () => {
    const object: HostObject = {
      hostId: HOST,
      kind: 'tag',
      key: 'state.review',
      remoteId: '7',
      name: 'Cần xem lại',
      written: { colour: '#ff0000', options: ['a', 'b'] },
    };

    it('are one for each host, kind and key; the last word counts', async () => {
      await open().hostObjects.put(object);
      await open().hostObjects.put({ ...object, remoteId: '8', written: null });
      await open().hostObjects.put({ ...object, kind: 'custom-field', remoteId: '1' });
      await open().hostObjects.put({ ...object, hostId: OTHER });

      expect(await open().hostObjects.list(HOST)).to.deep.equal([
        { ...object, kind: 'custom-field', remoteId: '1' },
        { ...object, remoteId: '8', written: null },
      ]);
    });

    it('go one by one', async () => {
      await open().hostObjects.put(object);
      await open().hostObjects.put({ ...object, hostId: OTHER });

      await open().hostObjects.remove(object);
      await open().hostObjects.remove(object);

      expect(await open().hostObjects.list(HOST)).to.deep.equal([]);
      expect(await open().hostObjects.list(OTHER)).to.have.length(1);
    });
  });

  describe('values written into a host', () => {
    const conflict = { field: 'subject', ours: 'a', theirs: null } as const;

    it('are kept by scan file, each member for itself', async () => {
      await open().scanFiles.insert(aScanFile(1));
      const { hostDocuments } = open();

      await hostDocuments.save(anId(1), {});
      await hostDocuments.save(anId(1), { baseline: { subject: 'Về việc…', keywords: ['a'], retentionHold: true } });
      await hostDocuments.save(anId(1), {
        fingerprint: 'f',
        leftAlone: ['number'],
        conflicts: [conflict],
        runs: 3,
        textKept: true,
      });
      await hostDocuments.save(anId(1), { fingerprint: null, runsOn: '2026-01-02', capped: true });

      expect(await hostDocuments.find(anId(2))).to.equal(undefined);
      expect(await hostDocuments.find(anId(1))).to.deep.equal({
        scanFileId: anId(1),
        baseline: { subject: 'Về việc…', keywords: ['a'], retentionHold: true },
        sealed: null,
        taken: {},
        leftAlone: ['number'],
        intended: null,
        fingerprint: null,
        textSha256: null,
        retention: {},
        pending: [],
        marks: [],
        conflicts: [conflict],
        remarkedFor: null,
        runsOn: '2026-01-02',
        runs: 3,
        capped: true,
        alarm: null,
        notes: [],
        leftInHost: [],
        textKept: true,
      });
    });

    it('are counted where a person must look, by host', async () => {
      for (const number of [1, 2, 3]) await open().scanFiles.insert(aScanFile(number));
      await open().scanFiles.insert(aScanFile(4, { hostId: OTHER }));
      const intended = { patch: { values: {}, baseline: {} }, before: {} };

      await open().hostDocuments.save(anId(1), { conflicts: [conflict], capped: true, runsOn: '2026-01-01' });
      await open().hostDocuments.save(anId(2), { conflicts: [conflict], alarm: 'deleted-under-retention' });
      await open().hostDocuments.save(anId(3), { intended, textSha256: 't3', fingerprint: 'f3' });
      await open().hostDocuments.save(anId(4), { intended, capped: true, runsOn: '2026-01-01' });
      await open().scanFiles.insert(aScanFile(5, { state: 'withheld' }));
      await open().hostDocuments.save(anId(5), { leftInHost: ['notes', 'text'], notes: ['7'] });
      await open().scanFiles.insert(aScanFile(6, { state: 'gone' }));
      await open().hostDocuments.save(anId(6), { leftInHost: ['text'], alarm: 'document-hidden' });

      expect(await open().hostDocuments.counts(HOST)).to.deep.equal({
        conflicts: 2,
        alarms: 1,
        hidden: 1,
        capped: 1,
        notesLeft: 1,
        textLeft: 1,
        unfinished: 1,
      });
      expect(await open().hostDocuments.alarmed(HOST, 'document-hidden')).to.deep.equal([anId(6)]);
      expect(await open().hostDocuments.withLeftovers(HOST)).to.deep.equal([anId(5)]);
      expect(await open().hostDocuments.withLeftovers(OTHER)).to.deep.equal([]);
      expect(await open().hostDocuments.cappedBefore(HOST, '2026-01-02')).to.deep.equal([anId(1)]);
      expect(await open().hostDocuments.cappedBefore(HOST, '2026-01-01')).to.deep.equal([]);
      const expected = await open().hostDocuments.expectations([anId(1), anId(3), anId(9)]);
      expect([...expected].sort()).to.deep.equal([
        [anId(1), { textSha256: null, fingerprint: null }],
        [anId(3), { textSha256: 't3', fingerprint: 'f3' }],
      ]);
      expect([...(await open().hostDocuments.expectations([]))]).to.deep.equal([]);
    });

    it('are counted where what was read never came into the host', async () => {
      const [early, late] = [new Date('2026-01-02T00:00:00Z'), new Date('2026-01-02T00:00:01Z')];
      const resting = { sha256: 'aa', updatedAt: early, state: 'done' } as const;
      for (const number of [1, 2, 3]) await open().scanFiles.insert(aScanFile(number, resting));
      await open().scanFiles.insert(aScanFile(4, { ...resting, state: 'reading' }));
      await open().scanFiles.insert(aScanFile(5, { ...resting, state: 'failed', sha256: null }));
      await open().scanFiles.insert(aScanFile(6, { ...resting, hostId: OTHER }));
      await open().scanFiles.insert(aScanFile(7, resting));
      await open().hostDocuments.save(anId(2), { marks: ['done'] });
      await open().hostDocuments.save(anId(3), { fingerprint: 'f3' });
      await open().hostDocuments.save(anId(7), { alarm: 'document-hidden' });

      expect(await open().hostDocuments.countUnwritten(HOST, late)).to.equal(2);
      expect(await open().hostDocuments.countUnwritten(HOST, early)).to.equal(0);
    });

    it('are listed where one is gone that had to be kept, newest alarm first, page by page', async () => {
      const retention = { retentionDueOn: '2040-01-01' };
      for (const number of [1, 2, 3, 4]) {
        const name = `văn bản ${String(number)}.pdf`;
        await open().scanFiles.insert(aScanFile(number, { name, ...(number === 3 && { hostId: OTHER }) }));
      }
      await open().hostDocuments.save(anId(4), { alarm: 'document-hidden' });
      for (const number of [2, 1, 3]) {
        await open().hostDocuments.save(anId(number), { alarm: 'deleted-under-retention', retention });
        const entry = { action: 'retention.alarm', subject: anId(number), actor: 'system', body: {} };
        await open().ledger.append(entry);
      }
      const { items: told } = await open().ledger.list({}, { limit: 9 });

      const first = await open().hostDocuments.openAlarms({ limit: 2 });
      const rest = await open().hostDocuments.openAlarms({ limit: 2, after: first.next ?? '' });
      const alarms = [...first.items, ...rest.items];

      expect(alarms.map(({ raisedAt }) => raisedAt)).to.deep.equal(told.map(({ at }) => at));
      expect(alarms.map(({ scanFileId }) => scanFileId).sort()).to.deep.equal([anId(1), anId(2), anId(3)]);
      expect(rest).to.not.have.property('next');
      const { hostId, name, revision } = aScanFile(3, { hostId: OTHER, name: 'văn bản 3.pdf' });
      const third = alarms.find(({ scanFileId }) => scanFileId === anId(3));
      expect(third).to.deep.include({ scanFileId: anId(3), hostId, name, revision, retention });
    });

    it('go with the scan file they belong to', async () => {
      await open().scanFiles.insert(aScanFile(1));
      await open().hostDocuments.save(anId(1), {});

      await open().connection.execute('delete from vankho.scan_file');

      expect(await open().hostDocuments.find(anId(1))).to.equal(undefined);
    });

    it('come back with a transaction that did not commit', async () => {
      await open().scanFiles.insert(aScanFile(1));
      await open().hostDocuments.save(anId(1), { fingerprint: 'f' });

      await rejection(
        open().transaction(async () => {
          await open().hostDocuments.save(anId(1), { fingerprint: 'g' });
          throw new Error('no');
        }),
      );

      expect((await open().hostDocuments.find(anId(1)))?.fingerprint).to.equal('f');
    });
  });

  describe('values of people in a host', () => {
    const hostValue = (value: string) => ({ ...aHumanValue(value), origin: 'host' as const });
    async function aDocumentOf(number: number) {
      const fields = { subject: aValue('máy', { needsReview: true }), issuingBody: aValue('sổ') };
      const register = { ...fields, issuingBody: aValue('sổ', { origin: 'register' }) };
      await aReadFile(open(), number, { texts: ['một'], documents: [aDocument(1, 1, register)] });
      const row = await open().readings.document(`${anId(number)}-1`);
      if (row === undefined) throw new Error('No document');
      return { documentId: row.id, revision: row.revision };
    }

    it('count above those of the machine and below those typed in the console', async () => {
      const seen = await aDocumentOf(1);

      const host = await open().readings.setHostValue({ ...seen, field: 'subject', value: hostValue('hệ thống') });
      const { revision } = host;
      const human = await open().readings.setHumanValue({
        ...seen,
        revision,
        field: 'subject',
        value: aHumanValue('người'),
      });

      expect(host.needsReview).to.equal(false);
      expect(host.fields.subject).to.have.keys('host', 'model');
      expect(human.fields.subject).to.have.keys('human', 'host', 'model');
      const search = (text: string) =>
        open().search.search({ text: '', exactMarks: false, fields: { subject: text } }, { limit: 9, offset: 0 });
      expect((await search('người')).total).to.equal(1);
      expect((await search('hệ thống')).total).to.equal(0);
    });

    it('stay when the file is read again, above what the register says', async () => {
      const seen = await aDocumentOf(1);
      const one = await open().readings.setHostValue({ ...seen, field: 'subject', value: hostValue('hệ thống') });
      const { revision } = one;
      await open().readings.setHostValue({ ...seen, revision, field: 'issuingBody', value: hostValue('khác') });

      const read = { subject: aValue('máy 2'), issuingBody: aValue('sổ 2', { origin: 'register' }) };
      await open().readings.saveResult(aResult(anId(1), ['một'], [aDocument(1, 1, read)]));
      const [row] = await open().readings.documents(anId(1));
      // What the register says anew takes the place of what it said; of the same content that stays.
      const anew = { issuingBody: aValue('sổ 3', { origin: 'register' }) };
      await open().readings.saveResult(aResult(anId(1), ['một'], [aDocument(1, 1, anew)]));
      await open().readings.saveResult(aResult(anId(1), ['một'], [aDocument(1, 1, {})]));
      const [later] = await open().readings.documents(anId(1));

      expect(Object.keys(row?.fields.subject ?? {})).to.deep.equal(['host', 'model']);
      expect(row?.fields.issuingBody).to.have.keys('host', 'register');
      expect(later?.fields.issuingBody).to.have.keys('host', 'register');
      expect(later?.fields.issuingBody?.register?.value).to.equal('sổ 3');
      const { rows } = await open().connection.execute(
        `select field, origin from vankho.field_value where effective order by field`,
      );
      expect(rows).to.deep.equal([
        { field: 'issuingBody', origin: 'host' },
        { field: 'subject', origin: 'host' },
      ]);
    });

    it('are refused from a machine, and under another origin', async () => {
      const seen = await aDocumentOf(1);
      const result = aResult(anId(1), ['một'], [aDocument(1, 1, { subject: hostValue('x') })]);

      expect(await rejection(open().readings.saveResult(result))).to.include({ code: 'invalid-request' });
      const wrong = open().readings.setHostValue({ ...seen, field: 'subject', value: aHumanValue('x') });
      expect(await rejection(wrong)).to.include({ code: 'invalid-request' });
    });
  });

  describe('hints of hosts', () => {
    const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
    const hint = (number: number, changes: Partial<NewHint> = {}): NewHint => ({
      id: anId(number),
      hostId: HOST,
      ref: 'doc-1' as DocumentRef,
      event: 'updated',
      deliveryId: null,
      receivedAt: at(number),
      foldKey: 'doc-1 100',
      ...changes,
    });
    const take = async (one: NewHint) => (await open().hints.take([one]))[0];
    const waiting = async (hostId = HOST) => open().hints.waiting(hostId, 'doc-1' as DocumentRef);

    it('of one key are one as long as it waits', async () => {
      expect(await take(hint(1))).to.equal(true);
      expect(await take(hint(2))).to.equal(false);
      expect(await take(hint(3, { foldKey: 'doc-1 101' }))).to.equal(true);
      expect(await take(hint(4, { hostId: OTHER }))).to.equal(true);

      const [first, second] = await waiting();
      expect(first).to.deep.equal({ ...hint(1), state: 'waiting', folded: 1, sentAt: at(1) });
      expect(second).to.include({ id: anId(3), folded: 0 });
    });

    it('are not settled when more came in since they were read', async () => {
      await take(hint(1));
      const [seen] = await waiting();
      if (seen === undefined) throw new Error('No hint');
      await take(hint(2));

      expect(await open().hints.settle(seen, 'done')).to.equal(false);
      expect(await open().hints.settle({ ...seen, folded: 1 }, 'done')).to.equal(true);
      expect(await waiting()).to.deep.equal([]);
    });

    it('wait again when they come after the look, unless it is the same delivery', async () => {
      for (const deliveryId of [null, 'd1']) {
        const one = hint(1, { id: anId(deliveryId === null ? 1 : 2), deliveryId, foldKey: deliveryId ?? 'k' });
        await take(one);
        await open().hints.settle({ id: one.id, folded: 0 }, 'done');

        const again = await take({ ...one, id: anId(9), receivedAt: at(30) });
        expect(again).to.equal(deliveryId === null);
      }
      expect((await waiting()).map(({ id, receivedAt }) => [id, receivedAt])).to.deep.equal([[anId(1), at(30)]]);
    });

    it('that wait too long are given out once more', async () => {
      await take(hint(1));
      await take(hint(50, { foldKey: 'b' }));
      const overdue = () => open().hints.takeOverdue(HOST, { before: at(40), now: at(59) });

      expect((await overdue()).map(({ id }) => id)).to.deep.equal([anId(1)]);
      expect(await overdue()).to.deep.equal([]);
    });

    it('are counted by state and forgotten when settled', async () => {
      for (const number of [1, 2, 3, 4]) await take(hint(number, { foldKey: String(number) }));
      await open().hints.settle({ id: anId(1), folded: 0 }, 'phantom');
      await open().hints.settle({ id: anId(2), folded: 0 }, 'done');

      expect(await open().hints.count(HOST)).to.deep.equal({ waiting: 2, done: 1, phantom: 1, ignored: 0 });
      await open().hints.forget(at(2));
      expect(await open().hints.count(HOST)).to.deep.equal({ waiting: 2, done: 1, phantom: 0, ignored: 0 });
    });

    it('come by the dozen, each with its own answer', async () => {
      const [settled, delivery] = [hint(1, { foldKey: 'settled' }), hint(2, { foldKey: 'd', deliveryId: 'd' })];
      await open().hints.take([settled, delivery, hint(3, { foldKey: 'waiting' })]);
      for (const { id } of [settled, delivery]) await open().hints.settle({ id, folded: 0 }, 'done');

      const taken = await open().hints.take([
        hint(11, { foldKey: 'new' }),
        { ...settled, id: anId(12), receivedAt: at(12) },
        hint(13, { foldKey: 'new' }),
        { ...delivery, id: anId(14) },
        hint(15, { foldKey: 'waiting' }),
        hint(16, { foldKey: 'new', hostId: OTHER }),
        { ...settled, id: anId(17), receivedAt: at(17) },
      ]);

      expect(taken).to.deep.equal([true, true, false, false, false, true, false]);
      const rows = (await waiting()).map(({ id, folded, receivedAt }) => [id, folded, receivedAt]);
      expect(rows).to.deep.equal([
        [anId(3), 1, at(3)],
        [anId(11), 1, at(11)],
        [anId(1), 2, at(12)],
      ]);
      expect((await waiting(OTHER)).map(({ id }) => id)).to.deep.equal([anId(16)]);
      expect(await open().hints.take([])).to.deep.equal([]);
    });

    it('are folded also when they come at the same time', async () => {
      const taken = await Promise.all([1, 2, 3, 4, 5].map((number) => take(hint(number))));

      expect(taken.filter(Boolean)).to.have.length(1);
      expect((await waiting())[0]?.folded).to.equal(4);
    });

    it('do not hold each other up when several calls take the same ones in another order', async () => {
      const many = Array.from({ length: 40 }, (_, number) => hint(number + 1, { foldKey: `k${String(number)}` }));
      const call = (round: number) =>
        open().hints.take(
          many.map((one, index) => ({ ...one, id: anId(round * 100 + index) })).toSorted(() => (round % 2) - 0.5),
        );

      const taken = await Promise.all([1, 2, 3, 4, 5, 6].map(call));

      expect(taken.flat().filter(Boolean)).to.have.length(40);
      expect((await waiting()).map(({ folded }) => folded)).to.deep.equal(Array(40).fill(5));
    });
  });
}
