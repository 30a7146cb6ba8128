import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { activateSchedule } from '../../../src/app/archive/retention/move-schedule.ts';
import { retentionCommand } from '../../../src/cli/commands/retention.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import { scheduleText } from '../../../src/domain/retention/schedule-text.ts';
import { hasMessage, message } from '../../../src/infra/messages/message.ts';
import { shippedSchedules } from '../../../src/infra/shipped-schedules.ts';
import { createIdSource, systemClock } from '../../../src/infra/system.ts';
import type { ScheduleError } from '../../../src/ports/errors.ts';
import { PortError } from '../../../src/ports/errors.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDossier, aFonds, dossierId } from '../../support/archive/dossiers.ts';
import { aSchedule, anItem, inGroup } from '../../support/archive/schedules.ts';
import { rejection } from '../../support/rejection.ts';
import { pglite } from '../../support/store/engines.ts';

describe('cli: vankho retention', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let folder: string;
  let out: string[];
  let err: string[];

  beforeEach(async () => {
    store = await pglite.sharedStore();
    folder = await mkdtemp(path.join(tmpdir(), 'vankho-retention-'));
    [out, err] = [[], []];
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function run(args: readonly string[], flags: Record<string, string | boolean> = {}): Promise<number> {
    [out, err] = [[], []];
    const openStore = () => Promise.resolve({ ...store, close: () => Promise.resolve() });
    const output = {
      out: (text: string) => void out.push(text),
      err: (text: string) => void err.push(text),
      progress: () => undefined,
      columns: 200,
    };
    const text = (key: string, details = {}) => {
      expect(hasMessage(key), key).to.equal(true);
      return message(key, details);
    };
    // What the command does not use is not there.
    const context = {
      ...{ config: loadConfig({ environment: {} }), language: 'vi', json: flags['json'] === true, output, text },
      openers: { openStore },
    } as unknown as CliContext;
    return retentionCommand.run(context, { args, flags });
  }
  const fileOf = async (text: string) => {
    const file = path.join(folder, 'schedule.json');
    await writeFile(file, text);
    return file;
  };
  const activate = (scheduleId: string, version: number) => {
    const deps = { store, clock: systemClock, ids: createIdSource(systemClock) };
    return activateSchedule(deps, { scheduleId, version, actor: 'bình' });
  };

  it('says of an empty store what comes with the program, and how to take it in', async () => {
    expect(await run(['list'])).to.equal(0);

    expect(out).to.deep.equal([]);
    expect(err.join()).to.include('vankho retention import');
    for (const { id } of shippedSchedules()) expect(err.join()).to.include(id);
  });

  it('takes in what is shipped, lists it, and shows each as the very file', async () => {
    expect(await run(['import'])).to.equal(0);
    expect(await run(['list'])).to.equal(0);
    for (const schedule of shippedSchedules()) expect(out.join()).to.include(schedule.id);
    const undated = shippedSchedules().filter(({ effectiveFrom }) => effectiveFrom === null);
    expect(out.join().match(/chưa rõ/g) ?? []).to.have.length(undated.length);

    for (const schedule of shippedSchedules()) {
      await run(['show', schedule.id]);
      expect(`${out.join('')}\n`).to.equal(scheduleText(schedule));
    }
  });

  it('says of a file what is wrong with which item, in Vietnamese, and changes nothing', async () => {
    const twice = aSchedule({ id: 'a' }, inGroup('a', [anItem('a/1/1', '5 năm'), anItem('a/1/1', '5 năm')]));

    const code = await run(['validate', await fileOf(scheduleText(twice))]);

    expect(code).to.equal(74);
    expect(err.join('\n')).to.match(/Lỗi a\/1\/1: Mã mục bị lặp/);
    expect(await store.retention.versions({})).to.deep.equal([]);
  });

  it('refuses a file that is no schedule, naming the item and the place', async () => {
    const whole = aSchedule({ id: 'a' }, inGroup('a', [{ ...anItem('a/1/1', '5 năm'), title: '' }]));
    const refused = await rejection(run(['import', await fileOf(JSON.stringify(whole))]));
    expect((refused as ScheduleError).faults).to.deep.equal([
      { at: 'a/1/1 title', key: 'validation.minLength', details: { limit: 1 } },
    ]);
    const broken = await rejection(run(['import', await fileOf('{')]));
    expect((broken as ScheduleError).faults.map(({ key }) => key)).to.deep.equal(['validation.not-json']);
    expect(codeOf(await rejection(run(['import', path.join(folder, 'none.json')])))).to.equal('file-not-found');
  });

  it('shows what a file changes and how many dossiers differ', async () => {
    const before = aSchedule({ id: 'a' }, inGroup('a', [anItem('a/1/1', '10 năm')]));
    const after = aSchedule({ id: 'a' }, inGroup('a', [anItem('a/1/1', 'Vĩnh viễn')]));
    await run(['import', await fileOf(scheduleText(before))]);
    await activate('a', 1);
    await seed(store);
    const file = await fileOf(scheduleText(after));

    await run(['diff', file]);
    expect(out.join()).to.match(/Sửa\s+a\/1\/1.*10 năm\s+Vĩnh viễn/);
    await run(['simulate', file]);
    expect(out.join()).to.match(/a\/1\/1.*10 năm\s+Vĩnh viễn\s+1\s+31\/12\/2025 → Vĩnh viễn/);
    expect(err.join()).to.include('1 hồ sơ có thời hạn khác');
  });

  it('never activates what the same account took in', async () => {
    await run(['import', await fileOf(scheduleText(aSchedule({ id: 'a' }, inGroup('a', [anItem('a/1/1', '5 năm')]))))]);

    expect(codeOf(await rejection(run(['activate', 'a'])))).to.equal('own-work');
  });

  it('lists due dossiers without the titles of secret ones, holds one and releases it', async () => {
    await seed(store);

    await run(['due'], { date: '2026-01-01' });
    expect(out.join()).to.include('31/12/2025').and.include('(hạn chế: không hiển thị)');
    expect(out.join()).to.not.include('Tên kín');
    await run(['hold', dossierId(1)], { reason: 'Thanh tra tỉnh đang xem', json: true });
    const { id } = JSON.parse(out.join('')) as { id: string };
    await run(['due'], { date: '2026-01-01' });
    expect(err.join()).to.include('đang giữ lại: 1');
    expect(await run(['release', id], { reason: 'Thanh tra đã kết luận' })).to.equal(0);
  });

  it('keeps a draft, submits, rejects and retires versions', async () => {
    const file = await fileOf(scheduleText(aSchedule({ id: 'a' }, inGroup('a', [anItem('a/1/1', '5 năm')]))));
    await run(['draft', file]);
    await run(['submit', 'a']);
    expect(err).to.deep.equal(['«a» bản 1: Chờ kích hoạt.']);
    await activate('a', 1);
    expect(codeOf(await rejection(run(['reject', 'a'])))).to.equal('forbidden-move');
    await run(['retire', 'a'], { json: true });
    expect(JSON.parse(out.join(''))).to.include({ scheduleId: 'a', state: 'retired' });
    await run(['draft', file]);
    await run(['reject', 'a']);
    expect(err).to.deep.equal(['«a» bản 2: Không được duyệt.']);
  });

  it('counts and lists what must be arranged and delivered, without the titles of secret ones', async () => {
    await seed(store);

    expect(await run(['transfer'], { date: '2030-06-01', fonds: 'P01' })).to.equal(0);

    expect(err[0]).to.equal('Chỉnh lý tài liệu tồn đọng: 0 hồ sơ quá hạn, 2 sắp đến hạn, 0 còn hạn, 0 chưa tính được.');
    expect(out[0])
      .to.match(/30\/06\/2030 +Sắp đến hạn .*Tên thường/)
      .and.to.include('(hạn chế: không hiển thị)');
    expect(out.join()).to.not.include('Tên kín');
    await run(['transfer'], { date: '2026-01-01', target: 'arrangement', all: true, json: true });
    expect(JSON.parse(out.join(''))).to.have.nested.property('arrangement.length', 2);
    await run(['transfer'], { date: '2026-01-01', target: 'arrangement' });
    expect(out).to.deep.equal([]);
  });

  it('names what is missing or wrong in a command', async () => {
    for (const [args, flags] of [
      [['nonsense'], {}],
      [['show'], {}],
      [['show', 'a'], { edition: '0' }],
      [['due'], { date: '2026-02-30' }],
      [['hold', 'x'], { reason: 'vì' }],
      [['transfer'], { target: 'moon' }],
      [['due'], { fonds: 'P99' }],
    ] as const)
      expect(codeOf(await rejection(run(args, flags)))).to.equal('invalid-request');
    expect(codeOf(await rejection(run(['show', 'a'])))).to.equal('not-found');
  });
});

/** One ordinary and one secret dossier, both due since 2026. */
async function seed(store: OpenStore): Promise<void> {
  await store.fonds.insert(aFonds());
  const period = { kind: 'years' as const, years: 10 };
  const decision = { period, item: 'a/1/1', scheduleVersion: 1, permanentBecause: [] };
  const decided = { ...decision, decidedBy: 'an', decidedOn: '2026-01-01' };
  const said = { endDate: '2015' as PartialDate, retention: period };
  await store.dossiers.insert([
    aDossier(1, { nodeId: null, retentionDecision: decided, description: { title: 'Tên thường', ...said } }),
    aDossier(2, { nodeId: null, description: { title: 'Tên kín', accessConditions: 'Mật', ...said } }),
  ]);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof PortError ? String(error.code) : undefined;
}
