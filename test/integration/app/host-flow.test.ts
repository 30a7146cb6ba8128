import { expect } from 'chai';
import { createHostOutages } from '../../../src/app/host/host-outages.ts';
import { takeHints } from '../../../src/app/host/take-hints.ts';
import { lookAtDocument } from '../../../src/app/host/look-at-document.ts';
import { reconcileHost } from '../../../src/app/host/reconcile-host.ts';
import { readScanFile } from '../../../src/app/read-scan-file.ts';
import { sweepHost } from '../../../src/app/sweep-host.ts';
import { withdrawResults } from '../../../src/app/withdraw-results.ts';
import type { DocumentRef, HostId } from '../../../src/ports/host.ts';
import { createQueue, type OpenQueue } from '../../../src/queue/create-queue.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../support/fake-app.ts';
import { aValue } from '../../support/store/builders.ts';
import { ENGINES } from '../../support/store/engines.ts';

const FILES = 12;

/** The whole way over real stores and the real queue: a host in memory, hints dropped, doubled, late; workers at once. */
for (const engine of ENGINES) {
  describe(`app: documents of a host with fields, on ${engine.name}`, function () {
    this.timeout(90_000);
    let app: FakeApp;
    let store: OpenStore;
    let queue: OpenQueue;

    before(function () {
      if (engine.missing !== undefined) this.skip();
    });

    beforeEach(async () => {
      store = await engine.sharedStore();
      const made = createFakeApp({ fields: true });
      const log = made.deps.log;
      queue = await createQueue({
        connection: store.connection,
        log,
        retry: { attempts: 12, delaySeconds: 1, longestDelaySeconds: 2 },
      });
      const clock = { now: () => new Date() };
      app = { ...made, deps: { ...made.deps, store, queue, clock, outages: createHostOutages(clock) } };
      app.reader.fields = { subject: aValue('Về việc thử'), number: aValue('12', { needsReview: true }) };
    });
    afterEach(async () => {
      await queue.stop(1000);
      await app.close();
    });

    async function work(): Promise<void> {
      const { deps } = app;
      queue.handle('read-scan-file', 3, (payload, signal) => readScanFile(deps, { ...payload, signal }));
      queue.handle('look-at-document', 3, ({ hostId, ref }, signal) =>
        lookAtDocument(deps, { hostId: hostId as HostId, ref: ref as DocumentRef }, signal),
      );
      queue.handle('reconcile-host', 1, ({ hostId }, signal) => reconcileHost(deps, hostId as HostId, signal));
      queue.handle('withdraw-results', 1, ({ hostId, ref }) =>
        withdrawResults(deps, hostId as HostId, ref as DocumentRef),
      );
      queue.handle('sweep-host', 1, () => Promise.resolve());
      await queue.start();
    }
    const hint = (number: number) =>
      takeHints(app.deps, HOST, [{ ref: `doc-${String(number)}` as DocumentRef, event: 'added' }]);

    it('reads each once and fills it in with at most two writes, whatever became of the hints', async () => {
      await work();
      for (let number = 1; number <= FILES; number += 1) {
        if (number % 5 === 1) await hint(number); // told before it is there
        app.system.add(`${String(number)}.jpg`, Buffer.from(String(number)));
        if (number % 5 !== 0) await hint(number);
        if (number % 3 === 0) await hint(number);
      }
      await queue.whenIdle();
      await sweepHost(app.deps, HOST);
      await queue.whenIdle();
      await sweepHost(app.deps, HOST);
      await reconcileHost(app.deps, HOST);
      await queue.whenIdle();

      const counts = await store.scanFiles.countByState();
      expect(counts).to.include({ review: FILES, failed: 0, received: 0 });
      expect(app.reader.runs).to.equal(FILES);
      expect([...app.system.writes.values()]).to.have.length(FILES);
      expect(Math.max(...app.system.writes.values())).to.be.at.most(2);
      expect((await queue.counts()).dead).to.equal(0);
      expect((await store.hints.count(HOST)).waiting).to.equal(0);
      const { values, marks } = app.system.byName('7.jpg');
      expect(values).to.include({ subject: 'Về việc thử', number: '12' });
      expect(marks).to.deep.equal(['review']);
      expect(await store.ledger.verify()).to.include({ ok: true });
    });

    it('loses nothing while the host is away', async () => {
      app.system.add('a.jpg', Buffer.from('a'));
      await hint(1);
      app.system.offline = true;
      await work();
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect((await store.hints.count(HOST)).waiting).to.equal(1);

      app.system.offline = false;
      await queue.whenIdle();

      expect(await store.scanFiles.countByState()).to.include({ review: 1 });
      expect(app.system.byName('a.jpg').marks).to.deep.equal(['review']);
    });
  });
}
