import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import type { RegisterDeps, RegisterFileDeps } from '../../../src/app/archive/registers/register-deps.ts';
import { learnedCommand } from '../../../src/cli/commands/learned.ts';
import { registerCommand } from '../../../src/cli/commands/register.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { readCsvTables } from '../../../src/formats/tables/csv-tables.ts';
import { createSpreadsheetReader } from '../../../src/formats/xlsx/read-workbook.ts';
import { createSpreadsheetWriter } from '../../../src/formats/xlsx/write-workbook.ts';
import { hasMessage, message } from '../../../src/infra/messages/message.ts';
import type { RequestError } from '../../../src/ports/errors.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { seedFonds } from '../../support/archive/dossiers.ts';
import { rejection } from '../../support/rejection.ts';
import { aDocument, aResult, aScanFile, aValue, anId } from '../../support/store/builders.ts';
import { pglite } from '../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

type Flags = Readonly<Record<string, string | boolean>>;

const CSV = [
  'Số, ký hiệu;Ngày văn bản;Trích yếu;Người ký',
  '15/QĐ-UBND;05/03/2015;Phê duyệt quyết toán kinh phí sửa chữa tuyến đường liên xã Mẫu Một;Nguyễn Văn Mẫu',
  '17/GM-UBND;09/03/2015;Họp giao ban tuần;Trần Thị Mẫu',
  '18/GM-UBND;16/03/2015;Họp giao ban tuần;Trần Thị Mẫu',
  '19/QĐ-UBND;hôm qua;Khen thưởng;',
].join('\n');
const [ROAD, WEEKLY] = [`${anId(1)}-1`, `${anId(2)}-1`];

describe('cli: vankho register, vankho learned', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let folder: string;
  let file: string;
  let exit: number;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    folder = await makeTempDir();
    file = path.join(folder, 'so.csv');
    await writeFile(file, CSV);
    await seedFonds(store);
    await scan(1, 'Phê duyệt quyết toán kinh phí sửa chữa tuyến đường liên xã Mẫu Một');
    await scan(2, 'Họp giao ban tuần');
  });
  afterEach(() => removeTempDir(folder));

  async function scan(number: number, subject: string): Promise<void> {
    await store.scanFiles.insert(aScanFile(number, { state: 'review' }));
    const fields = { subject: aValue(subject) };
    await store.readings.saveResult(aResult(anId(number), ['trang'], [aDocument(1, 1, fields)]));
  }
  function deps(): RegisterDeps & RegisterFileDeps {
    let next = 0;
    return {
      ...{ store, ids: { next: () => (next += 1).toString(16).padStart(32, 'c') }, clock: { now: () => new Date() } },
      queue: { sendAll: () => Promise.resolve() },
      spreadsheets: { ...createSpreadsheetReader(), ...createSpreadsheetWriter() },
      tables: { read: async (from) => ({ ...(await readCsvTables(from)), format: 'csv', bytes: 0, sha256: '' }) },
    };
  }
  async function run(args: readonly string[], flags: Flags = {}, command = registerCommand): Promise<string> {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const context = {
      config: loadConfig({ environment: {} }),
      ...{ language: 'vi', json: flags['json'] === true, signal: new AbortController().signal },
      output: { out: say, err: say, progress: () => undefined, columns: 140 },
      openers: {
        openRegisters: () => Promise.resolve({ deps: deps(), close: () => Promise.resolve() }),
        openStore: () => Promise.resolve({ ...store, close: () => Promise.resolve() }),
      },
      text: (key: string, details?: Readonly<Record<string, string | number>>) => {
        expect(hasMessage(key), key).to.equal(true);
        return message(key, details, 'vi');
      },
    } as unknown as CliContext; // the commands open nothing else
    exit = await command.run(context, { args, flags });
    return lines.join('\n');
  }
  const reason = async (args: readonly string[]) => {
    const error = await rejection(run(args));
    expect(error).to.include({ code: 'invalid-request' });
    return (error as RequestError).details['reason'];
  };
  const take = () => run(['import', file], { fonds: 'P01', year: '2015' });

  it('takes a register in, tells columns and faults, and writes nothing on trial', async () => {
    const tried = await run(['import', file], { fonds: 'P01', year: '2015', dryRun: true });
    expect(tried).to.contain('Cột «Trích yếu»').and.to.contain('B5 «hôm qua»').and.to.contain('Chưa ghi');
    expect(exit).not.to.equal(0);
    expect(await run(['list'], { fonds: 'P01' })).to.contain('Phông chưa có sổ nào.');
    expect(await take()).to.contain('thêm 3');
    expect(await run(['list'], { fonds: 'P01' })).to.contain('Sổ văn bản đi 2015: 3 dòng, 0 dòng có văn bản.');
    expect(await rejection(run(['import', file], { fonds: 'P01', year: 'năm nay' }))).to.include({
      code: 'invalid-request',
    });
    expect(await rejection(run(['nap'], { fonds: 'P01' }))).to.include({ code: 'invalid-request' });
  });

  it('matches, shows both sides with the row as evidence, and settles and takes back', async () => {
    await take();
    expect(await run(['match'], { fonds: 'P01', dryRun: true })).to.contain('Chưa ghi');
    expect(await run(['match'], { fonds: 'P01' })).to.contain('1 văn bản tìm được dòng, 1 phải có người xem');
    expect(await run(['show', ROAD])).to.match(
      /số 15, ngày 05\/03\/2015.*\. Có dòng trong sổ\.\n +Sổ văn bản đi 2015, dòng 1/s,
    );
    expect(await run(['pairs'], { fonds: 'P01' }))
      .to.contain('nhiều dòng cùng khớp')
      .and.to.contain('số 18');

    expect(await run(['accept', WEEKLY])).to.equal('Đã ghi: văn bản là dòng này.');
    expect(await run(['show', WEEKLY]))
      .to.contain('Có dòng trong sổ (')
      .and.to.contain('quyết định)');
    expect(await run(['undo', WEEKLY])).to.contain('Đã bỏ quyết định');
    expect(await reason(['undo', WEEKLY])).to.contain('không có gì để bỏ');
    expect(await run(['reject', WEEKLY])).to.equal('Đã ghi: văn bản không có trong sổ.');
    expect(await run(['show', WEEKLY])).to.match(/Đã được ghi là văn bản ngoài sổ \(\S+ quyết định\)\./u);
    const report = await run(['report'], { fonds: 'P01', report: path.join(folder, 'bao-cao.xlsx') });
    expect(report).to.contain('3 dòng: 1 dòng có văn bản, 2 dòng không có.').and.to.contain('Không có trong sổ:');
  });

  it('prints the ids that accepting a row by hand takes, finds rows by words, and says whose a row is', async () => {
    await take();
    await scan(3, 'Thông báo cắt điện khu chợ');
    const other = `${anId(3)}-1`;
    await run(['match'], { fonds: 'P01' });
    const both = await run(['without'], { fonds: 'P01' });
    expect(both).to.contain('Văn bản chưa có dòng: 1.').and.to.contain(`${other} «`);
    const rows = await store.registers.rows((await store.registers.list())[0]?.id ?? '');
    const [taken = '', free = ''] = rows.map(({ id }) => id);
    expect(both)
      .to.contain('Dòng chưa có văn bản: 2.')
      .and.to.contain(
        `${free}: Sổ văn bản đi 2015, dòng 2, 17/GM-UBND, ngày 09/03/2015: Họp giao ban tuần (ký: Trần Thị Mẫu).`,
      )
      .and.not.to.contain(taken);
    expect(await run(['report'], { fonds: 'P01' })).to.contain(free);

    const found = await run(['find', other, '15/QĐ']);
    expect(found).to.contain(`Đang là của văn bản ${ROAD}`).and.to.contain('Hiện 1 trên 1 dòng');
    expect(await run(['find', other, 'giao', 'ban'])).to.contain('Hiện 2 trên 2 dòng');
    expect(JSON.parse(await run(['find', other, '17'], { json: true }))).to.deep.include({ hits: 1 });
    expect(found).to.contain(`${taken}: Sổ văn bản đi 2015, dòng 1, 15/QĐ-UBND`);
    expect(await run(['find', other, 'zzz']))
      .to.contain('Không có dòng nào chứa «zzz». Thử ')
      .and.not.to.contain('Hiện');
    expect(await reason(['accept', other, taken])).to.contain(ROAD);
    expect(await reason(['accept', other, 'x'])).to.match(/không có dòng nào mang id x; .*register without/u);
    expect(await run(['accept', other, free])).to.equal('Đã ghi: văn bản là dòng này.');
    expect(await run(['without'], { fonds: 'P01' })).to.contain('Văn bản chưa có dòng: 0.');
    expect(await rejection(run(['find']))).to.include({ code: 'invalid-request' });
  });

  it('removes a register with the values that nobody confirmed', async () => {
    await take();
    await run(['match'], { fonds: 'P01' });
    const [register] = await store.registers.list();
    expect(await run(['remove', register?.id ?? ''])).to.contain('Đã bỏ sổ 3 dòng; 1 văn bản');
    expect((await store.readings.document(ROAD))?.fields.number).to.equal(undefined);
    expect(await rejection(run(['remove', 'x']))).to.include({ code: 'not-found' });
  });

  it('lists what was learned, switches it off and on, and forgets it', async () => {
    const learned = (...args: readonly string[]) => run(args, {}, learnedCommand);
    expect(await learned('list')).to.contain('Chưa học được gì');
    const facts = [{ kind: 'signer', name: 'Nguyễn Văn Mẫu', role: 'CHỦ TỊCH', body: 'UBND xã Mẫu' }] as const;
    await store.learned.teach({ documentId: ROAD, year: 2015, facts, nextId: () => anId(900) });
    const line = `Người ký: Nguyễn Văn Mẫu (CHỦ TỊCH, UBND xã Mẫu), 1 văn bản, năm 2015. Mã: ${anId(900)}`;
    expect(await learned('list')).to.equal(line);
    expect(await learned('off', anId(900))).to.contain(`${line} Đang tắt.`);
    expect(await learned('on', anId(900))).to.contain('Đã bật lại.');
    expect(await learned('remove', anId(900))).to.contain('Đã xóa.');
    expect(await rejection(learned('off', anId(900)))).to.include({ code: 'not-found' });
  });
});
