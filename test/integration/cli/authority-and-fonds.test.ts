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
import { openTables } from '../../../src/composition/open-tables.ts';
import { faultMessage } from '../../../src/infra/schema-validator.ts';
import { RecordError } from '../../../src/ports/errors.ts';
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
        openTables: () => Promise.resolve(openTables()),
        openSpreadsheets: nothing,
        openPapers: nothing,
        openTemplates: nothing,
        openForms: nothing,
        openRegisters: nothing,
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
    expect(out[0]).to.match(/^100.% Ủy ban nhân dân tỉnh Vĩnh Long +· +id \w+$/);
    expect(out[1]).to.contain('không dùng vào ngày này');
    expect(await run(authorityCommand, ['find', 'Không có ai'])).to.equal(1);
  });

  it('names each row that is not taken, with the reason', async () => {
    const bodies = path.join(folder, 'cơ quan.csv');
    await writeFile(bodies, ['Tên cơ quan;Từ ngày', 'Sở Mẫu Một;2010', 'Sở Mẫu Hai;2011'].join('\n'));
    await run(authorityCommand, ['import', bodies]);
    expect([out, err]).to.deep.equal([[], ['2 mục được thêm, 0 mục đã có và giữ nguyên.']]);
    await writeFile(bodies, ['Tên cơ quan;Từ ngày', 'Sở Mẫu Ba;2010', 'Sở Mẫu Hai;2011'].join('\n'));
    await run(authorityCommand, ['import', bodies], { dryRun: true });

    expect(out.length).to.equal(1);
    expect(out[0]).to.match(
      /^Không nạp «Sở Mẫu Hai» \(dòng 3\): cơ quan cùng tên trong cùng thời gian đã có trong danh mục và giữ nguyên; id \w{32}$/,
    );
    expect(err.at(-1)).to.equal('Chạy thử, chưa ghi gì: 1 mục sẽ được thêm, 1 mục đã có.');
    const broken = path.join(folder, 'sai.csv');
    await writeFile(broken, ['Tên cơ quan;Từ ngày;Đến ngày', 'Sở Mẫu Bốn;2012;2010'].join('\n'));
    expect(faultsOf(await rejection(run(authorityCommand, ['import', broken])))[0]).to.match(/^dòng 2/);
    expect(err.at(-1)).to.contain('không dòng nào được nạp');
  });

  it('tells every fault of a file in words, and of a file that is none', async () => {
    const file = path.join(folder, 'danh mục.json');
    await writeFile(file, JSON.stringify({ organisations: [{ key: 'a', names: [{ value: 'A' }], superior: 'b' }] }));
    const broken = path.join(folder, 'hỏng.json');
    await writeFile(broken, '{');

    expect(faultsOf(await rejection(run(authorityCommand, ['import', file])))).to.deep.equal([
      'organisations.0.superior: Tệp không có mục nào mang khóa «b».',
    ]);
    expect(await rejection(run(authorityCommand, ['import', broken]))).to.include({ code: 'invalid-request' });
    expect(await rejection(run(authorityCommand, ['import', path.join(folder, 'không có.json')]))).to.include({
      code: 'file-not-found',
    });
    expect(await rejection(run(authorityCommand, ['import']))).to.include({ code: 'invalid-request' });
    expect(await rejection(run(authorityCommand, ['xóa']))).to.include({ code: 'invalid-request' });
  });

  it('takes bodies and people in from a table, with their earlier names, superiors and offices', async () => {
    const bodies = path.join(folder, 'cơ quan.csv');
    const rows = [
      'Khóa;Tên cơ quan;Từ ngày;Đến ngày;Chữ viết tắt;Mã định danh;Cấp;Trực thuộc;Cơ quan kế thừa;Cách kế thừa',
      'ub;"Ủy ban nhân dân tỉnh ""Mẫu""";01/7/2025;;UBND;H61;tỉnh;;;',
      'vp;Văn phòng UBND tỉnh Mẫu;2010;;VPUBND; ;Cấp tỉnh;ub;;',
      'vp;Văn phòng Ủy ban hành chính tỉnh Mẫu;1976;2009;;;;;;',
      ';Ủy ban hành chính tỉnh Mẫu;;1976;;000.00.00.H61;;;ub;đổi tên',
    ];
    await writeFile(bodies, rows.join('\r\n'));
    expect(await run(authorityCommand, ['import', bodies], { dryRun: true })).to.equal(0);
    expect(await run(authorityCommand, ['import', bodies])).to.equal(0);
    const people = path.join(folder, 'người ký.csv');
    const offices = ['Người Mẫu Một\tChủ tịch\t2016', 'Người Mẫu Một\tPhó Chủ tịch\t2011', ''];
    await writeFile(people, ['\uFEFFHọ và tên\tChức vụ\tTừ ngày', ...offices].join('\n'));
    expect(await run(authorityCommand, ['import', people])).to.equal(0);

    const all = (await store.organisations.list({}, { limit: 9 })).items;
    const called = (name: string) => all.find(({ record }) => record.names[0]?.value.startsWith(name));
    const committee = called('Ủy ban nhân dân');
    expect(all.length).to.equal(3);
    expect(called('Văn phòng')).to.have.nested.property('record.superiorId', committee?.id);
    expect(called('Văn phòng')).to.have.nested.property('record.names').with.length(2);
    expect(committee).to.deep.nested.include({
      'record.names[0]': { value: 'Ủy ban nhân dân tỉnh "Mẫu"', from: '2025-07-01' },
    });
    expect(called('Ủy ban hành chính')).to.deep.nested.include({
      'record.successors[0]': { kind: 'renamed', organisationId: committee?.id },
      'record.identifiers[0].form': 'level-1-last',
    });
    const { items } = await store.people.list({}, { limit: 9 });
    expect(items[0]?.record.offices).to.deep.equal([
      { title: 'Chủ tịch', from: '2016' },
      { title: 'Phó Chủ tịch', from: '2011' },
    ]);
  });

  it('tells which columns of a table are not read, but for counting ones and empty ones', async () => {
    const file = path.join(folder, 'them.csv');
    await writeFile(file, 'STT,Tên cơ quan,Điện thoại,,Trống\n1,Sở A,0270 123,x,\n');

    await run(authorityCommand, ['import', file], { dryRun: true });

    const told = err.filter((line) => line.includes('không được nạp'));
    expect(told).to.have.lengthOf(2);
    expect(told[0]).to.include('«Điện thoại» (tiêu đề ở dòng 1)');
    expect(told[1]).to.include('«4»');
  });

  it('tells what is wrong in a table row by row, and then takes nothing in', async () => {
    const file = path.join(folder, 'sai.csv');
    const head = 'Tên cơ quan,Từ ngày,Cấp,Trực thuộc';
    await writeFile(file, `Danh mục cơ quan\n${head}\nSở A,31/02/2020,tỉnh,\nSở B,,thôn,\n,2020,,\n`);
    expect(faultsOf(await rejection(run(authorityCommand, ['import', file])))).to.deep.equal([
      'dòng 3, Từ ngày: Ngày này không có trong lịch.',
      'dòng 4, Cấp: Cấp không có trong danh sách: trung ương, tỉnh, huyện, xã, khác.',
      'dòng 5, Tên cơ quan: Thiếu giá trị bắt buộc.',
    ]);
    await writeFile(file, `${head}\nSở A,,tỉnh,Bộ không có\n`);
    expect(faultsOf(await rejection(run(authorityCommand, ['import', file])))[0]).to.match(/^dòng 2, superior: /);
    await writeFile(file, 'a,b\n1,2\n');
    expect(faultsOf(await rejection(run(authorityCommand, ['import', file])))[0]).to.contain('«Tên cơ quan»');
    await writeFile(file, `${head}\n"Sở A,,\n`);
    expect(await rejection(run(authorityCommand, ['import', file]))).to.include({ code: 'file-broken' });
    await writeFile(file, Buffer.from(`${head}\nSở`, 'latin1'));
    expect(await rejection(run(authorityCommand, ['import', file]))).to.include({ code: 'office-file-unknown' });
    expect((await store.organisations.list({}, { limit: 9 })).items).to.deep.equal([]);
  });

  it('opens a fonds with its creator, and says what it cannot be', async () => {
    await run(authorityCommand, ['import'], { units: true });
    const given = {
      code: 'P07',
      creator: 'Ủy ban nhân dân tỉnh Vĩnh Long',
      start: '1992',
      state: 'open',
      template: 'tt13-2011',
    };
    expect(await run(fondsCommand, ['create', 'Phông UBND tỉnh Vĩnh Long'], given)).to.equal(0);
    const fonds = await store.fonds.findByCode('P07');
    expect(fonds).to.deep.include({ name: 'Phông UBND tỉnh Vĩnh Long', state: 'open', start: '1992', end: null });
    if (fonds === undefined) expect.fail('no fonds');
    expect((await store.organisations.find(fonds.creatorId ?? ''))?.record.names[0]?.value).to.contain('Vĩnh Long');
    expect((await store.fonds.nodes(fonds.id)).length).to.be.greaterThan(15);
    for (const flags of [
      { code: 'P07' },
      { state: 'vỡ' },
      { start: 'xưa' },
      { creator: 'Không có ai' },
      { scheme: 'tự chọn' },
    ])
      expect(await rejection(run(fondsCommand, ['create', 'X'], flags))).to.include({ code: 'invalid-request' });
    expect(await rejection(run(fondsCommand, ['create', ' ']))).to.include({ code: 'invalid-request' });
  });

  it('names the bodies that one name means, by the ids that it takes', async () => {
    await run(authorityCommand, ['import'], { units: true });
    const creator = 'Ủy ban nhân dân tỉnh Vĩnh Long';
    await run(authorityCommand, ['find', creator], { on: '2025' });
    const ids = out.flatMap((line) => /^50.% .* id (\w+)$/.exec(line)?.[1] ?? []);
    expect(ids, out.join()).to.have.length(2);

    const refused = await rejection(run(fondsCommand, ['create', 'Phông'], { creator, start: '1992', end: '2025' }));

    for (const id of ids) expect(JSON.stringify(refused)).to.contain(id);
    expect(await run(fondsCommand, ['create', 'Phông'], { creator: ids[0] ?? '', start: '1992' })).to.equal(0);
    expect(await run(fondsCommand, ['create', 'Phông'], { creator, start: '1992', end: '2025-06-30' })).to.equal(0);
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

/** What the command line prints of them. */
function faultsOf(error: unknown): readonly string[] {
  const faults = error instanceof RecordError ? error.faults : [];
  return faults.map((fault) => `${fault.field}: ${faultMessage(fault, 'vi')}`);
}
