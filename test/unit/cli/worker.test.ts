import { expect } from 'chai';
import { readScanFile } from '../../../src/app/read-scan-file.ts';
import { sweepHost } from '../../../src/app/sweep-host.ts';
import type { CliContext, Service } from '../../../src/cli/context.ts';
import { workerCommand } from '../../../src/cli/commands/worker.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { FileError } from '../../../src/ports/errors.ts';
import type { DeadJob } from '../../../src/ports/queue.ts';
import { createFakeApp, HOST, type FakeApp } from '../../support/fake-app.ts';
import { rejection } from '../../support/rejection.ts';
import { UNUSED_OPENERS } from '../../support/unused-openers.ts';

describe('cli: vankho worker --once', () => {
  let app: FakeApp;
  let dead: DeadJob[];
  let lines: string[];
  let closed: boolean;

  beforeEach(() => {
    app = createFakeApp();
    dead = [];
    lines = [];
    closed = false;
  });
  afterEach(() => app.close());

  /** The command over memory; `work` is what the queue does until it is idle. */
  function run(work: () => Promise<void>, signal = new AbortController().signal): Promise<number> {
    const queue = { ...app.deps.queue, whenIdle: work, listDead: () => Promise.resolve(dead) };
    const service: Service = {
      deps: { ...app.deps, queue },
      hostIds: [HOST],
      places: { inbox: '', results: '' },
      onProgress: () => undefined,
      sweep: () => sweepHost(app.deps, HOST),
      keepSweeping: () => Promise.resolve(),
      untilStopped: (ended) =>
        new Promise((resolve) => {
          ended.addEventListener('abort', () => {
            resolve();
          });
        }),
      close: () => {
        closed = true;
        return Promise.resolve();
      },
    };
    const context: CliContext = {
      config: loadConfig({ file: undefined, environment: {}, overrides: {} }),
      language: 'vi',
      json: false,
      output: { out: () => undefined, err: (line) => lines.push(line), progress: () => undefined, columns: 80 },
      signal,
      openers: {
        ...UNUSED_OPENERS,
        openService: async (_config, { beforeWork }) => {
          await beforeWork?.(service.deps);
          return service;
        },
      },
      text: (key, details = {}) => message(key, details, 'vi'),
    };
    return workerCommand.run(context, { args: [], flags: { once: true } });
  }
  async function readAll(): Promise<void> {
    const { items } = await app.store.scanFiles.list({}, { limit: 9 });
    for (const { id } of items) {
      await readScanFile(app.deps, { scanFileId: id, signal: new AbortController().signal }).catch(() => undefined);
    }
  }
  async function arrive(name: string): Promise<void> {
    app.system.add(name, Buffer.from(name));
    await sweepHost(app.deps, HOST);
  }
  const aDeadJob = (id: string, failedAt = 0): DeadJob => ({
    id,
    name: 'withdraw-results',
    key: id,
    payload: { hostId: HOST, ref: 'x' },
    code: 'unavailable',
    reason: 'x',
    failedAt: new Date(failedAt),
    attempts: 1,
  });

  it('ends with 0 and says nothing more when all went well', async () => {
    await arrive('a.jpg');

    expect(await run(readAll)).to.equal(0);
    expect(lines).to.have.length(1);
    expect(closed).to.equal(true);
  });

  it('ends with 8 and one line when a file could not be read', async () => {
    await arrive('a.jpg');
    app.reader.fail = new FileError('file-broken', 'x');

    expect(await run(readAll)).to.equal(8);
    expect(lines).to.have.length(2);
    expect(lines[1]).to.equal(message('files-failed', { files: 1, jobs: 0 }));
  });

  it('ends with 8 when a job died, also one that had died before', async () => {
    dead = [aDeadJob('old'), aDeadJob('again')];
    const work = () => {
      dead = [aDeadJob('old'), aDeadJob('again', 1), aDeadJob('new')];
      return Promise.resolve();
    };

    expect(await run(work)).to.equal(8);
    expect(lines[1]).to.equal(message('files-failed', { files: 0, jobs: 2 }));
  });

  it('does not count what had failed before', async () => {
    dead = [aDeadJob('old')];
    await arrive('a.jpg');
    app.reader.fail = new FileError('file-broken', 'x');
    await readAll();

    expect(await run(() => Promise.resolve())).to.equal(0);
  });

  it('ends with the code of the machine where that is the fault', async () => {
    await arrive('a.jpg');
    app.reader.fail = new FileError('disk-full', 'x', { retryable: true });

    expect(await rejection(run(readAll))).to.include({ code: 'disk-full' });
    expect(closed).to.equal(true);
  });

  it('is not said to have ended well when it was broken off', async () => {
    const stop = new AbortController();
    const work = () => {
      stop.abort();
      return Promise.resolve();
    };

    expect(await rejection(run(work, stop.signal))).to.be.instanceOf(Error);
  });
});
