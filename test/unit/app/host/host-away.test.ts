import { expect } from 'chai';
import { sweepHost } from '../../../../src/app/sweep-host.ts';
import { HostError } from '../../../../src/ports/errors.ts';
import type { HostReader } from '../../../../src/ports/host.ts';
import type { DeadJob } from '../../../../src/ports/queue.ts';
import type { ScanFile } from '../../../../src/ports/store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../../support/fake-app.ts';
import { workJobs } from '../../../support/work-jobs.ts';

const MINUTE = 60_000;

describe('app: a host that refuses the token', () => {
  let app: FakeApp;
  let isRefused: boolean;
  let asked: number;

  beforeEach(() => {
    const base = createFakeApp({ fields: true });
    const host = base.deps.hosts.get(HOST);
    if (!host) throw new Error('No host');
    isRefused = true;
    asked = 0;
    const fetchContent: HostReader['fetchContent'] = (...args) => {
      asked += 1;
      if (!isRefused) return host.reader.fetchContent(...args);
      return Promise.reject(new HostError('unauthorized', 'The host refused', { hostId: HOST, operation: 'fetch' }));
    };
    const hosts = new Map([[HOST, { ...host, reader: { ...host.reader, fetchContent } }]]);
    app = { ...base, deps: { ...base.deps, hosts } };
    for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) app.system.add(name, Buffer.from(name));
  });
  afterEach(() => app.close());

  const states = async (): Promise<readonly ScanFile['state'][]> =>
    (await app.store.scanFiles.list({}, { limit: 10 })).items.map(({ state }) => state);

  it('is one that is away: files wait for the new token, none is given up for the old one', async () => {
    await sweepHost(app.deps, HOST);
    const waiting = await workJobs(app);

    expect(waiting).to.have.length(3);
    expect(asked).to.equal(1);

    isRefused = false;
    app.time.now = new Date(app.time.now.getTime() + 2 * MINUTE);
    app.sent.push(...waiting);
    await workJobs(app);

    expect(await states()).to.deep.equal(['review', 'review', 'review']);
  });

  it('gets the jobs again that died meanwhile', async () => {
    const payload = { scanFileId: '' };
    await sweepHost(app.deps, HOST);
    await workJobs(app);
    const [file] = (await app.store.scanFiles.list({}, { limit: 1 })).items;
    const dead: DeadJob = {
      ...{ id: 'x', name: 'read-scan-file', payload: { ...payload, scanFileId: file?.id ?? '' }, code: 'unauthorized' },
      ...{ reason: 'x', failedAt: app.time.now, attempts: 12, key: 'k' },
    };
    const redriven: string[] = [];
    app.deps.queue.listDead = () => Promise.resolve([dead]);
    app.deps.queue.redrive = (id) => Promise.resolve(redriven.push(id) > 0);
    app.time.now = new Date(app.time.now.getTime() + 2 * MINUTE);

    await sweepHost(app.deps, HOST);

    expect(redriven).to.deep.equal(['x']);
  });
});

describe('app: a file whose reading died while its host was away', () => {
  let app: FakeApp;

  beforeEach(() => {
    app = createFakeApp({ fields: true });
  });
  afterEach(() => app.close());

  it('is read when the host tells of it again: a look at its values alone would take the place of the dead job', async () => {
    app.system.add('a.jpg', Buffer.from('a'));
    app.reader.fail = new HostError('unavailable', 'x', { hostId: HOST, operation: 'deliver', retryable: true });
    await sweepHost(app.deps, HOST);
    await workJobs(app); // the job is not sent again here: it died
    delete app.reader.fail;
    app.system.show('a.jpg', { values: { subject: 'Người ghi' } });
    app.time.now = new Date(app.time.now.getTime() + 2 * MINUTE);

    await sweepHost(app.deps, HOST);
    await workJobs(app);

    const [file] = (await app.store.scanFiles.list({}, { limit: 1 })).items;
    expect(file?.state).to.equal('review');
  });
});
