import { expect } from 'chai';
import type { CliContext, Service } from '../../../src/cli/context.ts';
import { startCommand } from '../../../src/cli/commands/start.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { createFakeApp, HOST, type FakeApp } from '../../support/fake-app.ts';
import { UNUSED_OPENERS } from '../../support/unused-openers.ts';

const PAPERLESS = { id: 'paperless-1', kind: 'paperless', url: 'http://10.0.0.4:8000' };

describe('cli: vankho start', () => {
  let app: FakeApp;

  beforeEach(() => {
    app = createFakeApp();
  });
  afterEach(() => app.close());

  /** What stands on the terminal, of a service over memory with nothing to do. */
  async function start(given: {
    inbox: boolean;
    hosts: readonly object[];
    once?: boolean;
    console?: string;
  }): Promise<string> {
    const lines: string[] = [];
    const service: Service = {
      deps: { ...app.deps, queue: { ...app.deps.queue, listDead: () => Promise.resolve([]) } },
      hostIds: [HOST],
      places: { inbox: 'data/inbox', results: 'data/results', console: given.console ?? 'http://127.0.0.1:8484' },
      onProgress: () => undefined,
      sweep: () => Promise.resolve({ queued: 0, problems: 0, removed: 0, synced: 0, echoes: 0, pending: 0 }),
      keepSweeping: () => Promise.resolve(),
      untilStopped: (ended) =>
        new Promise((resolve) => {
          ended.addEventListener('abort', () => {
            resolve();
          });
        }),
      close: () => Promise.resolve(),
    };
    const config = loadConfig({ environment: {}, overrides: { 'inbox.enabled': String(given.inbox) } });
    const context: CliContext = {
      config: { ...config, hosts: given.hosts as CliContext['config']['hosts'] }, // members that are not told are left out
      language: 'vi',
      json: false,
      output: { out: () => undefined, err: (line) => lines.push(line), progress: () => undefined, columns: 80 },
      signal: new AbortController().signal,
      openers: {
        ...UNUSED_OPENERS,
        openService: () => Promise.resolve(service),
        examine: () => Promise.resolve([]),
        layOutSamples: () => Promise.resolve(0),
      },
      text: (key, details = {}) => message(key, details, 'vi'),
    };
    await startCommand.run(context, { args: [], flags: { once: given.once === true } });
    return lines.join('\n');
  }

  it('tells of inbox and results, and names the other hosts', async () => {
    const said = await start({ inbox: true, hosts: [PAPERLESS] });

    expect(said).to.include('Thả bản quét vào: data/inbox');
    expect(said).to.include('Kết quả (PDF/A, văn bản, biểu ghi JSON): data/results');
    expect(said).to.include('Làm việc với hệ thống tài liệu paperless-1 (paperless): http://10.0.0.4:8000');
  });

  it('names addresses of the console that can be opened', async () => {
    expect(await start({ inbox: true, hosts: [] })).to.include('Giao diện web: http://127.0.0.1:8484');
    const open = await start({ inbox: true, hosts: [], console: 'https://0.0.0.0:8499' });

    expect(open).to.match(/Giao diện web: https:\/\/\d+\.\d+\.\d+\.\d+:8499/);
    expect(open).to.not.include('0.0.0.0');
  });

  it('names only the hosts where the inbox is switched off', async () => {
    const hosts = [PAPERLESS, { ...PAPERLESS, id: 'paperless-2', url: 'http://10.0.0.6:8000' }];

    const said = await start({ inbox: false, hosts });

    expect(said).to.include('http://10.0.0.4:8000').and.to.include('paperless-2 (paperless): http://10.0.0.6:8000');
    expect(said).to.not.match(/Thả bản quét|Kết quả/);
  });

  it('says so where there is nothing to read from', async () => {
    expect(await start({ inbox: false, hosts: [] }))
      .to.include('inbox.enabled')
      .and.to.include('hosts');
    expect(await start({ inbox: true, hosts: [] })).to.not.include('inbox.enabled');
  });

  it('with --once tells of results only where the inbox is used', async () => {
    expect(await start({ inbox: true, hosts: [], once: true })).to.include('data/results');
    expect(await start({ inbox: false, hosts: [PAPERLESS], once: true })).to.not.include('data/results');
  });
});
