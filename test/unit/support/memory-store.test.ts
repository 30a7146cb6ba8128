import { expect } from 'chai';
import { createMemoryStore } from '../../support/memory-store.ts';
import { aReading, aScanFile, aValue, idOf, seed } from '../../support/http/seed.ts';
import { rejection } from '../../support/rejection.ts';

/** What tests rely on when they use the store in memory in place of a real one. */
describe('support/memory-store', () => {
  const account = {
    id: 'a',
    name: 'a',
    role: 'reader' as const,
    secretHash: 'x',
    createdAt: new Date(0),
    disabled: false,
  };

  it('takes everything back when a transaction fails, nested ones with it', async () => {
    const store = createMemoryStore();
    await seed(store);
    const before = structuredClone(store.state().scanFiles);

    const failure = await rejection(
      store.transaction(async () => {
        await store.scanFiles.update(idOf(1), 1, { state: 'done' });
        await store.transaction(() => store.accounts.insert(account));
        await store.ledger.append({ action: 'x', subject: 'x', actor: 'x', body: {} });
        await store.readings.purge(idOf(1));
        throw new Error('no');
      }),
    );

    expect(failure).to.have.property('message', 'no');
    expect(store.state().scanFiles).to.deep.equal(before);
    expect(await store.accounts.count()).to.equal(0);
    expect((await store.ledger.verify()).entries).to.equal(0);
    expect(await store.readings.document(`${idOf(1)}-1`)).not.to.equal(undefined);
  });

  it('shows nobody what may still be taken back', async () => {
    const store = createMemoryStore();
    const gate = Promise.withResolvers<undefined>();
    const running = store.transaction(async () => {
      await store.accounts.insert(account);
      await gate.promise;
      throw new Error('no');
    });
    const counted = store.accounts.count();

    gate.resolve(undefined);

    await rejection(running);
    expect(await counted).to.equal(0);
  });

  it('refuses a write that names another revision', async () => {
    const store = createMemoryStore();
    await seed(store);

    const error = await rejection(store.scanFiles.update(idOf(1), 7, { state: 'done' }));

    expect(error).to.have.property('code', 'stale');
  });

  it('keeps what a person typed over a new reading, and asks to look where the division changed', async () => {
    const store = createMemoryStore();
    await seed(store);
    const id = `${idOf(1)}-2`;
    const human = { ...aValue('Công văn'), origin: 'human' as const };
    await store.readings.setHumanValue({ documentId: id, revision: 2, field: 'documentType', value: human });

    await store.readings.saveResult({
      scanFileId: idOf(1),
      identity: { format: 'pdf', mediaType: 'application/pdf', bytes: 1, sha256: 'a', signed: false, pages: [] },
      engine: 'máy 1',
      readings: [aReading(1, 'a'), aReading(2, 'b')],
      documents: [{ firstPage: 1, lastPage: 2, fields: { documentType: aValue('Báo cáo') } }],
    });

    const documents = await store.readings.documents(idOf(1));
    expect(documents.map(({ firstPage, lastPage }) => [firstPage, lastPage])).to.deep.equal([
      [1, 1],
      [2, 2],
    ]);
    expect(documents[1]).to.deep.include({ needsReview: true });
    expect(documents[1]?.fields.documentType?.human?.value).to.equal('Công văn');
  });

  it('pages without gap or repeat while rows come in', async () => {
    const store = createMemoryStore();
    for (let number = 1; number <= 5; number += 1) await store.scanFiles.insert(aScanFile(number));
    const first = await store.scanFiles.list({}, { limit: 2 });
    await store.scanFiles.insert(aScanFile(9));
    const second = await store.scanFiles.list({}, { limit: 2, after: first.next ?? '' });
    const third = await store.scanFiles.list({}, { limit: 2, after: second.next ?? '' });

    const ids = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id));
    expect(ids).to.deep.equal([5, 4, 3, 2, 1].map(idOf));
    expect(third.next).to.equal(undefined);
  });

  it('finds a tampered ledger', async () => {
    const store = createMemoryStore();
    for (const action of ['a', 'b', 'c']) await store.ledger.append({ action, subject: 's', actor: 'x', body: {} });
    expect(await store.ledger.verify()).to.deep.include({ ok: true, entries: 3 });

    const { ledger } = store.state();
    const entry = ledger.get(1);
    if (entry) ledger.set(1, { ...entry, actor: 'y' });

    expect(await store.ledger.verify()).to.deep.include({ ok: false });
  });
});
