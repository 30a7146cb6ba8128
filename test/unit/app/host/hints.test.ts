import { expect } from 'chai';
import { lookAtDocument } from '../../../../src/app/host/look-at-document.ts';
import { reconcileHost } from '../../../../src/app/host/reconcile-host.ts';
import { createHintTaker, takeHints } from '../../../../src/app/host/take-hints.ts';
import { sweepHost, takeEvents } from '../../../../src/app/sweep-host.ts';
import type { DocumentRef, HostId } from '../../../../src/ports/host.ts';
import type { DeadJob } from '../../../../src/ports/queue.ts';
import type { ScanFile } from '../../../../src/ports/store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../../support/fake-app.ts';
import { rejection } from '../../../support/rejection.ts';
import { workJobs } from '../../../support/work-jobs.ts';

const REF = 'doc-1' as DocumentRef;
const MINUTE = 60_000;

describe('app: what a host tells', () => {
  let app: FakeApp;

  beforeEach(() => {
    app = createFakeApp({ fields: true });
  });
  afterEach(() => app.close());

  const tell = (deliveryId?: string, ref = REF) =>
    takeHints(app.deps, HOST, [{ ref, event: 'updated', ...(deliveryId !== undefined && { deliveryId }) }]);
  const later = (ms: number) => {
    app.time.now = new Date(app.time.now.getTime() + ms);
  };
  const counts = () => app.store.hints.count(HOST);
  async function files(): Promise<readonly ScanFile[]> {
    return (await app.store.scanFiles.list({}, { limit: 100 })).items;
  }

  it('is kept with its job, once for all that is told of one document in a short time', async () => {
    expect(await tell()).to.deep.equal({ kept: 1, folded: 0 });
    expect(await tell()).to.deep.equal({ kept: 0, folded: 1 });
    later(11_000);
    expect(await tell()).to.deep.equal({ kept: 1, folded: 0 });
    expect(await tell('d1')).to.deep.equal({ kept: 1, folded: 0 });
    later(MINUTE);
    expect(await tell('d1')).to.deep.equal({ kept: 0, folded: 1 });

    expect(app.sent.map(({ name }) => name)).to.deep.equal(Array(3).fill('look-at-document'));
    expect(new Set(app.sent.map(({ key }) => key)).size).to.equal(1);
  });

  it('comes by the dozen and shares transactions: each delivery gets its own answer', async () => {
    let transactions = 0;
    const store: typeof app.store = {
      ...app.store,
      transaction: (work) => {
        transactions += 1;
        return app.store.transaction(work);
      },
    };
    const take = createHintTaker({ ...app.deps, store }, () => Promise.resolve());
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, number) =>
        take(HOST, [{ ref: `doc-${String((number % 10) + 1)}` as DocumentRef, event: 'updated' }]),
      ),
    );

    expect(answers.filter(({ kept }) => kept === 1)).to.have.length(10);
    expect(answers.filter(({ folded }) => folded === 1)).to.have.length(20);
    expect(transactions).to.equal(1);
    // One look sees all that waits about a document.
    expect(app.sent).to.have.length(10);
    expect((await counts()).waiting).to.equal(10);
  });

  it('waits for what comes in at the same time before a transaction begins', async () => {
    const gathered: (() => void)[] = [];
    const take = createHintTaker(app.deps, () => new Promise((resolve) => gathered.push(resolve)));
    const deliver = (ref: string) => take(HOST, [{ ref: ref as DocumentRef, event: 'updated' }]);

    const first = deliver('doc-1');
    const second = deliver('doc-2');
    expect(app.sent).to.deep.equal([]);
    gathered[0]?.();

    expect(await Promise.all([first, second])).to.deep.equal(Array(2).fill({ kept: 1, folded: 0 }));
    expect(gathered).to.have.length(1);
  });

  it('is refused together when a shared transaction fails, and taken by the next', async () => {
    const take = createHintTaker(app.deps, () => Promise.resolve());
    app.store.failNext(new Error('no'));

    const ended = await Promise.allSettled([1, 2].map(() => take(HOST, [{ ref: REF, event: 'updated' }])));

    expect(ended.map(({ status }) => status)).to.include('rejected');
    expect(await take(HOST, [{ ref: 'doc-9' as DocumentRef, event: 'updated' }])).to.include({ kept: 1 });
  });

  it('is not kept at all when its job cannot be', async () => {
    app.deps.queue.sendAll = () => Promise.reject(new Error('no'));

    await rejection(tell());

    expect((await counts()).waiting).to.equal(0);
  });

  it('leads to the document, which is read; told twice it is read once', async () => {
    app.system.add('a.jpg', Buffer.from('a'));
    await tell();
    later(11_000);
    await tell();

    await workJobs(app);

    expect(await files()).to.have.length(1);
    expect(app.reader.runs).to.equal(1);
    expect(await counts()).to.include({ waiting: 0, done: 2 });
  });

  it('waits for a document that is not there yet, and ends as a phantom', async () => {
    await tell();

    const [job] = await workJobs(app);
    expect(job?.name).to.equal('look-at-document');
    later(6 * MINUTE);
    await lookAtDocument(app.deps, { hostId: HOST, ref: REF });
    expect(await counts()).to.include({ waiting: 1 });
    await sweepHost(app.deps, HOST);
    expect(app.sent.map(({ name }) => name)).to.deep.equal(['look-at-document']);

    later(10 * MINUTE);
    await workJobs(app);
    expect(await counts()).to.include({ waiting: 0, phantom: 1 });
  });

  it('is found when it came before the document, within the grace time', async () => {
    await tell();
    const [job] = await workJobs(app);
    app.system.add('a.jpg', Buffer.from('a'));

    if (job) app.sent.push(job);
    await workJobs(app);

    expect((await files()).map(({ state }) => state)).to.deep.equal(['review']);
  });

  it('is looked at again when more came in during the look', async () => {
    app.system.add('a.jpg', Buffer.from('a'));
    const host = app.deps.hosts.get(HOST);
    if (!host?.events.resolve) throw new Error('no hints');
    let first = true;
    const events = {
      ...host.events,
      resolve: async (ref: DocumentRef) => {
        const event = await host.events.resolve?.(ref);
        if (first) await tell();
        first = false;
        return event;
      },
    };
    const deps = { ...app.deps, hosts: new Map([[HOST, { ...host, events }]]) };
    await tell();

    await workJobs({ ...app, deps });

    expect(first).to.equal(false);
    expect(await counts()).to.include({ waiting: 0, done: 1 });
  });

  it('is ignored where the host is not configured any more', async () => {
    const gone = 'gone' as HostId;
    await takeHints(app.deps, gone, [{ ref: REF, event: 'updated' }]);
    await workJobs(app);

    expect(await app.store.hints.count(gone)).to.include({ waiting: 0, ignored: 1 });
  });

  it('by our own writes is an echo: counted, and nothing else', async () => {
    app.system.add('a.jpg', Buffer.from('a'));
    await sweepHost(app.deps, HOST);
    await workJobs(app);
    const writes = app.system.writes.get(REF);

    later(MINUTE);
    await tell();
    expect(await workJobs(app)).to.deep.equal([]);
    await sweepHost(app.deps, HOST);
    expect(app.sent).to.deep.equal([]);

    expect(app.system.writes.get(REF)).to.equal(writes);
    expect((await app.store.hostProgress.get(HOST)).echoes).to.equal(2);
  });

  it('waits while the host is away: jobs rest together, ask nothing, and go on when it is back', async () => {
    app.system.add('a.jpg', Buffer.from('a'));
    await tell();
    app.system.offline = true;
    const dead: DeadJob[] = [];
    const redriven: string[] = [];
    app.deps.queue.listDead = () => Promise.resolve(dead);
    app.deps.queue.redrive = (id) => Promise.resolve(redriven.push(id) > 0);

    const [job] = await workJobs(app);
    expect(await rejection(lookAtDocument(app.deps, { hostId: HOST, ref: REF }))).to.include({
      operation: 'rest',
      retryable: true,
    });
    await rejection(sweepHost(app.deps, HOST));
    expect((await app.store.hostProgress.get(HOST)).sweepCode).to.equal('unavailable');

    const failed = { reason: 'x', failedAt: app.time.now, attempts: 12, key: 'k' };
    const payload = { hostId: HOST, ref: REF };
    dead.push({ ...failed, id: '1', name: 'look-at-document', payload, code: 'unavailable' });
    dead.push({ ...failed, id: '2', name: 'look-at-document', payload, code: 'invalid' });
    dead.push({ ...failed, id: '3', name: 'sweep-host', payload: { hostId: 'other' }, code: 'unavailable' });
    app.system.offline = false;
    later(2 * MINUTE);
    await sweepHost(app.deps, HOST);
    dead.length = 0;
    await sweepHost(app.deps, HOST);
    if (job) app.sent.push(job);
    await workJobs(app);

    expect(redriven).to.deep.equal(['1']);
    expect((await files()).map(({ state }) => state)).to.deep.equal(['review']);
    expect(await app.store.hostProgress.get(HOST)).to.include({ sweepCode: null });
  });

  it('sends again what dies in another process, which still rests when the host is back already', async () => {
    app.system.offline = true;
    const dead: DeadJob[] = [];
    const redriven: string[] = [];
    app.deps.queue.listDead = () => Promise.resolve(dead.splice(0));
    app.deps.queue.redrive = (id) => Promise.resolve(redriven.push(id) > 0);
    const payload = { hostId: HOST, ref: REF };
    const dies = (id: string, code: string) =>
      dead.push({
        reason: 'x',
        failedAt: app.time.now,
        attempts: 12,
        key: 'k',
        id,
        name: 'look-at-document',
        payload,
        code,
      });
    await rejection(sweepHost(app.deps, HOST));
    app.system.offline = false;
    later(2 * MINUTE);
    await sweepHost(app.deps, HOST);

    dies('late', 'unavailable');
    dies('silent', 'timeout');
    later(3 * MINUTE);
    await sweepHost(app.deps, HOST);
    dies('of its own', 'unavailable');
    later(3 * MINUTE);
    await sweepHost(app.deps, HOST);

    expect(redriven).to.deep.equal(['late', 'silent']);
  });
});

describe('app: the nightly look at a host', () => {
  let app: FakeApp;

  beforeEach(async () => {
    app = createFakeApp({ fields: true });
    for (const name of ['a.jpg', 'b.jpg']) app.system.add(name, Buffer.from(name));
    await sweepHost(app.deps, HOST);
    await workJobs(app);
  });
  afterEach(() => app.close());

  const byName = async (name: string) => {
    const { items } = await app.store.scanFiles.list({}, { limit: 10 });
    const found = items.find((file) => file.name === name);
    if (!found) throw new Error(`No file ${name}`);
    return found;
  };

  it('finds what was added and removed without a word, and says when it was', async () => {
    app.system.add('c.jpg', Buffer.from('c'));
    app.system.remove('a.jpg');

    await reconcileHost(app.deps, HOST);
    await workJobs(app);

    expect((await byName('a.jpg')).state).to.equal('gone');
    expect((await byName('c.jpg')).state).to.equal('review');
    const progress = await app.store.hostProgress.get(HOST);
    expect(progress.reconciledAt).to.deep.equal(app.time.now);
    expect(progress.reconciled).to.include({ queued: 1, removed: 1 });
  });

  it('raises an alarm when what is gone had to be kept, and only then', async () => {
    const [kept, free] = [await byName('a.jpg'), await byName('b.jpg')];
    await app.store.hostDocuments.save(kept.id, { retention: { retentionDueOn: '2030-01-01' } });
    await app.store.hostDocuments.save(free.id, { retention: { retentionDueOn: '2020-01-01' } });
    app.system.remove('a.jpg');
    app.system.remove('b.jpg');

    await reconcileHost(app.deps, HOST);

    expect((await app.store.hostDocuments.counts(HOST)).alarms).to.equal(1);
    expect((await app.store.hostDocuments.find(kept.id))?.alarm).to.equal('deleted-under-retention');
    const actions = (await app.store.ledger.list({ subject: kept.id }, { limit: 9 })).items.map(({ action }) => action);
    expect(actions.slice(0, 2)).to.deep.equal(['scan-file.gone', 'retention.alarm']);
  });

  it('forgets settled hints of the week before', async () => {
    await takeHints(app.deps, HOST, [{ ref: REF, event: 'x' }]);
    await workJobs(app);
    app.time.now = new Date(app.time.now.getTime() + 8 * 24 * 60 * MINUTE);

    await reconcileHost(app.deps, HOST);

    expect((await app.store.hints.count(HOST)).done).to.equal(0);
  });

  it('is asked for by a sweep that saw contents made anew', async () => {
    const host = app.deps.hosts.get(HOST);
    if (!host) throw new Error('no host');
    const pollChanges: typeof host.events.pollChanges = async (cursor) => ({
      ...(await host.events.pollChanges(cursor)),
      reconcileSoon: true,
    });
    const events = { ...host.events, pollChanges };
    await sweepHost({ ...app.deps, hosts: new Map([[HOST, { ...host, events }]]) }, HOST);

    expect(app.sent.map(({ name }) => name)).to.include('reconcile-host');
  });

  it('has given again what the host lost of our results', async () => {
    const file = await byName('a.jpg');
    const { ref, name } = file;
    app.system.setRenditions(ref, new Map());

    await app.store.transaction(() => takeEvents(app.deps, HOST, [{ kind: 'problem', code: 'text-lost', ref, name }]));
    await workJobs(app);

    expect(app.system.renditionsOf(name)).to.have.length(3);
    expect(await byName('a.jpg')).to.include({ state: file.state });
  });
});
