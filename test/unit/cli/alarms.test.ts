import { expect } from 'chai';
import { alarmsCommand } from '../../../src/cli/commands/alarms.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { createFakeApp, type FakeApp } from '../../support/fake-app.ts';
import { rejection } from '../../support/rejection.ts';
import { anId, aScanFile } from '../../support/store/builders.ts';
import { UNUSED_OPENERS } from '../../support/unused-openers.ts';

const REASON = 'Đã khôi phục từ thùng rác';

describe('cli: vankho alarms', () => {
  let app: FakeApp;
  let out: string[];

  beforeEach(async () => {
    app = createFakeApp();
    out = [];
    for (const [number, name, retention] of [
      [1, 'quyết định.pdf', { retentionPeriod: 'Vĩnh viễn' }],
      [2, 'công văn.pdf', { retentionDueOn: '2040-01-02' }],
      [3, 'hợp đồng.pdf', { retentionHold: true }],
    ] as const) {
      await app.store.scanFiles.insert(aScanFile(number, { name, state: 'gone' }));
      await app.store.hostDocuments.save(anId(number), { alarm: 'deleted-under-retention', retention });
    }
  });
  afterEach(() => app.close());

  function run(args: readonly string[], flags: Readonly<Record<string, string>> = {}, json = false): Promise<number> {
    const context: CliContext = {
      config: loadConfig({ environment: {} }),
      ...{ language: 'vi', json, signal: new AbortController().signal },
      output: { out: (line) => out.push(line), err: (line) => out.push(line), progress: () => undefined, columns: 100 },
      openers: {
        ...UNUSED_OPENERS,
        openService: () => Promise.resolve({ deps: app.deps, close: () => Promise.resolve() } as never),
      },
      text: (key, details) => message(key, details, 'vi'),
    };
    return alarmsCommand.run(context, { args, flags });
  }
  const open = async () => (await app.store.hostDocuments.openAlarms({ limit: 9 })).items.map((one) => one.scanFileId);
  const codeOf = async (running: Promise<number>) => ((await rejection(running)) as { readonly code?: string }).code;

  it('lists what is open, with the id to settle it by and what it had to be kept for', async () => {
    expect(await run([])).to.equal(0);

    const text = out.join('\n');
    for (const said of [anId(1), 'quyết định.pdf', 'Vĩnh viễn', '2040-01-02', 'tạm dừng', 'Có 3 cảnh báo'])
      expect(text).to.include(said);
    out = [];
    await run(['list'], {}, true);
    const told = JSON.parse(out[0] ?? '') as readonly { readonly scanFileId: string }[];
    expect(told.map(({ scanFileId }) => scanFileId).sort()).to.deep.equal([anId(1), anId(2), anId(3)]);
  });

  it('settles one or several with a reason, and says who did it', async () => {
    expect(await run(['settle', anId(1), anId(3)], { reason: REASON.normalize('NFD') })).to.equal(0);

    expect(await open()).to.deep.equal([anId(2)]);
    const [entry] = (await app.store.ledger.list({ subject: anId(3) }, { limit: 1 })).items;
    expect(entry?.actor).to.match(/^cli:./);
    expect(entry?.body).to.include({ reason: REASON, name: 'hợp đồng.pdf' });
    expect(out.join('\n')).to.include('2');
  });

  it('settles nothing where the reason, the id or the action is missing or wrong', async () => {
    const codes = [
      await codeOf(run(['settle', anId(1)])),
      await codeOf(run(['settle'], { reason: REASON })),
      await codeOf(run(['settle', 'khác'], { reason: REASON })),
      await codeOf(run(['xóa', anId(1)], { reason: REASON })),
    ];

    expect(codes).to.deep.equal(['invalid-request', 'invalid-request', 'not-found', 'invalid-request']);
    expect(await open()).to.have.length(3);
  });
});
