import { expect } from 'chai';
import { createQueue } from '../../../src/queue/create-queue.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { postgresql } from '../../support/store/engines.ts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const PROCESSES = 5;

describe('queue: first start on a server', function () {
  this.timeout(60_000);

  before(function () {
    if (postgresql.missing !== undefined) this.skip();
  });

  it('lets processes that start at the same time on an empty database all come up and work', async () => {
    const place = await postgresql.newPlace();

    const counts = await Promise.all(Array.from({ length: PROCESSES }, () => startAndCount(place)));

    for (const count of counts) expect(count).to.deep.equal({ waiting: 0, active: 0, retrying: 0, dead: 0 });
  });
});

/** What a process of the service does first, with connections of its own. */
async function startAndCount(place: Parameters<typeof openStore>[0]): Promise<unknown> {
  const store = await openStore(place);
  try {
    const queue = await createQueue({ connection: store.connection, log: SILENT });
    const counts = await queue.counts();
    await queue.stop(0);
    return counts;
  } finally {
    await store.close();
  }
}
