import { expect } from 'chai';
import { setTimeout as delay } from 'node:timers/promises';
import { FileError } from '../../src/ports/errors.ts';
import type { JobHandler } from '../../src/ports/queue.ts';
import { createQueue, type OpenQueue } from '../../src/queue/create-queue.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { rejection } from '../support/rejection.ts';
import type { TestEngine } from '../support/store/engines.ts';
import { aScanFile, anId } from '../support/store/builders.ts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const QUICK_RETRY = { attempts: 3, delaySeconds: 1, longestDelaySeconds: 1 };

type ReadHandler = JobHandler<'read-scan-file'>;

/** What the queue promises on every engine of the store. */
export function describeQueueContract(engine: TestEngine): void {
  describe(`contract/queue on ${engine.name}`, function () {
    this.timeout(60_000);
    let store: OpenStore;
    const opened: OpenQueue[] = [];

    beforeEach(async () => {
      store = await engine.sharedStore();
    });
    afterEach(async () => {
      for (const queue of opened.splice(0)) await queue.stop(1000);
    });

    /** A client that only sends. */
    const connect = async (): Promise<OpenQueue> => {
      const queue = await createQueue({ connection: store.connection, log: SILENT, retry: QUICK_RETRY });
      opened.push(queue);
      return queue;
    };
    const work = async (read: ReadHandler, concurrency = 4): Promise<OpenQueue> => {
      const queue = await connect();
      queue.handle('read-scan-file', concurrency, read);
      queue.handle('sweep-host', 1, () => Promise.resolve());
      queue.handle('withdraw-results', 1, () => Promise.resolve());
      queue.handle('look-at-document', 1, () => Promise.resolve());
      queue.handle('reconcile-host', 1, () => Promise.resolve());
      await queue.start();
      return queue;
    };
    const send = (queue: OpenQueue, scanFileId: string, key = scanFileId) =>
      queue.send('read-scan-file', { scanFileId }, { key });

    it('runs what was sent, once', async () => {
      const seen: string[] = [];
      const queue = await work(({ scanFileId }) => {
        seen.push(scanFileId);
        return Promise.resolve();
      });

      for (let number = 0; number < 20; number += 1) await send(queue, String(number));
      await queue.whenIdle();

      expect(seen.toSorted((a, b) => Number(a) - Number(b))).to.deep.equal(
        Array.from({ length: 20 }, (_, n) => String(n)),
      );
      expect(await queue.counts()).to.deep.equal({ waiting: 0, active: 0, retrying: 0, dead: 0 });
    });

    it('takes many at once: each runs, those of one key in their order, and a dead one gives way', async () => {
      const seen: string[] = [];
      let isBroken = true;
      const queue = await work(({ scanFileId }) => {
        if (isBroken) return Promise.reject(new Error('no'));
        seen.push(scanFileId);
        return Promise.resolve();
      });
      await send(queue, 'dead', 'a');
      while ((await queue.counts()).dead === 0) await delay(50);
      isBroken = false;

      await store.transaction(() =>
        queue.sendAll(
          'read-scan-file',
          Array.from({ length: 30 }, (_, number) => ({
            payload: { scanFileId: String(number) },
            key: number % 2 === 0 ? 'a' : 'b',
          })),
        ),
      );
      await queue.sendAll('read-scan-file', []);
      await queue.whenIdle();

      const ofKey = (rest: number) => seen.map(Number).filter((number) => number % 2 === rest);
      expect(ofKey(0)).to.deep.equal(Array.from({ length: 15 }, (_, index) => index * 2));
      expect(ofKey(1)).to.deep.equal(Array.from({ length: 15 }, (_, index) => index * 2 + 1));
      expect(await queue.counts()).to.deep.equal({ waiting: 0, active: 0, retrying: 0, dead: 0 });
    });

    it('keeps what a client sent that does not work itself', async () => {
      const client = await connect();
      await send(client, 'a');
      expect(await client.counts()).to.include({ waiting: 1 });
      const seen: string[] = [];

      const worker = await work(({ scanFileId }) => {
        seen.push(scanFileId);
        return Promise.resolve();
      });
      await worker.whenIdle();

      expect(seen).to.deep.equal(['a']);
    });

    it('runs jobs of one key one at a time in the order they were sent, of others side by side', async () => {
      const seen: string[] = [];
      const running = new Map<string, number>();
      let most = 0;
      const client = await connect();
      await store.transaction(async () => {
        for (let number = 0; number < 4; number += 1) await send(client, `a${String(number)}`, 'a');
      });
      for (let number = 0; number < 4; number += 1) await send(client, `b${String(number)}`, 'b');

      const queue = await work(async ({ scanFileId }) => {
        const key = scanFileId.charAt(0);
        running.set(key, (running.get(key) ?? 0) + 1);
        expect(running.get(key)).to.equal(1);
        most = Math.max(
          most,
          [...running.values()].reduce((sum, count) => sum + count, 0),
        );
        await delay(150);
        seen.push(scanFileId);
        running.set(key, 0);
      });
      await queue.whenIdle();

      expect(seen.filter((id) => id.startsWith('a'))).to.deep.equal(['a0', 'a1', 'a2', 'a3']);
      expect(seen.filter((id) => id.startsWith('b'))).to.deep.equal(['b0', 'b1', 'b2', 'b3']);
      expect(most).to.equal(2);
    });

    it('sends with the transaction around it, or not at all', async () => {
      const client = await connect();

      await store.transaction(async () => {
        await store.scanFiles.insert(aScanFile(1));
        await send(client, anId(1));
      });
      await rejection(
        store.transaction(async () => {
          await store.scanFiles.insert(aScanFile(2));
          await send(client, anId(2));
          throw new Error('rolled back');
        }),
      );

      expect(await client.counts()).to.include({ waiting: 1 });
      expect(await store.scanFiles.find(anId(2))).to.equal(undefined);
    });

    it('takes thirty transactions that send at once', async () => {
      const client = await connect();

      await Promise.all(
        Array.from({ length: 30 }, (_, number) =>
          store.transaction(async () => {
            await store.scanFiles.insert(aScanFile(number));
            await send(client, anId(number));
          }),
        ),
      );

      expect(await client.counts()).to.include({ waiting: 30 });
    });

    it('tries again what may go well the next time', async () => {
      let attempts = 0;
      const queue = await work(() => {
        attempts += 1;
        if (attempts < 3) throw new FileError('io', 'not yet', { retryable: true });
        return Promise.resolve();
      });

      await send(queue, 'a');
      await queue.whenIdle();

      expect(attempts).to.equal(3);
      expect(await queue.counts()).to.include({ dead: 0 });
    });

    it('tells of a job that will be tried again why, how often it failed, and when', async () => {
      let attempts = 0;
      const queue = await work(() => {
        attempts += 1;
        return Promise.reject(new FileError('disk-full', 'full', { retryable: true }));
      });
      await send(queue, 'a');
      await send(queue, 'b', 'not asked for');
      const retrying = async () => {
        for (;;) {
          const [job, ...more] = await queue.listRetrying('read-scan-file', ['a']);
          if (job) return { job, more };
          await delay(5);
        }
      };

      const { job, more } = await retrying();

      expect(job).to.include({ key: 'a', code: 'disk-full', attempts: 1 });
      expect(job.nextAt).to.be.instanceOf(Date);
      expect([more, await queue.listRetrying('sweep-host', ['a'])]).to.deep.equal([[], []]);
      await queue.whenIdle();
      expect(attempts).to.equal(6);
      expect(await queue.listRetrying('read-scan-file', ['a'])).to.deep.equal([]);
    });

    it('gives up after the last attempt, with code and reason', async () => {
      let attempts = 0;
      const queue = await work(() => {
        attempts += 1;
        throw new FileError('disk-full', 'The disk is full', { retryable: true });
      });

      await send(queue, 'a');
      await queue.whenIdle();

      expect(attempts).to.equal(QUICK_RETRY.attempts);
      const [dead] = await queue.listDead(10);
      expect(dead).to.include({
        name: 'read-scan-file',
        key: 'a',
        code: 'disk-full',
        reason: 'The disk is full',
        attempts: 3,
      });
      expect(dead?.payload).to.deep.equal({ scanFileId: 'a' });
      expect(dead?.failedAt).to.be.instanceOf(Date);
    });

    it('does not repeat what cannot go well', async () => {
      let attempts = 0;
      const queue = await work(({ scanFileId }) => {
        attempts += 1;
        throw scanFileId === 'bug'
          ? new TypeError('x is not a function')
          : new FileError('file-encrypted', 'Encrypted');
      });

      await send(queue, 'bug');
      await send(queue, 'encrypted');
      await queue.whenIdle();

      expect(attempts).to.equal(2);
      const dead = await queue.listDead(10);
      expect(dead.map(({ key, code }) => [key, code])).to.have.deep.members([
        ['bug', 'internal'],
        ['encrypted', 'file-encrypted'],
      ]);
      expect(await queue.listDead(1)).to.have.length(1);
    });

    it('runs a dead job again when it is redriven, with all its attempts', async () => {
      let healed = false;
      let attempts = 0;
      const queue = await work(() => {
        attempts += 1;
        if (!healed) throw new FileError('file-encrypted', 'Encrypted');
        if (attempts < 3) throw new FileError('io', 'not yet', { retryable: true });
        return Promise.resolve();
      });
      await send(queue, 'a');
      await queue.whenIdle();
      const [dead] = await queue.listDead(1);

      healed = true;
      expect(await queue.redrive(dead?.id ?? '')).to.equal(true);
      await queue.whenIdle();

      expect(attempts).to.equal(3);
      expect(await queue.counts()).to.include({ dead: 0 });
      expect(await queue.redrive(dead?.id ?? '')).to.equal(false);
      expect(await queue.redrive(crypto.randomUUID())).to.equal(false);
      expect(await queue.redrive('no id')).to.equal(false);
    });

    it('lets a later job of the same key take the place of a dead one', async () => {
      let healed = false;
      const seen: string[] = [];
      const queue = await work(({ scanFileId }) => {
        if (!healed) throw new FileError('file-broken', 'Broken');
        seen.push(scanFileId);
        return Promise.resolve();
      });
      await send(queue, 'a');
      await queue.whenIdle();
      expect(await queue.counts()).to.include({ dead: 1 });

      healed = true;
      await send(queue, 'a');
      await queue.whenIdle();

      expect(seen).to.deep.equal(['a']);
      expect(await queue.counts()).to.include({ dead: 0 });
    });

    it('does not let a job that dies hold back one that was sent meanwhile', async () => {
      const seen: string[] = [];
      const queue = await work(async ({ scanFileId }) => {
        seen.push(scanFileId);
        if (scanFileId !== 'first') return;
        await send(queue, 'second', 'key');
        throw new FileError('file-changed', 'Changed');
      });

      await send(queue, 'first', 'key');
      await queue.whenIdle();

      expect(seen).to.deep.equal(['first', 'second']);
      expect(await queue.counts()).to.include({ waiting: 0, dead: 0 });
    });

    it('gives a dead job up when told so', async () => {
      const queue = await work(() => Promise.reject(new FileError('file-broken', 'Broken')));
      await send(queue, 'a');
      await queue.whenIdle();
      const [dead] = await queue.listDead(1);

      expect(await queue.drop(dead?.id ?? '')).to.equal(true);

      expect(await queue.drop(dead?.id ?? '')).to.equal(false);
      expect(await queue.listDead(10)).to.deep.equal([]);
    });

    it('lets running jobs end when it stops, and hands back those that do not', async () => {
      const seen: string[] = [];
      const aborted: string[] = [];
      const queue = await work(async ({ scanFileId }, signal) => {
        if (scanFileId === 'short') await delay(300);
        else await delay(60_000, undefined, { signal }).catch(() => aborted.push(scanFileId));
        seen.push(scanFileId);
      });
      await send(queue, 'short');
      await send(queue, 'endless');
      await until(async () => (await queue.counts()).active === 2);

      await queue.stop(1000);

      expect(seen).to.include('short');
      expect(aborted).to.deep.equal(['endless']);
      const again: string[] = [];
      const other = await work(({ scanFileId }) => {
        again.push(scanFileId);
        return Promise.resolve();
      });
      await other.whenIdle();
      expect(again).to.deep.equal(['endless']);
    });

    it('wants one handler for every job before it works', async () => {
      const queue = await connect();
      queue.handle('read-scan-file', 1, () => Promise.resolve());

      expect(() => {
        queue.handle('read-scan-file', 1, () => Promise.resolve());
      }).to.throw(/read-scan-file/);
      const error = await rejection(queue.start());
      expect(error)
        .to.be.instanceOf(Error)
        .with.property('message')
        .that.matches(/sweep-host.*withdraw-results/);
    });

    it('stops waiting for idleness when asked to', async () => {
      const client = await connect();
      await send(client, 'a');
      const reason = new Error('enough');

      expect(await rejection(client.whenIdle(AbortSignal.abort(reason)))).to.equal(reason);
      expect(await rejection(client.whenIdle(AbortSignal.timeout(50)))).to.have.property('name', 'TimeoutError');
    });
  });
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(50);
}
