import { expect } from 'chai';
import { withholdCommand } from '../../../src/cli/commands/withhold.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { createFakeApp, type FakeApp } from '../../support/fake-app.ts';
import { rejection } from '../../support/rejection.ts';
import { aScanFile } from '../../support/store/builders.ts';
import { UNUSED_OPENERS } from '../../support/unused-openers.ts';

const REASON = 'Trang 2 có dấu bị mờ';

describe('cli: vankho withhold', () => {
  let app: FakeApp;
  let err: string[];

  beforeEach(async () => {
    app = createFakeApp();
    err = [];
    for (const [number, name] of [
      [1, 'quyết định.pdf'],
      [2, 'công văn.pdf'],
      [3, 'công văn.pdf'],
    ] as const)
      await app.store.scanFiles.insert(aScanFile(number, { name, state: 'done', sha256: `sha-${String(number)}` }));
  });
  afterEach(() => app.close());

  function run(file: string, flags: Readonly<Record<string, string>>): Promise<number> {
    const context: CliContext = {
      config: loadConfig({ environment: {} }),
      ...{ language: 'vi', json: false, signal: new AbortController().signal },
      output: { out: () => undefined, err: (line) => err.push(line), progress: () => undefined, columns: 100 },
      openers: {
        ...UNUSED_OPENERS,
        openService: () => Promise.resolve({ deps: app.deps, close: () => Promise.resolve() } as never),
      },
      text: (key, details) => message(key, details, 'vi'),
    };
    return withholdCommand.run(context, { args: [file], flags });
  }

  it('withholds a file by its name or id, and says who did it', async () => {
    const named = await run('quyết định.pdf'.normalize('NFD'), { reason: REASON, page: '2', level: 'tối mật' });
    const byId = await run(aScanFile(2).id, { reason: REASON });

    expect([named, byId]).to.deep.equal([0, 0]);
    const first = await app.store.scanFiles.find(aScanFile(1).id);
    const second = await app.store.scanFiles.find(aScanFile(2).id);
    expect(first).to.deep.include({ state: 'withheld', details: { level: 'TỐI MẬT', page: 2 } });
    expect(second).to.deep.include({ state: 'withheld', details: { level: 'MẬT', page: 1 } });
    const [entry] = (await app.store.ledger.list({ subject: aScanFile(1).id }, { limit: 1 })).items;
    expect(entry?.actor).to.match(/^cli:./);
    expect(err[0]).to.include('quyết định.pdf');
  });

  it('withholds nothing where the name says too little, and where anything is missing or wrong', async () => {
    const codes = [
      await rejection(run('công văn.pdf', { reason: REASON })),
      await rejection(run('khác.pdf', { reason: REASON })),
      await rejection(run(aScanFile(2).id, {})),
      await rejection(run(aScanFile(2).id, { reason: REASON, page: '0' })),
      await rejection(run(aScanFile(2).id, { reason: REASON, level: 'kín' })),
    ].map((error) => (error as { readonly code?: string }).code);

    expect(codes).to.deep.equal([
      ...['invalid-request', 'not-found'],
      ...['invalid-request', 'invalid-request', 'invalid-request'],
    ]);
    expect((await app.store.scanFiles.list({ state: 'withheld' }, { limit: 10 })).items).to.deep.equal([]);
  });
});
