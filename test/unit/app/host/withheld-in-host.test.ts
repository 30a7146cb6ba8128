import { expect } from 'chai';
import { hostWork, workFindings } from '../../../../src/app/host/host-work.ts';
import { reconcileHost } from '../../../../src/app/host/reconcile-host.ts';
import { readAgain } from '../../../../src/app/redrive.ts';
import { sweepHost, takeEvents } from '../../../../src/app/sweep-host.ts';
import { withdrawResults } from '../../../../src/app/withdraw-results.ts';
import { HostError, WithheldError } from '../../../../src/ports/errors.ts';
import type { DocumentRef } from '../../../../src/ports/host.ts';
import type { HostDocumentState } from '../../../../src/ports/host-state.ts';
import type { ScanFile } from '../../../../src/ports/store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../../support/fake-app.ts';
import { rejection } from '../../../support/rejection.ts';
import { aValue } from '../../../support/store/builders.ts';
import { workJobs } from '../../../support/work-jobs.ts';

const NAME = 'quyết định.jpg';
const OWN = 'Của người dùng';
const evidence = { page: 1, box: [1, 1, 9, 9], quote: 'V/v di dời kho' } as const;

describe('app: what stands in the host of a withheld file', () => {
  let app: FakeApp;

  beforeEach(() => {
    app = createFakeApp({ fields: true });
    app.reader.fields = { subject: aValue('Về việc di dời kho', { needsReview: true, evidence }) };
    app.system.add(NAME, Buffer.from('a'));
  });
  afterEach(() => app.close());

  const shown = () => app.system.byName(NAME);
  async function settle(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      await sweepHost(app.deps, HOST);
      expect(await workJobs(app)).to.deep.equal([]);
    }
  }
  async function file(): Promise<ScanFile> {
    const [found] = (await app.store.scanFiles.list({}, { limit: 1 })).items;
    if (!found) throw new Error('no file');
    return found;
  }
  async function state(): Promise<HostDocumentState | undefined> {
    return app.store.hostDocuments.find((await file()).id);
  }
  async function withhold(): Promise<void> {
    app.reader.fail = new WithheldError('Mật', 1);
    await app.store.transaction(async () => readAgain(app.deps, (await file()).id, 'system'));
    // Another content, or the kept page would be taken.
    app.system.change(NAME, Buffer.from('b'));
    await settle();
    later();
    expect((await file()).state).to.equal('withheld');
  }
  /** The host is no longer one that has just come back. */
  function later(): void {
    app.time.now = new Date(app.time.now.getTime() + 60 * 60_000);
  }
  async function findings(): Promise<readonly string[]> {
    const host = app.deps.hosts.get(HOST);
    if (!host) throw new Error('no host');
    return workFindings(await hostWork(app.store, host, app.time.now)).map(({ code }) => code);
  }
  const actions = async (action: string): Promise<number> =>
    (await app.store.ledger.list({}, { limit: 200 })).items.filter((entry) => entry.action === action).length;

  it('no remark of ours, which would quote it; those of people stay', async () => {
    await settle();
    expect(shown().notes.join()).to.include('di dời kho');
    app.system.show(NAME, { notes: [...shown().notes, OWN] });

    await withhold();
    await settle();

    expect(shown().notes).to.have.length(2);
    expect(shown().notes[0]).to.equal(OWN);
    expect(shown().notes[1]).to.include('bị giữ lại');
    expect(await findings()).to.deep.equal([]);
    expect((await state())?.notes).to.deep.equal([shown().notes[1]]);
  });

  it('no remark about a mark once it is found to be none: what is read then is told instead', async () => {
    await settle();
    await withhold();
    app.system.show(NAME, { notes: [...shown().notes, OWN] });
    delete app.reader.fail;
    await app.store.transaction(async () => readAgain(app.deps, (await file()).id, 'system'));

    await settle();

    expect((await file()).state).to.equal('review');
    expect(shown().notes.join()).to.include('di dời kho').and.to.not.include('bị giữ lại');
    expect(shown().notes).to.include(OWN);
  });

  it('remarks that we may not take away: told, tried again each night, and gone when we may', async () => {
    await settle();
    app.system.notesStay = true;

    await withhold();
    const before = await findings();
    await reconcileHost(app.deps, HOST);
    await settle();
    const entries = await actions('host.notes-left');
    app.system.notesStay = false;
    await reconcileHost(app.deps, HOST);
    await settle();

    expect(shown().marks).to.deep.equal(['withheld']);
    expect([before, entries]).to.deep.equal([['withheld-notes-left'], 1]);
    expect(shown().notes.join()).to.not.include('di dời kho');
    expect(await findings()).to.deep.equal([]);
  });

  it('a text of its own: it stays, people are told of it there and in the status, until it is gone', async () => {
    app.system.ownTexts.add(NAME);
    app.reader.fail = new WithheldError('Mật', 1);

    await settle();
    const told = [await findings(), shown().notes.length, await actions('host.text-left')];
    later();
    app.system.ownTexts.delete(NAME);
    await reconcileHost(app.deps, HOST);
    await settle();

    expect(told).to.deep.equal([['withheld-text-left'], 2, 1]);
    expect(shown().notes).to.have.length(1);
    expect(await findings()).to.deep.equal([]);
    expect(await actions('host.text-gone')).to.equal(1);
  });

  it('a text that we may not take away: told like one of its own, and the job fails', async () => {
    app.reader.fail = new WithheldError('Mật', 1);
    await settle();
    const host = app.deps.hosts.get(HOST);
    const refused = () =>
      Promise.reject(new HostError('forbidden', 'No', { hostId: HOST, operation: 'withdrawRenditions' }));
    if (!host?.writer) throw new Error('no writer');
    Object.assign(host.writer, { withdrawRenditions: refused });

    const error = await rejection(withdrawResults(app.deps, HOST, (await file()).ref));

    expect(error).to.include({ code: 'forbidden' });
    expect(await findings()).to.deep.equal(['withheld-text-left']);
  });

  it('results that it took in before the mark was found: taken back when its document is first seen', async () => {
    app.reader.fail = new WithheldError('Mật', 1);
    await settle();
    const { ref, sha256 } = await file();
    app.system.add('tài liệu.jpg', Buffer.from('a'));
    const document = app.system.byName('tài liệu.jpg');
    app.system.setRenditions(document.id, new Map([['text', { sha256: 'x', content: Buffer.from('chữ') }]]));

    const event = { kind: 'changed', ref: document.id as DocumentRef, name: 'tài liệu.jpg', renamedFrom: ref } as const;
    await app.store.transaction(() => takeEvents(app.deps, HOST, [{ ...event, ...(sha256 !== null && { sha256 }) }]));
    await workJobs(app);

    expect((await file()).ref).to.equal(document.id);
    expect(app.system.renditionsOf('tài liệu.jpg')).to.deep.equal([]);
    expect(app.system.byName('tài liệu.jpg').marks).to.deep.equal(['withheld']);
  });

  it('text that was made anew: taken back when the document is told of', async () => {
    app.reader.fail = new WithheldError('Mật', 1);
    await settle();
    app.system.setRenditions(shown().id, new Map([['text', { sha256: 'x', content: Buffer.from('chữ') }]]));
    app.system.show(NAME, { values: { keywords: ['một'] } });

    await settle();

    expect(app.system.renditionsOf(NAME)).to.deep.equal([]);
  });
});
