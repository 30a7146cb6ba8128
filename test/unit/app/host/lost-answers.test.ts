import { expect } from 'chai';
import { correctField } from '../../../../src/app/correct-field.ts';
import { requestUndo } from '../../../../src/app/host/undo-write.ts';
import { readAgain } from '../../../../src/app/redrive.ts';
import { sweepHost } from '../../../../src/app/sweep-host.ts';
import { HostError, WithheldError } from '../../../../src/ports/errors.ts';
import type { HostDocument } from '../../../../src/ports/host.ts';
import type { HostDocumentState } from '../../../../src/ports/host-state.ts';
import type { LedgerEntry } from '../../../../src/ports/store/ledger.ts';
import { createFakeApp, HOST, type FakeApp } from '../../../support/fake-app.ts';
import { rejection } from '../../../support/rejection.ts';
import { aValue } from '../../../support/store/builders.ts';
import { workJobs } from '../../../support/work-jobs.ts';

const NAME = 'công văn.jpg';

describe('app: a write whose answer is lost', () => {
  let app: FakeApp;

  beforeEach(() => {
    app = createFakeApp({ fields: true });
    app.reader.fields = { subject: aValue('Máy đọc'), number: aValue('12') };
    app.system.add(NAME, Buffer.from('a'));
  });
  afterEach(() => app.close());

  const shown = () => app.system.byName(NAME);
  async function rest(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      await sweepHost(app.deps, HOST);
      app.sent.push(...(await workJobs(app)));
      app.time.now = new Date(app.time.now.getTime() + 120_000);
    }
  }
  async function id(): Promise<string> {
    const [found] = (await app.store.scanFiles.list({}, { limit: 1 })).items;
    if (!found) throw new Error('no file');
    return found.id;
  }
  async function state(): Promise<HostDocumentState> {
    const found = await app.store.hostDocuments.find(await id());
    if (!found) throw new Error('no state');
    return found;
  }
  const entries = async (action: string): Promise<readonly LedgerEntry[]> =>
    (await app.store.ledger.list({}, { limit: 100 })).items.filter((entry) => entry.action === action);
  function edit(changes: Readonly<Record<string, unknown>>): void {
    const values = { ...shown().values, ...changes };
    for (const [name, value] of Object.entries(changes)) if (value === undefined) Reflect.deleteProperty(values, name);
    app.system.show(NAME, { values });
  }
  async function correct(field: 'subject' | 'number', value: string): Promise<void> {
    const [row] = await app.store.readings.documents(await id());
    if (!row) throw new Error('no document');
    await correctField(app.deps, { documentId: row.id, revision: row.revision, field, value, actor: 'an' });
  }
  /** The write that is due is carried out; its answer never comes. */
  async function loseWrite(): Promise<void> {
    app.system.loseAnswer = true;
    await sweepHost(app.deps, HOST);
    app.sent.push(...(await workJobs(app)));
    app.time.now = new Date(app.time.now.getTime() + 120_000);
    expect((await state()).intended).to.not.equal(null);
  }
  async function deliverAgain(): Promise<void> {
    app.sent.push({ name: 'read-scan-file', payload: { scanFileId: await id(), part: 'sync' }, key: await id() });
    await workJobs(app);
  }
  const undo = async () => requestUndo(app.deps, { scanFileId: await id(), actor: 'an' });

  it('stands in the ledger once, with what stood there before, and can be undone', async () => {
    await loseWrite();
    await rest();

    const [entry, ...others] = await entries('host.values-written');
    expect(entry?.values).to.deep.include({ before: { subject: null, number: null, evidence: null } });
    expect(others).to.deep.equal([]);
    expect(app.system.writes.get(shown().id)).to.equal(1);

    await undo();
    await workJobs(app);
    expect(shown().values).to.not.have.any.keys('subject', 'number');
  });

  it('is in the ledger with the fields that are ours only: a value of a person, and what a person emptied, is not undone', async () => {
    await rest();
    edit({ subject: 'Của người' });
    await rest();
    await correct('subject', 'Trong kho');
    await correct('number', '13');
    await loseWrite();
    edit({ number: undefined });
    await rest();

    const [entry] = await entries('host.values-written');
    expect(entry?.values?.['before']).to.not.have.any.keys('subject', 'number');
    edit({ subject: undefined });
    await rest();
    await undo().catch(() => undefined);
    await rest();
    expect(shown().values).to.not.have.any.keys('subject', 'number');
  });

  it('that met a value emptied meanwhile does not fill it in again', async () => {
    await rest();
    await correct('number', '13');
    app.system.whileWriting = () => {
      edit({ number: undefined });
    };
    await rest();

    expect(shown().values).to.not.have.property('number');
    expect(await entries('field.emptied-in-host')).to.have.length(1);
  });

  it('is not told of twice where the first try had never been sent', async () => {
    app.system.offline = true;
    await sweepHost(app.deps, HOST).catch(() => undefined);
    app.system.offline = false;
    await rest();
    expect(await entries('host.values-written')).to.have.length(1);
  });

  it('is no write of ours where a person typed the same before it came', async () => {
    await rest();
    await correct('number', '13');
    app.system.whileWriting = () => {
      edit({ number: '13' });
    };
    await rest();
    expect(await entries('host.values-written')).to.have.length(1);
  });

  it('is told of nowhere where there is no document yet to write into', async () => {
    const { hosts } = app.deps;
    const host = hosts.get(HOST);
    if (!host?.writer) throw new Error('no writer');
    const nothing = { changed: false, written: {}, before: {}, conflicts: [], fingerprint: 'x', notes: [] };
    let isLost = true;
    const applyChanges = () => {
      const lost = isLost;
      isLost = false;
      const failure = new HostError('unavailable', 'x', { hostId: HOST, operation: 'x', retryable: true });
      return lost ? Promise.reject(failure) : Promise.resolve(nothing);
    };
    const getDocument = async (...asked: Parameters<typeof host.reader.getDocument>) => {
      const { values, ...document } = (await host.reader.getDocument(...asked)) ?? {};
      expect(values).to.not.equal(undefined);
      return document as HostDocument; // as: it was one
    };
    const early = { ...host, writer: { ...host.writer, applyChanges }, reader: { ...host.reader, getDocument } };
    await sweepHost(app.deps, HOST);
    for (let round = 0; round < 3; round += 1) {
      app.sent.push(...(await workJobs({ ...app, deps: { ...app.deps, hosts: new Map([[HOST, early]]) } })));
      app.time.now = new Date(app.time.now.getTime() + 120_000);
    }
    expect((await state()).intended).to.equal(null);
    expect(await entries('host.values-written')).to.deep.equal([]);

    await deliverAgain();
    expect(await entries('host.values-written')).to.have.length(1);
  });

  it('of undoing is an undoing: once, by the one who asked, and not to be undone itself', async () => {
    await rest();
    await undo();
    app.system.loseAnswer = true;
    app.sent.push(...(await workJobs(app)));
    app.time.now = new Date(app.time.now.getTime() + 120_000);
    await workJobs(app);

    expect((await entries('host.values-undone')).map(({ actor }) => actor)).to.deep.equal(['an']);
    expect(await entries('host.values-written')).to.have.length(1);
    expect(await rejection(undo())).to.include({ code: 'not-found' });
    expect(shown().values).to.not.have.any.keys('subject', 'number');
  });

  it('that the host then refuses for good is in the ledger with the part that came through', async () => {
    await rest();
    await correct('number', '13');
    await loseWrite();
    const host = app.deps.hosts.get(HOST);
    if (!host?.writer) throw new Error('no writer');
    const refused = new HostError('invalid', 'x', { hostId: HOST, operation: 'applyChanges' });
    const writer = { ...host.writer, applyChanges: () => Promise.reject(refused) };
    const broken = { ...app, deps: { ...app.deps, hosts: new Map([[HOST, { ...host, writer }]]) } };
    await rejection(workJobs(broken));

    const [entry] = await entries('host.values-written');
    expect(entry?.values).to.deep.include({ before: { number: '12' } });
  });

  it('of taking back is in the ledger once, without any text', async () => {
    await rest();
    app.store.state().artifacts.clear();
    app.reader.fail = new WithheldError('MẬT', 1);
    await readAgain(app.deps, await id(), 'an');
    app.system.loseAnswer = true;
    await rest();

    expect(shown().values).to.have.keys('evidence');
    const [entry, ...others] = await entries('host.values-taken-back');
    expect(others).to.deep.equal([]);
    expect(entry?.body['fields']).to.include.members(['subject', 'number']);
    const kept = JSON.stringify([...app.store.state().ledger.values(), ...app.store.state().ledgerValues.values()]);
    expect(kept).to.not.include('Máy đọc');
  });
});

describe('app: undoing the last write', () => {
  let app: FakeApp;

  beforeEach(() => {
    app = createFakeApp({ fields: true });
    app.reader.fields = { subject: aValue('Máy đọc'), number: aValue('12') };
    app.system.add(NAME, Buffer.from('a'));
  });
  afterEach(() => app.close());

  async function rest(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      await sweepHost(app.deps, HOST);
      expect(await workJobs(app)).to.deep.equal([]);
    }
  }
  async function row() {
    const [file] = (await app.store.scanFiles.list({}, { limit: 1 })).items;
    const [found] = await app.store.readings.documents(file?.id ?? '');
    if (!found) throw new Error('no document');
    return found;
  }
  async function correct(value: string): Promise<void> {
    const { id, revision } = await row();
    await correctField(app.deps, { documentId: id, revision, field: 'number', value, actor: 'an' });
    await rest();
  }
  const undo = async () => requestUndo(app.deps, { scanFileId: (await row()).scanFileId, actor: 'an' });

  it('lets the later word of a person win, also the one that emptied', async () => {
    await rest();
    await correct('13');
    const { number, ...others } = app.system.byName(NAME).values;
    expect(number).to.equal('13');
    app.system.show(NAME, { values: others });
    await rest();

    expect(await rejection(undo())).to.include({ code: 'not-found' });
    await rest();
    expect(app.system.byName(NAME).values).to.not.have.property('number');
  });

  it('passes over writes of marks alone', async () => {
    app.reader.fields = { subject: aValue('Máy đọc', { needsReview: true }), number: aValue('12') };
    await rest();
    app.system.show(NAME, { requests: ['accept'] });
    await rest();
    expect(app.system.byName(NAME).marks).to.deep.equal(['done']);

    await undo();
    await rest();
    expect(app.system.byName(NAME).values).to.not.have.any.keys('subject', 'number');
  });
});
