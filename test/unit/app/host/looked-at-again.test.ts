import { expect } from 'chai';
import { catchUp } from '../../../../src/app/host/catch-up.ts';
import { hostWork, workFindings } from '../../../../src/app/host/host-work.ts';
import { reconcileHost } from '../../../../src/app/host/reconcile-host.ts';
import { sweepHost } from '../../../../src/app/sweep-host.ts';
import { HostError } from '../../../../src/ports/errors.ts';
import type { DeadJob } from '../../../../src/ports/queue.ts';
import type { ScanFile } from '../../../../src/ports/store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../../support/fake-app.ts';
import { rejection } from '../../../support/rejection.ts';
import { aValue } from '../../../support/store/builders.ts';
import { workJobs } from '../../../support/work-jobs.ts';

const NAME = 'quyết định.jpg';
const HOUR_MS = 60 * 60_000;

describe('app: documents that come up again', () => {
  let app: FakeApp;

  beforeEach(() => {
    app = createFakeApp({ fields: true });
    app.reader.fields = { number: aValue('12') };
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
  const later = (ms: number) => {
    app.time.now = new Date(app.time.now.getTime() + ms);
  };
  async function findings(): Promise<readonly string[]> {
    const host = app.deps.hosts.get(HOST);
    if (!host) throw new Error('no host');
    return workFindings(await hostWork(app.store, host, app.time.now)).map(({ code }) => code);
  }
  const actions = async (): Promise<readonly string[]> =>
    (await app.store.ledger.list({}, { limit: 200 })).items.map(({ action }) => action).reverse();
  async function night(): Promise<void> {
    later(24 * HOUR_MS);
    await reconcileHost(app.deps, HOST);
    expect(await workJobs(app)).to.deep.equal([]);
  }

  describe('after what a person may have mended', () => {
    /** The queue keeps what failed; what is sent again is worked at once. */
    async function withDead(code: string): Promise<{ readonly redriven: string[] }> {
      const redriven: string[] = [];
      const payload = { scanFileId: (await file()).id, part: 'sync' } as const;
      const times = { reason: code, failedAt: app.time.now, attempts: 1 };
      const dead: DeadJob = { id: 'j1', name: 'read-scan-file', key: payload.scanFileId, payload, code, ...times };
      app.deps.queue.listDead = () => Promise.resolve([dead]);
      app.deps.queue.redrive = (id) => {
        redriven.push(id);
        return Promise.resolve(true);
      };
      return { redriven };
    }

    for (const code of ['forbidden', 'protocol'] as const) {
      it(`a write that ended with ${code} is told of, and tried each night and when the host is back`, async () => {
        const reader = app.deps.hosts.get(HOST)?.reader;
        if (!reader) throw new Error('no host');
        const getDocument = reader.getDocument.bind(reader);
        const refused = () => Promise.reject(new HostError(code, 'No', { hostId: HOST, operation: 'getDocument' }));
        Object.assign(reader, { getDocument: refused });
        await sweepHost(app.deps, HOST);
        const error = await rejection(workJobs(app));
        Object.assign(reader, { getDocument });
        const { redriven } = await withDead(code);

        const soon = await findings();
        later(HOUR_MS);
        const told = await findings();
        await catchUp(app.deps, HOST);
        const back = redriven.length;
        later(HOUR_MS);
        await catchUp(app.deps, HOST);
        await catchUp(app.deps, HOST);
        const bound = redriven.length;
        await night();

        expect(error).to.include({ code });
        expect([soon, told]).to.deep.equal([[], ['documents-unwritten']]);
        expect(back).to.equal(1);
        expect(bound).to.be.at.most(2);
        expect(redriven.length).to.equal(bound + 1);
      });
    }

    it('no other failure is, and none of another host', async () => {
      await settle();
      const { redriven } = await withDead('invalid');

      await night();

      expect(redriven).to.deep.equal([]);
      expect(await findings()).to.deep.equal([]);
    });
  });

  describe('when they may not be seen for a while', () => {
    it('are told of once, and once more when they are seen again; then what changed is taken in', async () => {
      await settle();
      const before = (await actions()).length;
      app.system.hidden.add(NAME);
      await night();
      await night();
      const dark = (await actions()).slice(before);
      const told = await findings();
      app.system.hidden.delete(NAME);
      // Values set on many documents at once raise no event.
      Object.assign(shown(), { values: { ...shown().values, keywords: ['kho'] } });
      await night();
      await night();

      expect([dark, told]).to.deep.equal([['scan-file.hidden'], ['documents-hidden']]);
      const after = (await actions()).slice(before + 1);
      expect(after.filter((action) => action.startsWith('scan-file.'))).to.deep.equal(['scan-file.seen-again']);
      expect(after).to.include('field.corrected-in-host');
      expect((await file()).state).to.equal('done');
      expect(await findings()).to.deep.equal([]);
    });

    it('are seen again at the first event, which is no night later', async () => {
      await settle();
      app.system.hidden.add(NAME);
      await night();
      app.system.hidden.delete(NAME);
      app.system.show(NAME, { values: { ...shown().values, keywords: ['kho'] } });

      await settle();

      expect((await actions()).filter((action) => action === 'scan-file.seen-again')).to.have.length(1);
      expect(await findings()).to.deep.equal([]);
    });

    for (const way of ['night', 'event'] as const) {
      it(`are read when they could not be read before, seen again by ${way}`, async () => {
        app.reader.fail = new HostError('forbidden', 'No', { hostId: HOST, operation: 'fetchContent' });
        await settle();
        app.system.hidden.add(NAME);
        await night();
        delete app.reader.fail;
        app.system.hidden.delete(NAME);
        if (way === 'event') app.system.change(NAME, Buffer.from('b'));

        if (way === 'event') await settle();
        else await night();

        expect((await file()).state).to.equal('done');
        expect(await findings()).to.deep.equal([]);
      });
    }

    it('are hidden no more when they are gone', async () => {
      await settle();
      app.system.hidden.add(NAME);
      await night();
      app.system.hidden.delete(NAME);
      app.system.remove(NAME);

      await night();

      expect((await file()).state).to.equal('gone');
      expect(await findings()).to.deep.equal([]);
    });
  });

  describe('within the bounds of a day', () => {
    it('are counted by readings: what is told before the first fetch counts as one', async () => {
      for (let told = 1; told <= 7; told += 1) {
        app.system.show(NAME, { values: { keywords: [String(told)] } });
        await sweepHost(app.deps, HOST);
      }

      const { runs, capped } = (await app.store.hostDocuments.find((await file()).id)) ?? {};
      expect({ runs, capped }).to.deep.equal({ runs: 1, capped: false });
      await settle();
      expect(shown().marks).to.deep.equal(['done']);
    });

    /** Up to the bound, and once more. */
    async function cap(): Promise<void> {
      await settle();
      for (let change = 1; change <= app.deps.hostRunsPerDay; change += 1) {
        app.system.change(NAME, Buffer.from(`change ${String(change)}`));
        await settle();
      }
      expect(shown().marks).to.include('too-many-runs');
    }

    it('a reading that is asked for beyond them stays asked for, with the reason, until it is done at night', async () => {
      await settle();
      const ask = async (): Promise<void> => {
        app.system.show(NAME, { requests: ['read-again'] });
        await settle();
      };
      for (let reading = 2; reading <= app.deps.hostRunsPerDay; reading += 1) await ask();
      expect(shown().requests).to.deep.equal([]);
      const { runs } = app.reader;

      await ask();
      const dayTime = { requests: shown().requests, runs: app.reader.runs };
      const readings = (await actions()).filter((action) => action === 'scan-file.read-again').length;
      await night();
      await settle();

      expect(dayTime).to.deep.equal({ requests: ['read-again'], runs });
      expect(shown().notes.join()).to.include('đêm nay sẽ thử lại');
      const all = (await actions()).filter((action) => action === 'scan-file.read-again').length;
      expect(all).to.equal(readings + 1);
      expect(shown().requests).to.deep.equal([]);
      expect(shown().marks).to.deep.equal(['done']);
    });

    it('a day ends at midnight where the machine stands, so that the night after it counts as another', async () => {
      const { TZ } = process.env;
      process.env['TZ'] = 'Asia/Ho_Chi_Minh';
      try {
        app.time.now = new Date(2026, 0, 5, 10, 0);
        await cap();
        app.time.now = new Date(2026, 0, 6, 1, 30);
        await reconcileHost(app.deps, HOST);
        await settle();

        expect(shown().marks).to.deep.equal(['done']);
      } finally {
        if (TZ === undefined) delete process.env['TZ'];
        else process.env['TZ'] = TZ;
      }
    });
  });
});
