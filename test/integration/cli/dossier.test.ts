import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { openProposer } from '../../../src/app/archive/propose-retention.ts';
import { importSchedule } from '../../../src/app/archive/retention/import-schedule.ts';
import { activateSchedule } from '../../../src/app/archive/retention/move-schedule.ts';
import { dossierCommand } from '../../../src/cli/commands/dossier.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { ERROR_TABLE } from '../../../src/infra/error-table.ts';
import { createRecordCheck } from '../../../src/infra/record-check.ts';
import { message } from '../../../src/infra/messages/message.ts';
import type { PortError, RecordError } from '../../../src/ports/errors.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { createIdSource, systemClock } from '../../../src/infra/system.ts';
import { aDossier, dossierId, seedFonds } from '../../support/archive/dossiers.ts';
import { aSchedule, inGroup } from '../../support/archive/schedules.ts';
import { rejection } from '../../support/rejection.ts';
import { pglite } from '../../support/store/engines.ts';

describe('cli: vankho dossier', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let lines: string[];
  let folder: string;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    lines = [];
    folder = await mkdtemp(path.join(tmpdir(), 'vankho-dossier-'));
    await seedFonds(store);
    await store.dossiers.insert([aDossier(1, { nodeId: 'n2' }), aDossier(2), aDossier(3, { nodeId: null })]);
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** A schedule whose one row fits the dossiers. */
  async function enforce(): Promise<void> {
    const row = {
      ...{ id: 'a/1/1', no: '1', title: 'Hồ sơ hội nghị', text: '10 năm' },
      period: { kind: 'years', years: 10 } as const,
    };
    const schedule = aSchedule({ id: 'a', issued: '2009-12-01', effectiveFrom: '2010-01-01' }, inGroup('a', [row]));
    const deps = { store, clock: systemClock, ids: createIdSource(systemClock) };
    const { version } = await importSchedule(deps, { schedule, as: 'proposed', actor: 'an' });
    await activateSchedule(deps, { ...version, actor: 'bình' });
  }

  function run(args: readonly string[], flags: Readonly<Record<string, string | boolean>> = {}): Promise<number> {
    const say = (line: string) => void lines.push(line);
    const deps = { store, clock: systemClock, checkRecord: createRecordCheck() };
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
    expect(lines[2]).to.match(/1 +02\/01 +Hồ sơ hội nghị số 2 +2015–2016 +10 năm +đã biên mục/);
    expect(lines[3]).to.equal('3 hồ sơ.');
  });

  it('tells what is missing with an exit code, and shows one by any name', async () => {
    expect(await run(['check'])).to.equal(ERROR_TABLE.incomplete.exit);
    expect(await run(['check'], { node: 'n1' })).to.equal(0);
    expect(lines).to.include('    ! Chưa xếp vào đề mục của khung phân loại. Chọn đề mục.');
    await run(['show', dossierId(2)], { json: true });
    expect(JSON.parse(lines.at(-1) ?? '')).to.have.nested.property('dossier.temporaryNumber', 2);
  });

  it('decides on retention with a cited row, tells what calls for more, and takes it back', async () => {
    await enforce();
    const of = (args: readonly string[], flags = {}) => run(args, flags);

    expect(await of(['decide', dossierId(2)], { period: '20 năm', item: 'a/1/1' })).to.equal(0);
    expect(lines).to.deep.equal(['Đã quyết định thời hạn của «Hồ sơ hội nghị số 2»: 20 năm.']);
    const low = await rejection(of(['decide', dossierId(2)], { period: '5 năm', item: 'a/1/1' }));
    expect((low as RecordError).faults[0]?.keyword).to.equal('decision-below-prescribed');
    lines = [];
    await of(['decide', dossierId(2)], { period: 'until-superseded', reason: 'Văn bản nguyên tắc' });
    expect(lines[1]).to.match(/thời hạn khác không so được: «10 năm» theo mục a\/1\/1 \(tiêu đề hồ sơ\)/);
    lines = [];
    await of(['undo-decision', dossierId(2)]);
    expect(lines).to.deep.equal(['Đã lùi quyết định của «Hồ sơ hội nghị số 2»; thời hạn nay là: 20 năm.']);
    for (const flags of [{}, { period: 'lâu' }, { period: '5 năm', edition: '0' }])
      expect(((await rejection(of(['decide', dossierId(2)], flags))) as PortError).code).to.equal('invalid-request');
  });

  it('accepts the list of proposals that a person has gone through', async () => {
    await enforce();
    const proposals = await (await openProposer({ store })).forDossiers([dossierId(1), dossierId(2), dossierId(3)]);
    const shown = proposals.map(({ longest, ...one }) => ({
      ...one,
      longest: longest.map(({ period, proposal }) => ({ period, item: proposal.row.id })),
    }));
    const file = path.join(folder, 'proposals.json');
    await writeFile(file, JSON.stringify(shown.slice(0, 2)));
    await store.dossiers.update(dossierId(2), 1, { editor: 'bình' });

    expect(await run(['accept', file])).to.equal(ERROR_TABLE['files-failed'].exit);

    expect((await store.dossiers.find(dossierId(1)))?.retentionDecision).to.include({ item: 'a/1/1' });
    expect(lines[0]).to.match(/Hồ sơ đã được người khác sửa.*Nay đề xuất: 10 năm \(a\/1\/1\)/);
    expect(lines[1]).to.match(/Đã chấp nhận đề xuất cho 1 hồ sơ; để lại 1 hồ sơ/);
    await writeFile(file, '[{"dossierId": 1}]');
    const faults = ((await rejection(run(['accept', file]))) as RecordError).faults.map(({ field }) => field);
    expect(faults).to.include('0.dossierId');
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
