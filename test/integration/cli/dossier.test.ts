import { expect } from 'chai';
import { dossierCommand } from '../../../src/cli/commands/dossier.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { createRecordCheck } from '../../../src/infra/record-check.ts';
import { message } from '../../../src/infra/messages/message.ts';
import type { PortError } from '../../../src/ports/errors.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDossier, dossierId, seedFonds } from '../../support/archive/dossiers.ts';
import { rejection } from '../../support/rejection.ts';
import { pglite } from '../../support/store/engines.ts';

describe('cli: vankho dossier', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let lines: string[];

  beforeEach(async () => {
    store = await pglite.sharedStore();
    lines = [];
    await seedFonds(store);
    await store.dossiers.insert([aDossier(1, { nodeId: 'n2' }), aDossier(2), aDossier(3, { nodeId: null })]);
  });

  function run(args: readonly string[], flags: Readonly<Record<string, string | boolean>> = {}): Promise<number> {
    const say = (line: string) => void lines.push(line);
    const deps = { store, checkRecord: createRecordCheck() };
    const context = {
      config: loadConfig({ environment: {} }),
      ...{ language: 'vi', json: flags['json'] === true, signal: new AbortController().signal },
      output: { out: say, err: say, progress: () => undefined, columns: 100 },
      openers: { openSpreadsheets: () => Promise.resolve({ deps, store: { close: () => Promise.resolve() } }) },
      text: (key: string, details?: Readonly<Record<string, string | number>>) => message(key, details, 'vi'),
    } as unknown as CliContext; // the command opens nothing else
    return dossierCommand.run(context, { args, flags: { fonds: 'P01', ...flags } });
  }

  it('orders, numbers and lists a fonds', async () => {
    await run(['order']);
    await run(['number']);
    await run(['list'], { text: 'hoi nghi' });

    expect(lines.slice(0, 2)).to.deep.equal(['Đã sắp xếp 3 hồ sơ; 2 hồ sơ đổi chỗ.', 'Đã đánh số 3 hồ sơ.']);
    expect(lines[2]).to.match(/1 +02\/01 +Hồ sơ hội nghị số 2 +2015–2016 +years:10 +đã biên mục/);
    expect(lines[3]).to.equal('3 hồ sơ.');
  });

  it('tells what is missing with an exit code, and shows one by any name', async () => {
    expect(await run(['check'])).to.equal(1);
    expect(await run(['check'], { node: 'n1' })).to.equal(0);
    expect(lines).to.include('    ! Chưa xếp vào đề mục của khung phân loại. Chọn đề mục.');
    await run(['show', dossierId(2)], { json: true });
    expect(JSON.parse(lines.at(-1) ?? '')).to.have.nested.property('dossier.temporaryNumber', 2);
  });

  it('refuses what it does not know, and numbers that are not ready to be frozen', async () => {
    const codes = [
      await rejection(run(['burn'])),
      await rejection(run(['order'], { order: 'random' })),
      await rejection(run(['list'], { fonds: 'P99' })),
      await rejection(run(['show', 'nothing'])),
      await rejection(run(['number'], { freeze: true })),
    ].map((error) => (error as PortError).code);

    expect(codes).to.deep.equal(['invalid-request', 'invalid-request', 'invalid-request', 'not-found', 'incomplete']);
  });
});
