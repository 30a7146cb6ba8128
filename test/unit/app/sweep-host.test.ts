import { expect } from 'chai';
import { sweepHost } from '../../../src/app/sweep-host.ts';
import type { HostCursor } from '../../../src/ports/host.ts';
import { createFakeApp, HOST, type FakeApp } from '../../support/fake-app.ts';

describe('app: sweeps of one host at the same time', () => {
  let app: FakeApp;

  beforeEach(() => {
    app = createFakeApp();
  });
  afterEach(() => app.close());

  async function actions(): Promise<readonly string[]> {
    return (await app.store.ledger.list({}, { limit: 100 })).items.map((entry) => entry.action);
  }

  it('tells everything once when two look at a host at the same time', async () => {
    app.system.add('a.jpg', Buffer.from('a'));
    const host = app.deps.hosts.get(HOST);
    if (!host) throw new Error('no host');
    let polls = 0;
    const events = {
      pollChanges: async (cursor: HostCursor | undefined) => {
        const told = await host.events.pollChanges(cursor);
        // The first look is overtaken by another one, which also finds what came in between.
        if ((polls += 1) === 1) {
          app.system.add('b.jpg', Buffer.from('b'));
          await sweepHost(app.deps, HOST);
        }
        return told;
      },
    };

    const late = await sweepHost({ ...app.deps, hosts: new Map([[HOST, { ...host, events }]]) }, HOST);

    expect(late).to.deep.equal({ queued: 0, problems: 0, removed: 0, synced: 0, echoes: 0, pending: 0 });
    expect(await actions()).to.deep.equal(['scan-file.received', 'scan-file.received']);
    app.system.add('c.jpg', Buffer.from('c'));
    await sweepHost(app.deps, HOST);
    expect(await actions()).to.have.length(3);
  });

  it('changes nothing when others were faster again and again, and says that there may be more', async () => {
    app.system.add('a.jpg', Buffer.from('a'));
    const never = { ...app.store.cursors, replace: () => Promise.resolve(false) };

    const result = await sweepHost({ ...app.deps, store: { ...app.store, cursors: never } }, HOST);

    expect(result).to.deep.equal({ queued: 0, problems: 0, removed: 0, synced: 0, echoes: 0, pending: 1 });
    expect(await actions()).to.deep.equal([]);
    expect(app.sent).to.deep.equal([]);
  });
});
