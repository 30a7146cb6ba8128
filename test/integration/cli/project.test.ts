import { expect } from 'chai';
import { projectCommand } from '../../../src/cli/commands/project.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { RequestError } from '../../../src/ports/errors.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aBundle, aReceipt, RECEIPT_ID } from '../../support/archive/arrangement.ts';
import { aDossier, dossierId, seedFonds } from '../../support/archive/dossiers.ts';
import { rejection } from '../../support/rejection.ts';
import { pglite } from '../../support/store/engines.ts';

const DAYS = { from: '2020-01-06', to: '2099-12-31' };

describe('cli: vankho project', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let lines: string[];

  beforeEach(async () => {
    store = await pglite.sharedStore();
    lines = [];
    await seedFonds(store);
    await store.places.insertReceipt(aReceipt());
    await store.places.insertBundles([1, 2, 3].map((number) => aBundle(number)));
    for (const [name, role] of [
      ['an', 'operator'],
      ['chi', 'archivist'],
    ] as const)
      await store.accounts.insert({
        ...{ id: name.padEnd(32, '0'), name, role, secretHash: 'x', createdAt: new Date(), disabled: false },
      });
  });

  function run(args: readonly string[], flags: Readonly<Record<string, string | boolean>> = {}): Promise<number> {
    const say = (line: string) => void lines.push(line);
    const context = {
      config: loadConfig({ environment: {} }),
      ...{ language: 'vi', json: flags['json'] === true, signal: new AbortController().signal },
      output: { out: say, err: say, progress: () => undefined, columns: 160 },
      openers: { openStore: () => Promise.resolve({ ...store, close: () => Promise.resolve() }) },
      text: (key: string, details?: Readonly<Record<string, string | number>>) => message(key, details, 'vi'),
    } as unknown as CliContext; // the command opens nothing else
    return projectCommand.run(context, { args, flags });
  }
  const make = () =>
    run(['create', 'Chỉnh lý Mẫu'], {
      fonds: 'P01',
      receipts: RECEIPT_ID,
      members: 'an:worker,chi:controller',
      ...DAYS,
    });
  const begin = async () => {
    await make();
    await run(['start', 'Chỉnh lý Mẫu']);
    lines = [];
  };

  it('takes days as they are written in Vietnam, and says how to write one that is none', async () => {
    const of = (from: string) => ({ fonds: 'P01', receipts: RECEIPT_ID, members: 'an:worker,chi:controller', from });
    await run(['create', 'Chỉnh lý Mẫu'], { ...of('05/01/2026'), to: '31/12/2099' });
    const [made] = (await store.arrangement.list({}, { limit: 1 })).items;
    expect([made?.startsOn, made?.deadline]).to.deep.equal(['2026-01-05', '2099-12-31']);

    for (const from of ['31/02/2026', '01/2026', 'mai']) {
      const error = await rejection(run(['create', 'Khác'], { ...of(from), to: '2099-12-31' }));
      expect(error instanceof RequestError && error.details, from).to.deep.equal({
        field: '--from',
        reason: 'không đọc được ngày: ghi 2026-01-05 hoặc 05/01/2026',
      });
    }
  });

  it('makes a project, lists it, starts it and shows its steps', async () => {
    await run(['list']);
    expect(lines.pop()).to.contain('Chưa có dự án nào');
    await make();
    await run(['list']);
    await run(['start', 'Chỉnh lý Mẫu']);
    await run(['show', 'Chỉnh lý Mẫu']);

    expect(lines[0]).to.match(/^Đã tạo dự án [0-9a-f]{32}\.$/);
    expect(lines[1]).to.contain('Chỉnh lý Mẫu').and.to.contain('chưa bắt đầu');
    expect(lines[2]).to.equal('Dự án đang làm.');
    expect(lines[3]).to.contain('Vệ sinh sơ bộ tài liệu');
    expect(lines[4]).to.match(/^Tiến độ chung khoảng [\d.,]+ %/);
  });

  it('books by numbers of the receipt, hands out, takes back, and says in words what is missing', async () => {
    await begin();
    await run(['assign', 'Chỉnh lý Mẫu', 'take'], { numbers: '1-2', worker: 'an' });
    await run(['book', 'Chỉnh lý Mẫu', '2'], { numbers: '1-2', worker: 'an', on: '2020-02-03', of: '01/BBGN' });
    const early = await rejection(run(['book', 'Chỉnh lý Mẫu', 'form'], { numbers: '1', worker: 'an' }));
    await run(['assign', 'Chỉnh lý Mẫu', 'give-back'], { numbers: '1-2' });
    await run(['stats', 'Chỉnh lý Mẫu'], { from: '2020-02-01', to: '2020-02-28' });
    const { items } = await store.arrangement.listBookings((await only()).id, {}, { limit: 9 });
    await run(['undo', 'Chỉnh lý Mẫu'], { ids: items.map(({ id }) => id).join(','), reason: 'ghi nhầm' });

    expect(early).to.include({ code: 'invalid-request' });
    expect(lines[0]).to.equal('2 bó đã đổi tay.');
    expect(lines[1]).to.contain('cho 2 đối tượng');
    expect(early).to.have.nested.property('faults[0].details.steps').that.includes('5. Phân loại');
    expect(lines[3]).to.match(/03\/02\/2020\s+an\s+2\. Vận chuyển.*\s2$/);
    expect(lines[4]).to.equal('Đã hủy 2 lần ghi nhận.');
  });

  it('tells pace with exit code 1 where the work is late, lots, and the report', async () => {
    await begin();
    await store.dossiers.insert([aDossier(1, { state: 'checked', checkedBy: 'bình' })]);
    const late = await run(['pace', 'Chỉnh lý Mẫu']);
    await run(['check', 'Chỉnh lý Mẫu']);
    await run(['check', 'Chỉnh lý Mẫu'], { draw: true, seed: 'a', percent: '100' });
    await run(['check', 'Chỉnh lý Mẫu']);
    await run(['report', 'Chỉnh lý Mẫu']);

    expect(late).to.equal(1);
    expect(lines.join('\n')).to.contain('CHẬM');
    expect(lines.join('\n')).to.contain('Đợt 1: 1 hồ sơ, mẫu 1 hồ sơ, mã lấy mẫu a.');
    expect(lines.join('\n')).to.contain('Trước chỉnh lý: 0,5 m, 3 bó');
    expect(lines.join('\n')).to.match(/bước 15\. .*: 21,42 phút cho 0,5 m, .*hệ số 1,071/);
    expect(lines.join('\n'))
      .to.contain('Chưa có định mức: bước 1, 2, 3,')
      .and.to.contain('chưa ghi số mét tài liệu loại');
    expect(lines.at(-1)).to.match(/Biên bản giao nhận tài liệu \(chỉnh lý\)\s+có/);
    lines = [];
    await run(['report', 'Chỉnh lý Mẫu'], { json: true });
    expect(JSON.parse(lines[0] ?? '')).to.have.nested.property('report.before.bundles', 3);
  });

  it('takes a lot of the second check from its draw to its end', async () => {
    await begin();
    await store.dossiers.insert([1, 2].map((number) => aDossier(number, { state: 'checked', checkedBy: 'bình' })));
    const lot = (act: string, flags = {}) => run(['lot', 'Chỉnh lý Mẫu', act], flags);
    const unopened = await rejection(lot('show'));
    await lot('draw', { seed: 'a', percent: '100' });
    const [first, second] = [dossierId(1), dossierId(2)];
    const early = await rejection(lot('close', { decision: 'accepted', controller: 'chi' }));
    const worker = { dossier: first, verdict: 'passed', controller: 'an' };
    const stranger = await rejection(lot('judge', worker));
    await lot('judge', { ...worker, controller: 'chi' });
    const bare = await rejection(lot('judge', { dossier: second, verdict: 'sent-back', controller: 'chi' }));
    const faulty = { dossier: second, verdict: 'sent-back', fields: 'title', reason: 'sai năm', controller: 'chi' };
    await lot('judge', faulty);
    await lot('show');
    await lot('close', { decision: 'refused', note: 'nhiều lỗi', controller: 'chi' });
    await lot('show', { lot: '1' });

    expect(unopened).to.have.nested.property('details.field', '--lot');
    expect(early).to.have.nested.property('faults[0].keyword', 'sample-open');
    expect(stranger).to.have.nested.property('faults[0].keyword', 'not-a-controller');
    expect(bare).to.have.nested.property('faults[0].field', 'findings');
    expect(lines[1]).to.equal('Đã ghi kết luận: đạt. Mẫu còn 1 hồ sơ chưa có kết luận.');
    expect(lines[3]).to.contain('mẫu 2, đạt 1, sửa 0, trả lại 1');
    expect(lines[4])
      .to.match(new RegExp(`${first}.*đạt\\s+chi`))
      .and.to.match(/trả lại\s+chi/);
    expect(lines[5]).to.equal('Đợt 1: không chấp nhận.');
    expect(lines[6]).to.contain('; không chấp nhận');
    const { items } = await store.ledger.list({ subject: (await only()).id }, { limit: 9 });
    const told = items.find(({ action }) => action === 'arrangement.lot-closed');
    expect(told?.actor).to.match(/^cli:/);
    expect(told?.body).to.include({ decision: 'refused', controller: 'chi' });
    expect((await store.dossiers.find(second))?.state).to.equal('described');
  });

  it('refuses what it cannot do, each with the reason', async () => {
    await begin();
    for (const [args, flags] of [
      [['fly'], {}],
      [['show'], {}],
      [['create', 'X'], { fonds: 'P01' }],
      [['create', 'X'], { fonds: 'không có', ...DAYS }],
      [['create', 'X'], { fonds: 'P01', ...DAYS, process: '22' }],
      [['create', 'X'], { fonds: 'P01', ...DAYS, members: 'an' }],
      [['book', 'Chỉnh lý Mẫu', 'bay'], {}],
      [['book', 'Chỉnh lý Mẫu', 'bring'], { numbers: 'một', worker: 'an' }],
      [['assign', 'Chỉnh lý Mẫu', 'ném'], {}],
      [['stats', 'Chỉnh lý Mẫu'], { from: 'hôm qua' }],
      [['lot', 'Chỉnh lý Mẫu', 'ném'], {}],
      [['lot', 'Chỉnh lý Mẫu', 'show'], { lot: '7' }],
    ] as const)
      expect(await rejection(run(args, flags)), args.join(' ')).to.have.nested.property('details.reason');
    expect(await rejection(run(['show', 'không có']))).to.include({ code: 'not-found' });
  });

  async function only() {
    const { items } = await store.arrangement.list({}, { limit: 2 });
    return items[0] ?? expect.fail('no project');
  }
});
