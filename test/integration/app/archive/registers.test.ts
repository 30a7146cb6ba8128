import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { findRowsFor } from '../../../../src/app/archive/registers/find-rows.ts';
import { importRegister, type RegisterImportRequest } from '../../../../src/app/archive/registers/import-register.ts';
import { exportRegisterReport } from '../../../../src/app/archive/registers/export-report.ts';
import { matchRegisters } from '../../../../src/app/archive/registers/match-registers.ts';
import type { RegisterDeps, RegisterFileDeps } from '../../../../src/app/archive/registers/register-deps.ts';
import { checkCompleteness, listMatches } from '../../../../src/app/archive/registers/register-report.ts';
import { matchNewScans } from '../../../../src/app/archive/registers/match-new-scans.ts';
import { makeRegisterService, type MatchProgress } from '../../../../src/app/archive/registers/register-service.ts';
import { removeRegister } from '../../../../src/app/archive/registers/remove-register.ts';
import { settleMatch, settleMatches } from '../../../../src/app/archive/registers/settle-match.ts';
import type { FieldValue } from '../../../../src/domain/cataloguing/field-value.ts';
import type { FieldName } from '../../../../src/domain/metadata/field-name.ts';
import { createSpreadsheetReader } from '../../../../src/formats/xlsx/read-workbook.ts';
import { createSpreadsheetWriter } from '../../../../src/formats/xlsx/write-workbook.ts';
import { readCsvTables } from '../../../../src/formats/tables/csv-tables.ts';
import { message } from '../../../../src/infra/messages/message.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { FONDS_ID, seedFonds } from '../../../support/archive/dossiers.ts';
import { rejection } from '../../../support/rejection.ts';
import { aDocument, aHumanValue, aResult, aScanFile, aValue } from '../../../support/store/builders.ts';
import { pglite } from '../../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const HEAD = ['Số, ký hiệu văn bản', 'Ngày tháng văn bản', 'Tên loại và trích yếu nội dung văn bản', 'Người ký'];
const ROADS = 'phê duyệt quyết toán kinh phí sửa chữa tuyến đường liên xã Mẫu Một';
const SCHOOL = 'bổ nhiệm viên chức quản lý trường mầm non Hoa Mẫu';
const ROWS = [
  ['015/QĐ-UBND', '05/03/2015', `Quyết định ${ROADS}`, 'Nguyễn Văn Mẫu'],
  ['16/QĐ-UBND', '06/03/2015', `Quyết định về việc ${SCHOOL}`, 'Nguyễn Văn Mẫu'],
  ['17/GM-UBND', '09/03/2015', 'Giấy mời họp giao ban tuần', 'Trần Thị Mẫu'],
  ['18/GM-UBND', '16/03/2015', 'Giấy mời họp giao ban tuần', 'Trần Thị Mẫu'],
];

describe('app/archive/registers', function () {
  this.timeout(120_000);
  let store: OpenStore;
  let deps: RegisterDeps & RegisterFileDeps;
  let folder: string;
  let sent: string[];

  beforeEach(async () => {
    store = await pglite.sharedStore();
    folder = await makeTempDir();
    sent = [];
    let next = 0;
    const sendAll = (_kind: string, jobs: readonly { readonly payload: object }[]) => {
      sent.push(...jobs.map(({ payload }) => JSON.stringify(payload)));
      return Promise.resolve();
    };
    deps = {
      ...{ store, ids: { next: () => (next += 1).toString(16).padStart(32, 'c') } },
      clock: { now: () => new Date('2026-02-10T03:00:00Z') },
      queue: { sendAll },
      spreadsheets: { ...createSpreadsheetReader(), ...createSpreadsheetWriter() },
      tables: { read: async (file) => ({ ...(await readCsvTables(file)), format: 'csv', bytes: 0, sha256: '' }) },
    };
    await seedFonds(store);
  });
  afterEach(() => removeTempDir(folder));

  const workbook = async (rows: readonly (readonly string[])[], head: readonly string[] = HEAD) => {
    const file = path.join(folder, 'so.xlsx');
    const columns = head.map((header) => ({ header, width: 20 }));
    await deps.spreadsheets.write(file, [{ name: 'Sổ', heading: ['UBND huyện Mẫu'], columns, rows }]);
    return file;
  };
  const take = (file: string, more: Partial<RegisterImportRequest> = {}) =>
    importRegister(deps, {
      ...{ path: file, fondsId: FONDS_ID, kind: 'outgoing', year: 2015, dryRun: false, faulty: 'skip', actor: 'an' },
      ...more,
    });
  const scan = async (number: number, fields: Partial<Record<FieldName, FieldValue>>) => {
    const file = aScanFile(number, { state: 'review' });
    await store.scanFiles.insert(file);
    await store.readings.saveResult(aResult(file.id, ['trang'], [aDocument(1, 1, fields)]));
    return `${file.id}-1`;
  };
  const match = () => matchRegisters(deps, { fondsId: FONDS_ID, dryRun: false, actor: 'an' });
  const said = async (id: string, field: FieldName) => (await store.readings.document(id))?.fields[field]?.register;
  const unsure = (value: string) => aValue(value, { needsReview: true });

  it('takes a register in, tells faults row by row, and brings it up to date', async () => {
    const file = await workbook([...ROWS, ['x', '31/02/2015', 'Báo cáo A', ''], ['', '', '', 'Ai đó']]);
    const tried = await take(file, { dryRun: true });
    expect(tried).to.deep.include({ written: false, read: 4, added: 4, registerId: null });
    expect(tried.faults.map(({ row, column, code }) => [row, column, code])).to.deep.equal([
      [7, 'B', 'date'],
      [8, null, 'nothing-said'],
    ]);
    expect(await take(file, { faulty: 'refuse' })).to.deep.include({ written: false });
    const { registerId } = await take(file);
    expect((await store.registers.rows(registerId ?? ''))[0]?.entry).to.deep.include({
      ...{ number: '015', notation: 'QĐ-UBND', date: '2015-03-05', documentType: 'Quyết định', subject: ROADS },
    });

    const again = await take(await workbook([['15/QĐ-UBND', '07/03/2015', ROADS, 'Nguyễn Văn Mẫu'], ...ROWS.slice(1)]));
    expect(again).to.deep.include({ added: 0, changed: 1, unchanged: 3, removed: 0 });
    expect(
      await take(await workbook([['15/QĐ-UBND', '07/03/2015', ROADS, 'Nguyễn Văn Mẫu'], ...ROWS.slice(1)])),
    ).to.deep.include({ changed: 0, written: false });
    expect(await take(await workbook(ROWS.slice(1)))).to.deep.include({ removed: 1 });
    expect(await store.registers.imports(registerId ?? '')).to.have.length(3);
  });

  it('reads CSV, and columns as a person names them', async () => {
    const file = path.join(folder, 'so.csv');
    await writeFile(file, `Mã VB;Phát hành;Về\n15;05/03/2015;"${ROADS}"\n`);
    expect(await rejection(take(file))).to.include({ code: 'layout-unknown' });
    const columns = { 'mã vb': 'number', 'Phát hành': 'date', Về: 'subject' } as const;
    expect(await take(file, { columns })).to.deep.include({ read: 1, added: 1, written: true });
  });

  it('takes no date of which day and month cannot be told, where a file writes them month first', async () => {
    const file = path.join(folder, 'so.csv');
    const rows = ['15/QĐ-UBND;3/15/2019;A', '16/QĐ-UBND;03/04/2019;B', '17/QĐ-UBND;04/04/2019;C'];
    await writeFile(file, `Số, ký hiệu;Ngày tháng;Trích yếu\n${rows.join('\n')}\n`);
    const { read, faults } = await take(file);

    expect(read).to.equal(1);
    expect(faults.map(({ row, code, value }) => [row, code, value])).to.deep.equal([
      [2, 'date', '3/15/2019'],
      [3, 'date', '03/04/2019'],
    ]);
  });

  it('fills number and date that were written by hand, with the row as evidence, and tells the host', async () => {
    await take(await workbook(ROWS));
    const id = await scan(1, { subject: aValue(`Phê duyệt quyết toán kinh phi sửa chữa tuyến đường liên xã Mẫu Một`) });
    const report = await match();

    expect(report).to.deep.include({ documents: 1, rows: 4, paired: 1, filled: 1 });
    expect(await said(id, 'number')).to.deep.include({ value: '015', needsReview: false });
    expect(await said(id, 'issuedOn')).to.deep.include({ value: '2015-03-05' });
    expect(await said(id, 'referenceNumber')).to.deep.include({ value: '015/QĐ-UBND' });
    const rowId = (await store.registers.match(id))?.rowId;
    expect(await said(id, 'number')).to.deep.include({ registerRow: rowId });
    expect(sent).to.have.length(1);
    expect((await store.scanFiles.find(id.slice(0, 32)))?.state).to.equal('done');
    sent = [];
    await match();
    expect(sent, 'nothing changes the second time').to.deep.equal([]);
  });

  it('never speaks over a person, in the console or in the host, nor over what was read surely', async () => {
    await take(await workbook(ROWS));
    const id = await scan(1, { subject: aValue(ROADS), number: unsure('1'), issuedOn: aValue('2015-03-05') });
    const seen = { documentId: id, revision: (await store.readings.document(id))?.revision ?? 0 };
    await store.readings.setHumanValue({ ...seen, field: 'number', value: aHumanValue('99') });
    await match();

    const document = await store.readings.document(id);
    expect(document?.fields.number?.register).to.equal(undefined);
    expect(document?.fields.number?.human?.value).to.equal('99');
    expect(document?.fields.issuedOn?.register).to.equal(undefined);
  });

  it('leaves near rows to a person, keeps what the person says, and reports both sides', async () => {
    await take(await workbook(ROWS));
    const doubtful = await scan(1, { subject: aValue('Họp giao ban tuần'), documentType: aValue('Giấy mời') });
    const foreign = await scan(2, { subject: aValue('Thông báo cắt điện khu vực chợ Mẫu Hai') });
    await match();
    const found = await listMatches(deps, { fondsId: FONDS_ID, state: 'doubtful' }, { limit: 9 });
    expect(found.items.map(({ document }) => document.documentId)).to.deep.equal([doubtful]);
    const [first] = found.items;
    expect(first?.rows.map(({ entry }) => entry.number).sort()).to.deep.equal(['17', '18']);

    const chosen = String(first?.rows.find(({ entry }) => entry.number === '18')?.rowId);
    const settlement = { documentId: doubtful, rowId: chosen, actor: 'bình' };
    expect(await rejection(settleMatch(deps, { ...settlement, revision: 7 }))).to.include({ code: 'stale' });
    await settleMatch(deps, { ...settlement, revision: Number(first?.revision) });
    expect((await store.readings.document(doubtful))?.fields.number?.register?.value).to.equal('18');
    await match();
    expect((await store.registers.match(doubtful))?.decided?.by).to.equal('bình');
    expect(await checkCompleteness(deps, FONDS_ID)).to.deep.include({
      ...{ rows: 4, paired: 1, rowsWithout: 3, documents: 2, documentsWithout: 1, doubtful: 0 },
    });
    const without = await listMatches(deps, { fondsId: FONDS_ID, state: 'unmatched' }, { limit: 9 });
    expect(without.items.map(({ document }) => document.documentId)).to.deep.equal([foreign]);

    const out = path.join(folder, 'bao-cao.xlsx');
    await exportRegisterReport(deps, { fondsId: FONDS_ID, path: out, text: (key, details) => message(key, details) });
    const written = await deps.spreadsheets.open(out);
    expect(written.sheets.map(({ name }) => name)).to.deep.equal([
      'Dòng không có văn bản',
      'Văn bản không có trong sổ',
      'Cặp phải xem',
    ]);
    const cells = [];
    for await (const { cells: row } of written.read('Dòng không có văn bản').rows)
      cells.push([...row.values()].map((cell) => cell.text));
    expect(cells.flat().filter((cell) => /^\d{2}\/\d{2}\/\d{4}$/.test(cell))).to.have.length(3);
    expect(cells.flat().filter((cell) => /^\d{4}-/.test(cell))).to.deep.equal([]);
    written.close();
  });

  it('writes over nothing that a person decided, and stops where a document went away, while it ran', async () => {
    await take(await workbook(ROWS));
    const weekly = await scan(1, { subject: aValue('Họp giao ban tuần'), documentType: aValue('Giấy mời') });
    await match();
    const [first, second] = (await store.registers.match(weekly))?.candidates.map(({ rowId }) => rowId) ?? [];
    await settleMatch(deps, { documentId: weekly, rowId: first ?? null, revision: 1, actor: 'bình' });
    const before = await said(weekly, 'number');
    const meanwhile = async (work: () => Promise<unknown>) => {
      const request = { fondsId: FONDS_ID, dryRun: false, actor: 'an' };
      let done = false;
      const onProgress = async () => {
        if (!done) await work();
        done = true;
      };
      return rejection(matchRegisters(deps, { ...request, onProgress }));
    };

    const settled = { documentId: weekly, rowId: second ?? null, revision: 2, actor: 'bình' };
    expect(await meanwhile(() => settleMatch(deps, settled))).to.include({ code: 'stale' });
    expect(await said(weekly, 'number')).to.not.deep.equal(before);

    const corrected = await workbook([['15/QĐ-UBND', '07/03/2015', ROADS, 'Nguyễn Văn Mẫu'], ...ROWS.slice(1)]);
    expect(await meanwhile(() => take(corrected)), 'a cell that an import corrects').to.include({ code: 'stale' });

    const road = await scan(2, { subject: aValue(ROADS) });
    expect(await meanwhile(() => store.readings.purge(road.slice(0, 32)))).to.include({ code: 'stale' });
  });

  it('shows two scans of one row as such and fills neither', async () => {
    await take(await workbook(ROWS));
    const ids = [await scan(1, { subject: aValue(ROADS) }), await scan(2, { subject: aValue(ROADS) })];
    await match();

    for (const id of ids) {
      expect(await store.registers.match(id)).to.deep.include({ state: 'doubtful', doubt: 'near-documents' });
      expect((await store.readings.document(id))?.fields.number).to.equal(undefined);
    }
  });

  it('settles many, tells who was late, and takes back to what the rules said', async () => {
    await take(await workbook(ROWS));
    const road = await scan(1, { subject: aValue(ROADS) });
    const weekly = await scan(2, { subject: aValue('Họp giao ban tuần'), documentType: aValue('Giấy mời') });
    await match();
    const before = await store.registers.match(weekly);
    const [rowId] = before?.candidates.map((one) => one.rowId) ?? [];
    const { settled, refused } = await settleMatches(deps, {
      settlements: [
        { documentId: road, revision: 1, rowId: null },
        { documentId: weekly, revision: 1, rowId: rowId ?? null },
        { documentId: weekly, revision: 1, rowId: null },
        { documentId: road, revision: 2, rowId: 'f'.repeat(32) },
      ],
      actor: 'bình',
    });
    expect(settled.map(({ state }) => state)).to.deep.equal(['unmatched', 'paired']);
    expect(refused.map(({ code }) => code)).to.deep.equal(['stale', 'invalid-request']);
    expect(await said(road, 'number')).to.equal(undefined);

    const back = [road, weekly].map((documentId) => ({ documentId, revision: 2 }));
    await settleMatches(deps, { settlements: back, actor: 'bình' });
    expect(await store.registers.match(road)).to.deep.include({ state: 'paired', decided: null });
    expect(await said(road, 'number')).to.deep.include({ value: '015' });
    expect(await store.registers.match(weekly)).to.deep.equal({ ...before, revision: 3 });
    expect(await said(weekly, 'number')).to.equal(undefined);
  });

  it('lets a person choose a row that the rules did not find, with the same evidence, and takes it back', async () => {
    await take(await workbook(ROWS));
    const lost = await scan(1, { subject: aValue('Thông báo cắt điện khu vực chợ Mẫu Hai'), number: unsure('71') });
    const road = await scan(2, { subject: aValue(ROADS) });
    await match();
    const before = await store.registers.match(lost);
    expect(before).to.deep.include({ state: 'unmatched', candidates: [] });
    const seen = { documentId: lost, revision: (await store.readings.document(lost))?.revision ?? 0 };
    await store.readings.setHumanValue({ ...seen, field: 'issuedOn', value: aHumanValue('2015-03-10') });

    const { rows, hits } = await findRowsFor(deps, { documentId: lost, text: 'mẫu' });
    expect([rows.length, hits]).to.deep.equal([4, 4]);
    const taken = rows.find(({ entry }) => entry.number === '015');
    expect(taken).to.include({ takenBy: road, takenByFile: aScanFile(2).name });
    const rowId = String(rows.find(({ entry }) => entry.number === '17')?.rowId);
    await settleMatch(deps, { documentId: lost, rowId, revision: 1, actor: 'bình' });

    expect(await said(lost, 'number')).to.deep.include({ value: '17', registerRow: rowId });
    expect((await store.readings.document(lost))?.fields.issuedOn).to.have.all.keys('human');
    const own = await findRowsFor(deps, { documentId: lost, text: '17' });
    expect(own.rows.map(({ takenBy }) => takenBy)).to.deep.equal([undefined]);
    const refused = { documentId: lost, rowId: taken?.rowId ?? '', revision: 2, actor: 'bình' };
    expect(await rejection(settleMatch(deps, refused))).to.include({ code: 'stale' });
    await match();
    expect((await store.registers.match(lost))?.decided?.by, 'rules leave it').to.equal('bình');

    const { revision = 0 } = (await store.registers.match(lost)) ?? {};
    await settleMatches(deps, { settlements: [{ documentId: lost, revision }], actor: 'bình' });
    expect(await store.registers.match(lost)).to.deep.equal({ ...before, revision: revision + 1 });
    expect(await said(lost, 'number')).to.equal(undefined);
    expect(await rejection(findRowsFor(deps, { documentId: 'x', text: '' }))).to.include({ code: 'not-found' });
  });

  it('asks about a certain date that a chosen row contradicts, with the row as evidence, until it is taken back', async () => {
    await take(await workbook(ROWS));
    const id = await scan(1, { subject: aValue(ROADS), number: aValue('15'), issuedOn: aValue('2015-08-18') });
    await match();
    const before = await store.registers.match(id);
    expect(before).to.deep.include({ state: 'doubtful', doubt: 'conflict' });
    expect((await store.readings.document(id))?.needsReview).to.equal(false);
    const rowId = before?.candidates[0]?.rowId ?? '';
    await settleMatch(deps, { documentId: id, rowId, revision: 1, actor: 'bình' });

    const asked = { value: '2015-08-18', needsReview: true, registerRow: rowId };
    expect(await said(id, 'issuedOn')).to.deep.include(asked);
    expect(await said(id, 'number'), 'the same but for zeros').to.equal(undefined);
    expect((await store.readings.document(id))?.needsReview).to.equal(true);
    expect((await store.scanFiles.find(id.slice(0, 32)))?.state).to.equal('review');
    await match();
    expect(await said(id, 'issuedOn'), 'matching leaves it').to.deep.include(asked);

    await settleMatches(deps, { settlements: [{ documentId: id, revision: 2 }], actor: 'bình' });
    expect((await store.readings.document(id))?.fields.issuedOn).to.have.all.keys('model');
    expect((await store.readings.document(id))?.needsReview).to.equal(false);
    expect((await store.scanFiles.find(id.slice(0, 32)))?.state).to.equal('done');
  });

  it('takes a settlement back also where its row is another document’s by now', async () => {
    await take(await workbook(ROWS));
    const road = await scan(1, { subject: aValue(ROADS) });
    await match();
    await settleMatch(deps, { documentId: road, rowId: null, revision: 1, actor: 'bình' });
    const copy = await scan(2, { subject: aValue(ROADS) });
    await match();
    expect(await store.registers.match(copy)).to.include({ state: 'paired' });

    await settleMatches(deps, { settlements: [{ documentId: road, revision: 2 }], actor: 'bình' });
    expect(await store.registers.match(road)).to.deep.include({ state: 'unmatched', rowId: null, decided: null });
    expect(await store.registers.match(copy)).to.include({ state: 'paired' });
  });

  it('takes unconfirmed values back with the register, and leaves what a person confirmed', async () => {
    const { registerId } = await take(await workbook(ROWS));
    const [road, school] = [await scan(1, { subject: aValue(ROADS) }), await scan(2, { subject: aValue(SCHOOL) })];
    await match();
    const seen = { documentId: school, revision: (await store.readings.document(school))?.revision ?? 0 };
    await store.readings.setHumanValue({ ...seen, field: 'number', value: aHumanValue('16') });
    sent = [];

    const removed = await removeRegister(deps, { registerId: registerId ?? '', actor: 'an' });
    expect(removed).to.deep.equal({ rows: 4, documents: 2 });
    expect((await store.readings.document(road))?.fields.number).to.equal(undefined);
    expect((await store.readings.document(school))?.fields.number?.human?.value).to.equal('16');
    expect(sent).to.have.length(2);
    expect(await match()).to.deep.include({ rows: 0, paired: 0 });
    expect(await take(await workbook(ROWS)), 'the same again').to.deep.include({ added: 4, registerId });
    expect(await match()).to.deep.include({ rows: 4, paired: 2 });
  });

  it('matches new scans by itself, once, where a register covers their year', async () => {
    const anew = () => matchNewScans(deps, { rest: () => Promise.resolve(), signal: new AbortController().signal });
    await scan(1, { subject: aValue(ROADS), issuedOn: aValue('2015-03-05') });
    expect(await anew(), 'no register').to.deep.equal([]);
    await take(await workbook(ROWS));
    expect((await anew()).map(({ paired }) => paired)).to.deep.equal([1]);
    expect(await anew(), 'nothing new').to.deep.equal([]);
    await scan(2, { subject: aValue(SCHOOL), issuedOn: aValue('1987-03-05') });
    expect(await anew(), 'another year').to.deep.equal([]);
    await scan(3, { subject: aValue(SCHOOL) });
    expect((await anew()).map(({ paired }) => paired)).to.deep.equal([2]);
  });

  it('tells how far a matching is, and runs one after the other', async () => {
    await take(await workbook(ROWS));
    await scan(1, { subject: aValue(ROADS) });
    const told: MatchProgress[] = [];
    const service = makeRegisterService(deps, () => {
      told.push(service.progress(FONDS_ID));
      return Promise.resolve();
    });
    const request = { fondsId: FONDS_ID, dryRun: false, actor: 'an' };
    const reports = await Promise.all([service.match(request), service.match(request)]);
    expect(reports.map(({ paired }) => paired)).to.deep.equal([1, 1]);
    expect(told).to.deep.equal([
      { running: true, done: 0, of: 1 },
      { running: true, done: 0, of: 1 },
    ]);
    expect(service.progress(FONDS_ID).running).to.equal(false);
  });
});
