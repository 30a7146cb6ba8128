import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { openFonds } from '../../../src/app/archive/save-fonds.ts';
import { fillScheme } from '../../../src/app/archive/fill-scheme.ts';
import { authorityCommand } from '../../../src/cli/commands/authority.ts';
import { fondsCommand } from '../../../src/cli/commands/fonds.ts';
import type { CommandDefinition, Invocation } from '../../../src/cli/command.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { createRecordCheck } from '../../../src/infra/record-check.ts';
import { createIdSource, systemClock } from '../../../src/infra/system.ts';
import { message } from '../../../src/infra/messages/message.ts';
import type { Store } from '../../../src/ports/store.ts';
import { rejection } from '../../support/rejection.ts';
import { pglite } from '../../support/store/engines.ts';

describe('cli: vankho authority, vankho fonds', function () {
  this.timeout(60_000);
  let store: Store;
  let out: string[];
  let err: string[];
  let folder: string;

  beforeEach(async () => {
    store = { ...(await pglite.sharedStore()), close: () => Promise.resolve() };
    out = [];
    err = [];
    folder = await mkdtemp(path.join(tmpdir(), 'vankho-authority-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  function run(command: CommandDefinition, args: readonly string[], flags: Invocation['flags'] = {}): Promise<number> {
    const nothing = () => Promise.reject(new Error('not needed'));
    const context: CliContext = {
      config: loadConfig({ environment: {} }),
      language: 'vi',
      json: flags['json'] === true,
      output: {
        out: (text) => void out.push(text),
        err: (text) => void err.push(text),
        progress: () => undefined,
        columns: 120,
      },
      signal: new AbortController().signal,
      openers: {
        openStore: () => Promise.resolve(store),
        openReader: nothing,
        openService: nothing,
        openHosts: nothing,
        exportStore: nothing,
        importStore: nothing,
        examine: nothing,
        layOutSamples: nothing,
        openTables: nothing,
        openSpreadsheets: nothing,
        openForms: nothing,
      },
      text: (key, details = {}) => message(key, details, 'vi'),
    };
    return command.run(context, { args, flags });
  }

  it('takes the shipped bodies in, after a dry run that writes nothing, and finds one by its name on a day', async () => {
    await run(authorityCommand, ['import'], { units: true, dryRun: true });
    const before = await store.organisations.list({}, { limit: 1 });
    await run(authorityCommand, ['import'], { units: true });
    const found = await run(authorityCommand, ['find', 'UBND TỈNH VĨNH LONG'], { on: '2018' });

    expect(before.items).to.deep.equal([]);
    expect(err[0]).to.match(/^Chạy thử, chưa ghi gì: \d{3} mục/);
    expect(err[1]).to.match(/mục được thêm, 0 mục đã có/);
    expect(found).to.equal(0);
    expect(out[0]).to.equal('100 % Ủy ban nhân dân tỉnh Vĩnh Long');
    expect(out[1]).to.contain('không dùng vào ngày này');
    expect(await run(authorityCommand, ['find', 'Không có ai'])).to.equal(1);
  });

  it('tells every fault of a file in words, and of a file that is none', async () => {
    const file = path.join(folder, 'danh mục.json');
    await writeFile(file, JSON.stringify({ organisations: [{ key: 'a', names: [{ value: 'A' }], superior: 'b' }] }));
    const broken = path.join(folder, 'hỏng.json');
    await writeFile(broken, '{');

    expect(await rejection(run(authorityCommand, ['import', file]))).to.include({ code: 'invalid-request' });
    expect(err).to.deep.equal(['organisations.0.superior: Tệp không có mục nào mang khóa «b».']);
    expect(await rejection(run(authorityCommand, ['import', broken]))).to.include({ code: 'invalid-request' });
    expect(await rejection(run(authorityCommand, ['import', path.join(folder, 'không có.json')]))).to.include({
      code: 'file-not-found',
    });
    expect(await rejection(run(authorityCommand, ['import']))).to.include({ code: 'invalid-request' });
    expect(await rejection(run(authorityCommand, ['xóa']))).to.include({ code: 'invalid-request' });
  });

  it('lists fonds and shows a scheme by the code of its fonds', async () => {
    await run(fondsCommand, ['list']);
    const deps = { store, clock: systemClock, ids: createIdSource(systemClock), checkRecord: createRecordCheck() };
    const entry = { name: 'Phông UBND tỉnh', state: 'closed', code: 'P01' } as const;
    const { id: fondsId } = await openFonds(deps, { entry, actor: 'an' });
    const drafts = [{ code: '01', title: 'Tổng hợp', kind: 'activity' as const, nodes: [{ title: '2015', kind: 'time' as const }] }]; // prettier-ignore
    await fillScheme(deps, { fondsId, parentId: null, drafts, actor: 'an' });

    await run(fondsCommand, ['list']);
    const table = out.join('\n');
    out = [];
    await run(fondsCommand, ['scheme', 'P01']);

    expect(err).to.have.length(1);
    expect(table).to.contain('P01').and.to.contain('Phông UBND tỉnh').and.to.contain('phông đóng');
    expect(out).to.deep.equal(['01 Tổng hợp', '  2015']);
    expect(await rejection(run(fondsCommand, ['scheme', 'P99']))).to.include({ code: 'not-found' });
    expect(await rejection(run(fondsCommand, ['propose', 'x']))).to.include({ code: 'not-found' });
  });
});
