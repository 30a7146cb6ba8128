import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { exportDossiers } from '../../../../src/app/archive/spreadsheets/export-dossiers.ts';
import { importDossiers, type DossierImport } from '../../../../src/app/archive/spreadsheets/import-dossiers.ts';
import type { SpreadsheetDeps } from '../../../../src/app/archive/spreadsheets/spreadsheet-deps.ts';
import { documentsOf, dossiersOf } from '../../../../src/app/archive/spreadsheets/walk-fonds.ts';
import { sheetLayouts } from '../../../../src/composition/sheet-layouts.ts';
import { DEFAULT_FONDS_SETTINGS } from '../../../../src/domain/archive/fonds.ts';
import { createSpreadsheetReader } from '../../../../src/formats/xlsx/read-workbook.ts';
import { createSpreadsheetWriter } from '../../../../src/formats/xlsx/write-workbook.ts';
import { systemClock } from '../../../../src/infra/system.ts';
import { createRecordCheck } from '../../../../src/infra/record-check.ts';
import { message } from '../../../../src/infra/messages/message.ts';
import type { WrittenCell } from '../../../../src/ports/spreadsheet.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { createFakeApp } from '../../../support/fake-app.ts';
import { rejection } from '../../../support/rejection.ts';
import { ENGINES } from '../../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const DOSSIER_HEADS = [
  'STT',
  'Phông',
  'Mục lục',
  'Hộp số',
  'Số và ký hiệu HS',
  'Tiêu đề',
  'THBQ',
  'Chế độ sử dụng',
  'Ngôn ngữ',
  'Ngày bắt đầu',
  'Tháng bắt đầu',
  'Năm bắt đầu',
  'Ngày kết thúc',
  'Tháng kết thúc',
  'Năm kết thúc',
  'Số tờ',
  'Lạ',
];
const DOCUMENT_HEADS = [
  'STT',
  'Số và ký hiệu HS',
  'Tên loại',
  'Số',
  'Ký hiệu',
  'Ngày',
  'Tháng',
  'Năm',
  'Trích yếu',
  'Tờ số',
];

/** Titles, names and dates are made up. */
const DOSSIERS: readonly (readonly WrittenCell[])[] = [
  [
    1,
    'Phông thử',
    '01',
    1,
    '01.TCCB',
    'Hồ sơ về tổ chức bộ máy',
    'Vĩnh viễn',
    'Công khai',
    'tiếng việt',
    5,
    1,
    2015,
    null,
    12,
    2015,
    40,
    'x',
  ],
  [
    2,
    'Phông thử',
    '01',
    1,
    '02',
    'Báo cáo tổng kết',
    '20 năm',
    '01',
    null,
    null,
    null,
    2016,
    null,
    null,
    2016,
    12,
    'x',
  ],
];
const FAULTY: readonly (readonly WrittenCell[])[] = [
  [
    3,
    'Phông khác',
    '01',
    1,
    '03',
    'Hồ sơ phông khác',
    '20 năm',
    null,
    null,
    null,
    null,
    2016,
    null,
    null,
    null,
    1,
    null,
  ],
  [4, null, '01', 1, '04', 'Hồ sơ sai ngày', '20 năm', null, null, 31, 2, 2016, null, null, null, 1, null],
  [5, null, '01', 1, '01', 'Hồ sơ trùng số', '20 năm', null, null, null, null, 2016, null, null, null, 1, null],
  [6, null, '01', 1, '06', null, 'lâu', 'Bí mật', null, null, null, 2016, null, null, null, 'nhiều', null],
];
const DOCUMENTS: readonly (readonly WrittenCell[])[] = [
  [1, '01.TCCB', 'Quyết định', '15', 'QĐ-UBND', 5, 1, 2015, 'Về tổ chức bộ máy', '1-3'],
  [2, '01.TCCB', 'Công văn', '16', 'UBND-VX', null, 2, 2015, 'Về việc báo cáo', 4],
  [3, '09', 'Công văn', '17', 'UBND-VX', null, null, 2015, 'Hồ sơ không có', 1],
];

for (const engine of ENGINES) {
  describe(`app/archive: workbooks of dossiers, on ${engine.name}`, function () {
    this.timeout(120_000);
    let folder: string;
    let store: OpenStore;
    let deps: SpreadsheetDeps;

    before(async function () {
      if (engine.missing !== undefined) this.skip();
      folder = await makeTempDir();
    });
    after(async () => {
      if (engine.missing === undefined) await removeTempDir(folder);
    });
    beforeEach(async () => {
      store = await engine.sharedStore();
      const { ids } = createFakeApp().deps;
      const spreadsheets = { ...createSpreadsheetReader(), ...createSpreadsheetWriter() };
      const layouts = sheetLayouts({ 'schemas.folder': null });
      const text: SpreadsheetDeps['text'] = (key, details) => message(key, details);
      deps = { store, ids, clock: systemClock, checkRecord: createRecordCheck(), spreadsheets, layouts, text };
    });

    async function fonds(name = 'Phông thử'): Promise<string> {
      const id = deps.ids.next();
      const dates = { start: null, end: null, creatorId: null, code: null };
      const settings = { scheme: 'activity-time' as const, settings: DEFAULT_FONDS_SETTINGS, description: {} };
      await store.fonds.insert({ id, name, state: 'open', ...dates, ...settings, revision: 1 });
      return id;
    }
    async function book(dossiers: readonly (readonly WrittenCell[])[], documents = DOCUMENTS): Promise<string> {
      const path = join(folder, 'in.xlsx');
      const columns = (heads: readonly string[]) => heads.map((header) => ({ header, width: 10 }));
      await deps.spreadsheets.write(path, [
        { name: 'Bảng kê', heading: ['BẢNG KÊ HỒ SƠ', 'Năm 2015'], columns: columns(DOSSIER_HEADS), rows: dossiers },
        { name: 'Văn bản', columns: columns(DOCUMENT_HEADS), rows: documents },
        { name: 'Ghi chép', columns: columns(['Việc', 'Người']), rows: [['a', 'b']] },
      ]);
      return path;
    }
    async function run(path: string, fondsId: string, given: Partial<DossierImport> = {}) {
      return await importDossiers(deps, { path, fondsId, dryRun: false, faulty: 'skip', actor: 'an', ...given });
    }
    async function all<Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> {
      const found: Row[] = [];
      for await (const row of rows) found.push(row);
      return found;
    }

    it('takes in what is sound, tells every fault by row and column, and changes nothing the second time', async () => {
      const fondsId = await fonds();
      const path = await book([...DOSSIERS, ...FAULTY]);

      const dry = await run(path, fondsId, { dryRun: true });
      const strict = await run(path, fondsId, { faulty: 'refuse' });
      expect([dry.written, strict.written, await store.dossiers.count({ fondsId })]).to.deep.equal([false, false, 0]);
      const real = await run(path, fondsId);
      const again = await run(path, fondsId);

      expect(real.layout).to.equal('import-sheet-2024');
      expect(real.dossiers).to.deep.equal({ read: 6, added: 2, unchanged: 0, differing: 0, faulty: 4 });
      expect(real.documents).to.deep.equal({ read: 3, added: 2, unchanged: 0, differing: 0, faulty: 1 });
      expect(dry.dossiers).to.deep.equal(real.dossiers);
      expect(again.dossiers).to.include({ added: 0, unchanged: 2 });
      expect(again.documents).to.include({ added: 0, unchanged: 2 });
      expect(again.written).to.equal(false);
      const faults = real.remarks.filter(({ level }) => level === 'fault');
      expect(faults.map((one) => [one.sheet, one.row, one.column, one.message])).to.have.deep.members([
        ['Bảng kê', 6, 'B', 'import.other-fonds'],
        ['Bảng kê', 7, 'J', 'import.date-parts'],
        ['Bảng kê', 8, 'E', 'import.twice'],
        ['Bảng kê', 9, 'G', 'import.period'],
        ['Bảng kê', 9, 'P', 'import.integer'],
        ['Bảng kê', 9, 'F', 'validation.required'],
        ['Bảng kê', 9, 'H', 'validation.enum'],
        ['Văn bản', 4, 'B', 'import.no-dossier'],
      ]);
      const left = real.remarks.filter(({ level }) => level === 'warning').map((one) => `${one.sheet} ${one.message}`);
      expect(left).to.include('Ghi chép import.sheet-left-out').and.include('Bảng kê import.column-left-out');
    });

    it('keeps dates as far as they are known, closed values, periods, places and sheets', async () => {
      const fondsId = await fonds();
      await run(await book(DOSSIERS), fondsId);

      const [first, second] = await all(dossiersOf(deps, fondsId));
      const documents = await all(documentsOf(deps, fondsId));

      expect(first).to.include({
        inventoryNumber: '01',
        number: 1,
        boxNumber: 1,
        temporaryNumber: 1,
        state: 'sorting',
      });
      expect(first?.description).to.deep.equal({
        title: 'Hồ sơ về tổ chức bộ máy',
        notation: 'TCCB',
        retention: { kind: 'permanent' },
        accessConditions: 'Công khai',
        language: ['Tiếng Việt'],
        startDate: '2015-01-05',
        endDate: '2015-12',
        sheetCount: 40,
      });
      expect(second?.description).to.include({ startDate: '2016', endDate: '2016', accessConditions: 'Công khai' });
      expect(documents.map(({ ordinal, entry }) => ({ ordinal, ...entry }))).to.deep.equal([
        {
          ordinal: 1,
          documentType: 'Quyết định',
          number: '15',
          notation: 'QĐ-UBND',
          issuedOn: '2015-01-05',
          subject: 'Về tổ chức bộ máy',
          sheetNumber: 1,
          sheetCount: 3,
        },
        {
          ordinal: 2,
          documentType: 'Công văn',
          number: '16',
          notation: 'UBND-VX',
          issuedOn: '2015-02',
          subject: 'Về việc báo cáo',
          sheetNumber: 4,
        },
      ]);
    });

    it('never writes over what is there: another value is told and left', async () => {
      const fondsId = await fonds();
      await run(await book(DOSSIERS), fondsId);
      const changed = DOSSIERS.map((row, index) => (index === 1 ? row.with(5, 'Tiêu đề khác') : row));

      const report = await run(await book(changed), fondsId);

      expect(report.dossiers).to.include({ unchanged: 1, differing: 1 });
      const told = report.remarks.find((one) => one.message === 'import.differs');
      expect(told).to.deep.include({
        row: 5,
        column: 'F',
        value: 'Tiêu đề khác',
        details: { stored: 'Báo cáo tổng kết' },
      });
      expect((await all(dossiersOf(deps, fondsId)))[1]?.description.title).to.equal('Báo cáo tổng kết');
    });

    it('refuses a workbook of another kind and names the columns it wants', async () => {
      const path = join(folder, 'other.xlsx');
      await deps.spreadsheets.write(path, [{ name: 'A', columns: [{ header: 'Tên', width: 9 }], rows: [['x']] }]);

      const error = await rejection(run(path, await fonds()));

      expect(error).to.have.property('code', 'layout-unknown');
      expect(error).to.have.nested.property('details.columns').that.includes('Tiêu đề hồ sơ');
    });

    it('gives back by import what export wrote', async () => {
      const source = await fonds();
      const text = fc
        .string({ minLength: 1, maxLength: 30 })
        .map((one) => `a${one.normalize('NFC').replaceAll(/[^\P{Cc}\t\n]/gu, '')}`.trim());
      const word = fc.constantFrom('=1+1', '@x', '-2', 'Nội dung; phụ lục', '_x000D_', 'Bản "chính"');
      const date = fc.constantFrom('2015', '2015-03', '2015-03-09');
      const retention = fc.constantFrom(
        { kind: 'permanent' as const },
        { kind: 'years' as const, years: 15 },
        { kind: 'years-after-event' as const, years: 5, event: 'chấm dứt Hợp đồng' },
        { kind: 'until-superseded' as const },
        { kind: 'life-of-work' as const },
      );
      const description = fc.record(
        {
          title: fc.oneof(text, word),
          startDate: date,
          retention,
          note: fc.oneof(text, word),
          keywords: fc.uniqueArray(word, { minLength: 1 }),
          sheetCount: fc.nat(900),
          notation: fc.constantFrom('TCCB', 'VX.1'),
        },
        { requiredKeys: ['title'] },
      );
      const documents = fc.array(
        fc.record(
          { subject: fc.oneof(text, word), issuedOn: date, number: fc.constantFrom('1', '05a') },
          { requiredKeys: ['subject'] },
        ),
        { maxLength: 3 },
      );
      const samples = fc.sample(fc.tuple(description, documents, fc.boolean()), { numRuns: 120, seed: 7 });
      await store.dossiers.insert(
        samples.map(([body, , numbered], index) => ({
          ...{ id: deps.ids.next(), fondsId: source, nodeId: null, state: 'sorting' as const, position: index + 1 },
          ...{
            temporaryNumber: index + 1,
            inventoryNumber: numbered ? '01' : null,
            number: numbered ? index + 1 : null,
          },
          ...{ numberFrozen: false, code: null, boxNumber: numbered ? 3 : null, editors: ['an'], checkedBy: null },
          ...{ retentionDecision: null, revision: 1, description: body as never },
        })),
      );
      const made = await all(dossiersOf(deps, source));
      await store.dossiers.insertDocuments(
        made.flatMap(({ id }, index) =>
          (samples[index]?.[1] ?? []).map((entry, at) => ({
            id: deps.ids.next(),
            dossierId: id,
            ordinal: at + 1,
            scanDocumentId: null,
            entry: entry as never,
          })),
        ),
      );
      const path = join(folder, 'out.xlsx');
      await exportDossiers(deps, { path, fondsId: source, viewer: { sight: 'everything' } });

      const target = await fonds('Phông thứ hai');
      const report = await run(path, target);
      const same = await run(path, source);

      expect(report.remarks).to.deep.equal([]);
      expect(same).to.deep.include({ written: false, remarkCount: 0 });
      const shown = async (fondsId: string) => {
        const dossiers = await all(dossiersOf(deps, fondsId));
        const places = new Map(dossiers.map(({ id, position }) => [id, position]));
        return {
          dossiers: dossiers.map(({ temporaryNumber, inventoryNumber, number, boxNumber, description: body }) => ({
            temporaryNumber,
            inventoryNumber,
            number,
            boxNumber,
            body,
          })),
          documents: (await all(documentsOf(deps, fondsId))).map(({ dossierId, ordinal, entry }) => ({
            place: places.get(dossierId),
            ordinal,
            entry,
          })),
        };
      };
      expect(await shown(target)).to.deep.equal(await shown(source));
    });

    it('shows of a secret dossier its number only to those who may not see it, and none of its documents', async () => {
      const fondsId = await fonds();
      const secret = DOSSIERS.map((row, index) => (index === 0 ? row.with(7, 'Mật') : row));
      await run(await book(secret), fondsId);
      const path = join(folder, 'masked.xlsx');

      const report = await exportDossiers(deps, { path, fondsId, viewer: { sight: 'no-secrets' } });

      expect(report).to.include({ dossiers: 2, masked: 1, documents: 0 });
      const workbook = await deps.spreadsheets.open(path);
      const [, row] = await all(workbook.read('Hồ sơ').rows);
      workbook.close();
      expect([...(row?.cells.values() ?? [])].map(({ text }) => text)).to.deep.equal([
        '1',
        '01',
        '01',
        '1',
        '(hạn chế: không hiển thị)',
        '40',
      ]);
    });
  });
}
