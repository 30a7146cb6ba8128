import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { disposalCommand } from '../../../src/cli/commands/disposal.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import type { SheetToWrite } from '../../../src/ports/spreadsheet.ts';
import { hasMessage, message } from '../../../src/infra/messages/message.ts';
import { createIdSource, systemClock } from '../../../src/infra/system.ts';
import { RecordError, RequestError } from '../../../src/ports/errors.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDocument, aDossier, aFonds, dossierId } from '../../support/archive/dossiers.ts';
import { aPaper, DESTRUCTION, disposalDeps, HANDOVER, MEMBERS, SESSION } from '../../support/archive/disposal.ts';
import { rejection } from '../../support/rejection.ts';
import { pglite } from '../../support/store/engines.ts';

describe('cli: vankho disposal', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let folder: string;
  let out: string[];
  let err: string[];
  let sheets: readonly SheetToWrite[];

  beforeEach(async () => {
    store = await pglite.sharedStore();
    folder = await mkdtemp(path.join(tmpdir(), 'vankho-disposal-'));
    await store.fonds.insert(aFonds());
    await store.dossiers.insert([
      aDossier(1, {
        nodeId: null,
        state: 'handed-over',
        description: { title: 'Hồ sơ hết hạn', endDate: '2001' as PartialDate },
      }),
      aDossier(2, {
        nodeId: null,
        state: 'handed-over',
        description: { title: 'Hồ sơ còn hạn', endDate: '2025' as PartialDate },
      }),
    ]);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function run(args: readonly string[], flags: Record<string, string | boolean> = {}): Promise<number> {
    [out, err] = [[], []];
    const deps = {
      ...disposalDeps(store),
      ids: createIdSource(systemClock),
      store: { ...store, close: () => Promise.resolve() },
    };
    const text = (key: string, details = {}) => {
      expect(hasMessage(key), key).to.equal(true);
      return message(key, details);
    };
    const output = {
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
      progress: () => undefined,
      columns: 200,
    };
    const spreadsheets = {
      write: (_file: string, written: readonly SheetToWrite[]) => {
        sheets = written;
        return Promise.resolve();
      },
    };
    // What the command does not use is not there.
    const context = {
      ...{ config: loadConfig({ environment: {} }), language: 'vi', json: flags['json'] === true, output, text },
      signal: new AbortController().signal,
      openers: {
        openService: () => Promise.resolve({ deps, close: () => Promise.resolve() }),
        openSpreadsheets: () => Promise.resolve({ deps: { spreadsheets, text }, store: deps.store }),
      },
    } as unknown as CliContext;
    return disposalCommand.run(context, { args, flags });
  }
  const fileOf = async (body: unknown) => {
    const file = path.join(folder, `${String(Math.random())}.json`);
    await writeFile(file, JSON.stringify(body));
    return file;
  };
  const create = async (flags: Record<string, string | boolean> = {}) => {
    await run(['create'], { fonds: 'P01', title: 'Hủy năm 2026', ...flags });
    return out[0] ?? '';
  };

  it('carries a case from the list to its end', async () => {
    const id = await create({ law: '2011', reason: 'Tài liệu hình thành trước 2025' });
    expect(await run(['propose-expired', id])).to.equal(0);
    expect(err.join()).to.equal('Đã thêm 1 dòng.');
    await run(['describe', id, await fileOf({ explanation: { formation: 'Tài liệu Văn phòng' } })]);
    await run(['paper', id, 'opinion-request'], { number: '12/VP', date: '2026-01-01' });
    await run(['submit', id]);
    expect(err.join()).to.include('Đã trình');
    await run(['council', id, await fileOf({ members: MEMBERS, paper: aPaper() })]);
    for (const member of ['1', '2', '3', '4', '5']) await run(['vote', id], { member, choice: 'destroy' });
    await run(['minutes', id, await fileOf({ session: SESSION, paper: aPaper() })]);
    await run(['opinion', id, await fileOf({ opinion: { agrees: true, issuer: 'Sở Nội vụ' }, paper: aPaper() })]);
    await run(['decide', id], { number: '99/QĐ', date: '2026-12-04', signer: 'Người Ký' });
    await run(['handover', id, await fileOf({ handover: HANDOVER, paper: aPaper() })]);
    expect(await run(['execute', id])).to.equal(0);
    await run(['complete', id, await fileOf({ destruction: DESTRUCTION, paper: aPaper({ date: '2026-12-09' }) })]);
    expect(err.join()).to.include('Đã hủy');

    await run(['show', id]);
    expect(out.join('\n')).to.include('đã hủy 1').and.to.include('09/12/2046');
    await run(['list']);
    expect(out.join()).to.include(id).and.to.include('Hủy năm 2026');
    expect((await store.dossiers.find(dossierId(1)))?.state).to.equal('destroyed');
  });

  it('checks a list before anything is done: what may not go, what stays, and that nothing is in the way', async () => {
    const id = await create();
    await run(['propose-expired', id]);
    expect([await run(['check', id]), err.join()]).to.deep.equal([
      0,
      'Không có gì cản: 0 dòng không được hủy, 0 tệp ở lại.',
    ]);
    const hold = { id: 'h1', dossierId: dossierId(1), reason: 'Tòa án', placedBy: 'an', placedAt: new Date() };
    await store.retention.placeHold({ ...hold, releasedAt: null, releasedBy: null, releaseReason: null });

    expect(await run(['check', id])).to.equal(8);
    expect(out.join()).to.include('Dòng 1: Hồ sơ đang bị giữ lại');
  });

  it('carries a case to its end with its own examples as files', async () => {
    const id = await create({ law: '2011', reason: 'Tài liệu hình thành trước 2025' });
    const exampleOf = async (action: string) => {
      expect(await run([action], { example: true })).to.equal(0);
      const file = path.join(folder, `${action}.json`);
      await writeFile(file, out.join('\n'));
      return file;
    };
    await run(['propose-expired', id]);
    await run(['add', id, await exampleOf('add')]);
    expect([out.length, err.join()]).to.deep.equal([1, 'Đã thêm 1 dòng, bỏ qua 1 dòng.']);
    await run(['describe', id, await exampleOf('describe')]);
    await run(['paper', id, 'opinion-request'], { number: '12/VP', date: '2026-01-01' });
    await run(['submit', id]);
    await run(['council', id, await exampleOf('council')]);
    for (const member of ['1', '2', '3', '4', '5']) await run(['vote', id], { member, choice: 'destroy' });
    await run(['minutes', id, await exampleOf('minutes')]);
    await run(['opinion', id, await exampleOf('opinion')]);
    await run(['decide', id], { number: '99/QĐ', date: '2026-12-04', signer: 'Người Ký' });
    await run(['handover', id, await exampleOf('handover')]);
    await run(['execute', id]);
    const evidence = await exampleOf('complete');
    await run(['complete', id, evidence], { evidence });
    expect(err.join()).to.include('Đã hủy');
  });

  it('takes what a small file holds as options, and hashes the files that prove the destruction', async () => {
    const id = await create({ law: '2011', reason: 'Tài liệu hình thành trước 2025' });
    const paper = { number: '1/BB', signer: 'Người Ký' };
    await run(['propose-expired', id]);
    await run(['describe', id, await fileOf({ explanation: { formation: 'Tài liệu Văn phòng' } })]);
    await run(['paper', id, 'opinion-request'], { number: '12/VP', date: '2026-01-01' });
    await run(['submit', id]);
    await run(['council', id, await fileOf({ members: MEMBERS, paper: aPaper() })]);
    for (const member of ['1', '2', '3', '4', '5']) await run(['vote', id], { member, choice: 'destroy' });
    await run(['minutes', id], { ...paper, date: '02/12/2026', heldOn: '02/12/2026', present: '1, 2,3,4,5' });
    await run(['opinion', id], { ...paper, date: '03/12/2026', agree: 'yes', issuer: 'Sở Nội vụ' });
    await run(['decide', id], { number: '99/QĐ', date: '2026-12-04', signer: 'Người Ký' });
    await run(['handover', id], { ...paper, date: '05/12/2026', giver: 'Kho', taker: 'Tổ hủy', place: 'Kho 1' });
    await run(['execute', id]);
    expect(err).to.deep.equal([
      'Đang hủy. Bị ngắt giữa chừng thì chạy lại lệnh này: những tệp đã xong không làm lại.',
      'Đã xử lý 0/0 tệp: xóa hẳn 0, giữ lại 0, không còn từ trước 0, hủy bằng tay 0.',
    ]);
    const evidence = path.join(folder, 'biên bản.txt');
    await writeFile(evidence, 'đã hủy');
    const done = { method: 'Nghiền nhỏ', people: 'Người Một; Người Hai', evidence };
    await run(['complete', id], { ...paper, date: '09/12/2026', ...done });

    const { destruction } = (await store.disposals.find(id))?.record ?? {};
    const sha256 = createHash('sha256').update('đã hủy').digest('hex');
    expect(destruction?.evidence).to.deep.equal([{ name: 'biên bản.txt', sha256, bytes: 10 }]);
    expect(destruction?.people).to.deep.equal([{ name: 'Người Một' }, { name: 'Người Hai' }]);
  });

  it('names the field of the file and where a right one is', async () => {
    const id = await create();
    const wrong = await fileOf({ members: [{ name: 'A', role: 'chủ tịch', capacity: 'leadership' }], paper: {} });
    const error = await rejection(run(['council', id, wrong]));
    expect(error instanceof RecordError && error.faults.map(({ field }) => field)).to.have.members([
      ...['members.0.role', 'paper.date'],
    ]);
    expect(err).to.deep.equal(['Xem mẫu đúng bằng: vankho disposal council --example']);
    const unsaid = await rejection(run(['handover', id]));
    expect(unsaid instanceof RequestError && unsaid.details['reason']).to.contain('vankho disposal handover --example');
    expect(await rejection(run(['vote'], { example: true }))).to.include({ code: 'invalid-request' });
  });

  it('tells what is left out and why, and what is missing for the next step', async () => {
    const id = await create();
    const items = [1, 2].map((number) => ({ kind: 'dossier', reason: 'expired', dossierId: dossierId(number) }));

    await run(['add', id, await fileOf(items)]);
    expect([out.join(), err.join()]).to.deep.equal([
      'Bỏ qua dòng 2: Chưa hết thời hạn lưu trữ.',
      'Đã thêm 1 dòng, bỏ qua 1 dòng.',
    ]);
    await run(['show', id]);
    expect(out.join('\n')).to.include('còn thiếu: bản thuyết minh');
    expect(out.at(-1)).to.match(/^1 +Đề nghị hủy +Hết thời hạn[^\n]* Hồ sơ hết hạn$/m);
    expect(await rejection(run(['submit', id]))).to.be.instanceOf(RequestError);
    await run(['remove', id], { items: '1' });
    expect(err.join()).to.equal('Đã bỏ 1 dòng khỏi danh mục.');
    expect(await rejection(run(['remove', id], { items: '1' }))).to.be.instanceOf(RequestError);
    await run(['withdraw', id], { reason: 'Lập lại' });
    expect(err.join()).to.include('Đã rút');
  });

  it('refuses files and words that are not what it needs, and changes nothing', async () => {
    const id = await create();
    const broken = path.join(folder, 'broken.json');
    await writeFile(broken, '{');
    const cases: readonly (readonly [readonly string[], Record<string, string>])[] = [
      [['add', id, broken], {}],
      [['add', id, await fileOf([{ kind: 'dossier', reason: 'because' }])], {}],
      [['council', id, await fileOf([])], {}],
      [['council', id, await fileOf({ members: 'ai', paper: aPaper() })], {}],
      [['minutes', id, await fileOf({ session: { heldOn: 'hôm qua', present: [] }, paper: aPaper() })], {}],
      [['vote', id], { member: '1', choice: 'maybe' }],
      [['decide', id], { number: '1', date: 'mai', signer: 'A' }],
      [['create'], { fonds: 'không có', title: 'x' }],
      [['nothing'], {}],
      [['show', 'f'.repeat(32)], {}],
    ];
    for (const [args, flags] of cases) {
      const error = await rejection(run(args, flags));
      expect(
        error instanceof RequestError || error instanceof RecordError,
        `${args.join(' ')} ${String(error)}`,
      ).to.equal(true);
    }
    expect((await store.disposals.find(id))?.revision).to.equal(1);
  });

  it('lists copies, and writes the yearly list in the columns of the circular', async () => {
    const entry = { referenceNumber: '15/QĐ-UBND', issuedOn: '2015-03-02', issuingBody: 'UBND tỉnh Mẫu' };
    await store.dossiers.insertDocuments([aDocument(1, 1, entry), aDocument(2, 1, entry)]);

    await run(['duplicates'], { fonds: 'P01', sign: 'same-number' });
    expect([out.length, err.join()]).to.deep.equal([1, '1 nhóm trùng.']);
    await run(['review', path.join(folder, 'a.xlsx')], { fonds: 'P01', year: '2026' });

    expect(sheets.map(({ columns }) => columns.map(({ header }) => header))).to.deep.equal([
      [
        'STT',
        'Mã lưu trữ hồ sơ',
        'Tiêu đề',
        'Thời hạn lưu trữ',
        'Tổng số tài liệu',
        'Tổng số trang',
        'Lý do hủy',
        'Ghi chú',
      ],
      [
        'STT',
        'Mã lưu trữ tài liệu',
        'Tên loại và trích yếu nội dung',
        'Thời hạn lưu trữ',
        'Tổng số trang',
        'Lý do hủy',
        'Ghi chú',
      ],
    ]);
    expect([...(sheets[0]?.rows as Iterable<readonly unknown[]>)]).to.deep.equal([
      [1, null, 'Hồ sơ hết hạn', '10 năm', 1, null, 'Hết thời hạn lưu trữ, không còn cần thiết', ''],
    ]);
  });
});
