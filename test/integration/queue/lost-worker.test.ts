import { expect } from 'chai';
import { createQueue } from '../../../src/queue/create-queue.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { runChild } from '../../support/store/child.ts';
import { pglite, postgresql } from '../../support/store/engines.ts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('queue: a worker that cannot answer for a while', function () {
  this.timeout(60_000);

  it('is not taken for lost where no other process can be at work', async () => {
    const store = await pglite.sharedStore();
    const queue = await createQueue({ connection: store.connection, log: SILENT });
    await queue.send('read-scan-file', { scanFileId: 'a' }, { key: 'a' });

    const { rows } = await store.connection.execute(
      'select heartbeat_seconds, expire_seconds from vankho_queue.job where singleton_key = $1',
      ['a'],
    );

    expect(rows).to.deep.equal([{ heartbeat_seconds: null, expire_seconds: 24 * 60 * 60 }]);
    await queue.stop(0);
  });
});

describe('queue: a worker that was killed', function () {
  this.timeout(90_000);
  if (postgresql.missing !== undefined) {
    it(`not tested: ${postgresql.missing}`);
    return;
  }

  it('has its job done by another process, soon', async () => {
    const options = await postgresql.newPlace();
    if (options.kind !== 'server') throw new Error('Not a server');
    const store = await openStore(options);
    const queue = await createQueue({ connection: store.connection, log: SILENT });
    await queue.send('read-scan-file', { scanFileId: 'a' }, { key: 'a' });
    const lost = runChild('work-endlessly.ts', options.connectionString);
    expect((await lost.lines.next()).value).to.equal('a');
    lost.process.kill('SIGKILL');
    await lost.ended;

    const seen: string[] = [];
    queue.handle('read-scan-file', 1, ({ scanFileId }) => {
      seen.push(scanFileId);
      return Promise.resolve();
    });
    queue.handle('withdraw-results', 1, () => Promise.resolve());
    queue.handle('look-at-document', 1, () => Promise.resolve());
    queue.handle('reconcile-host', 1, () => Promise.resolve());
    queue.handle('sweep-host', 1, () => Promise.resolve());
    await queue.start();
    await queue.whenIdle();

    expect(seen).to.deep.equal(['a']);
    await queue.stop(0);
    await store.close();
  });
});
