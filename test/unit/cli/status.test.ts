import { expect } from 'chai';
import { statusCommand } from '../../../src/cli/commands/status.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { localTime } from '../../../src/cli/local-time.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { message } from '../../../src/infra/messages/message.ts';
import type { Host, HostId } from '../../../src/ports/host.ts';
import { createMemoryHost, MemorySystem } from '../../support/memory-host/index.ts';
import { createMemoryStore, type MemoryStore } from '../../support/memory-store.ts';
import { aScanFile } from '../../support/store/builders.ts';
import { UNUSED_OPENERS } from '../../support/unused-openers.ts';

const HOST = 'paperless-1' as HostId;

describe('cli: vankho status', () => {
  let store: MemoryStore;
  let system: MemorySystem;
  let out: string[];
  /** What the host finds wrong with itself, where a test says so. */
  let health: Partial<Pick<Host, 'checkHealth'>>;

  beforeEach(async () => {
    health = {};
    store = createMemoryStore();
    system = new MemorySystem(HOST);
    out = [];
    await store.scanFiles.insert(aScanFile(1, { hostId: HOST, state: 'done' }));
    const at = new Date(Date.UTC(2026, 0, 2));
    await store.hostProgress.note(HOST, { sweptAt: at, sweepCode: 'unavailable', reconciledAt: at });
    await store.hostDocuments.save(aScanFile(1).id, { alarm: 'deleted-under-retention' });
  });

  async function run(json: boolean): Promise<string> {
    const host = { ...createMemoryHost(system, { write: true, pageSize: 5, fields: true }), ...health };
    const notUsed = () => Promise.reject(new Error('not used'));
    const context: CliContext = {
      config: loadConfig({ environment: {} }),
      ...{ language: 'vi', json, signal: new AbortController().signal },
      output: { out: (line) => out.push(line), err: () => undefined, progress: () => undefined, columns: 100 },
      openers: {
        ...UNUSED_OPENERS,
        openHosts: () => {
          const deps = { hosts: new Map([[HOST, host]]), store };
          return Promise.resolve({ deps, store, wanted: notUsed as never, close: () => Promise.resolve() });
        },
      },
      text: (key, details = {}) => message(key, details, 'vi'),
    };
    expect(await statusCommand.run(context, { args: [], flags: {} })).to.equal(0);
    return out.join('\n');
  }

  it('says of each host whether it answers, when it was looked at, what waits and what is wrong', async () => {
    const text = await run(false);

    expect(text).to.include('Hệ thống tài liệu paperless-1 (memory): kết nối được');
    const at = localTime(new Date(Date.UTC(2026, 0, 2)));
    expect(text).to.include(`Dò thay đổi lần cuối: ${at}; lần dò sau đó bị lỗi: unavailable`);
    expect(text).to.include(`Đối chiếu toàn bộ lần cuối: ${at}`);
    expect(text).to.include('Tin báo đang chờ: 0; văn bản có giá trị khác nhau: 0; cảnh báo: 1');
    expect(text).to.include('Có 1 văn bản bị xóa');
  });

  it('says so when a host does not answer, and the same for programs', async () => {
    system.offline = true;

    expect(await run(false)).to.include('KHÔNG kết nối được');
    out = [];
    const { hosts, counts } = JSON.parse(await run(true)) as {
      readonly hosts: readonly {
        readonly isReachable: boolean;
        readonly work: { readonly alarms: number; readonly sweptAt: string };
      }[];
      readonly counts: { readonly done: number };
    };
    expect(hosts.map(({ isReachable, work }) => [isReachable, work.alarms, work.sweptAt])).to.deep.equal([
      [false, 1, '2026-01-02T00:00:00.000Z'],
    ]);
    expect(counts.done).to.equal(1);
  });

  it('says so too where the host has a word of its own for it', async () => {
    health = {
      checkHealth: () =>
        Promise.resolve([{ severity: 'error', code: 'host-unreachable', details: { system: 'EHOSTDOWN' } }]),
    };

    expect(await run(false))
      .to.include('KHÔNG kết nối được')
      .and.to.include('(EHOSTDOWN)');
  });
});
