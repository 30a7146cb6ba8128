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
import { DOCUMENT_HEADS, DOCUMENTS, DOSSIER_HEADS, DOSSIERS, FAULTY } from '../../../support/archive/workbooks.ts';
import { rejection } from '../../../support/rejection.ts';
import { ENGINES } from '../../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const NONE = { added: 0, unchanged: 0, differing: 0, taken: 0, hidden: 0, faulty: 0 };

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
      expect(real.dossiers).to.deep.equal({ ...NONE, read: 6, added: 2, faulty: 4 });
      expect(real.documents).to.deep.equal({ ...NONE, read: 3, added: 2, faulty: 1 });
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

    it('takes the values of rows that a person chose, of the revision that the trial told, and tells the ledger', async () => {
      const fondsId = await fonds();
      await run(await book(DOSSIERS), fondsId);
      const changed = DOSSIERS.map((row, index) => (index === 1 ? row.with(5, 'Tiêu đề khác') : row.with(6, '30 năm')));
      const documents = DOCUMENTS.with(0, DOCUMENTS[0]?.with(8, 'Về tổ chức lại') ?? []);
      const path = await book(changed, documents);

      const trial = await run(path, fondsId, { dryRun: true });
      const take = trial.differing.filter(({ row }) => row !== 4);
      const report = await run(path, fondsId, { take });
      const again = await run(path, fondsId, { take });

      expect(
        trial.differing.map(({ sheet, row, fields }) => [sheet, row, fields.map(({ field }) => field)]),
      ).to.deep.equal([
        ['Bảng kê', 4, ['retention']],
        ['Bảng kê', 5, ['title']],
        ['Văn bản', 2, ['subject']],
      ]);
      expect(report.dossiers).to.include({ differing: 1, taken: 1 });
      expect(report.documents).to.include({ taken: 1 });
      const [first, second] = await all(dossiersOf(deps, fondsId));
      expect(second?.description).to.include({ title: 'Tiêu đề khác' });
      expect(first?.description.retention).to.deep.equal({ kind: 'permanent' });
      expect((await all(documentsOf(deps, fondsId)))[0]?.entry).to.include({ subject: 'Về tổ chức lại', number: '15' });
      expect([first?.revision, second?.revision, again.written]).to.deep.equal([2, 2, false]);
      const [entry] = (await store.ledger.list({ subject: second?.id ?? '' }, { limit: 1 })).items;
      expect(entry?.body).to.deep.include({
        fields: ['title'],
        documents: 0,
        by: 'workbook',
      });
      expect(entry?.values).to.have.nested.property('before.description.title', 'Báo cáo tổng kết');
    });

    it('leaves a chosen row that was changed since, is past arranging, or would be lower than its cited row', async () => {
      const fondsId = await fonds();
      await run(await book(DOSSIERS), fondsId);
      const path = await book(DOSSIERS.map((row) => row.with(5, 'Tiêu đề khác').with(6, '5 năm')));
      const { differing } = await run(path, fondsId, { dryRun: true });
      const [first, second] = differing;
      const decision = { period: { kind: 'years', years: 20 } as const, item: null, scheduleVersion: null };
      const decided = {
        ...decision,
        permanentBecause: [],
        reason: 'Theo nhóm',
        decidedBy: 'an',
        decidedOn: '2026-01-01',
      };
      await store.dossiers.update(first?.dossierId ?? '', 1, { editor: 'bình' });
      await store.dossiers.update(second?.dossierId ?? '', 1, { retentionDecision: decided });

      const stale = await run(path, fondsId, { take: differing });
      await store.dossiers.update(first?.dossierId ?? '', 2, { state: 'packaged' });
      const take = differing.map((row, index) => ({ ...row, revision: 3 - index }));
      const report = await run(path, fondsId, { take });

      expect(stale.dossiers).to.include({ taken: 0, faulty: 2 });
      const faultsOf = ({ remarks }: typeof report) =>
        remarks.filter(({ level }) => level === 'fault').map((one) => `${String(one.row)} ${one.message}`);
      expect(faultsOf(stale)).to.include('4 import.changed-meanwhile').and.include('5 import.changed-meanwhile');
      expect(faultsOf(report)).to.include('4 import.closed').and.include('5 validation.decision-not-founded');
      expect((await all(dossiersOf(deps, fondsId))).map(({ description }) => description.title)).to.not.include(
        'Tiêu đề khác',
      );
    });

    it('neither compares nor writes what is hidden from whoever gives the file in', async () => {
      const fondsId = await fonds();
      await run(await book(DOSSIERS), fondsId);
      const [first] = await all(dossiersOf(deps, fondsId));
      if (first === undefined) throw new Error('No dossier');
      await store.dossiers.update(first.id, 1, { description: { ...first.description, secrecy: 'Mật' } });
      const path = await book(DOSSIERS.map((row) => row.with(5, 'Tiêu đề khác')));
      const take = [{ sheet: 'Bảng kê', row: 4, revision: 2 }];

      const report = await run(path, fondsId, { viewer: { sight: 'no-secrets' }, take });

      expect(report.dossiers).to.include({ hidden: 1, differing: 1, taken: 0 });
      expect(report.documents).to.include({ hidden: 2 });
      expect(JSON.stringify(report)).to.not.include('Hồ sơ về tổ chức bộ máy');
      expect((await store.dossiers.find(first.id))?.revision).to.equal(2);
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
