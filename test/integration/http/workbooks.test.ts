import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { WrittenCell } from '../../../src/ports/spreadsheet.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDossier, FONDS_ID, seedFonds } from '../../support/archive/dossiers.ts';
import { DOCUMENT_HEADS, DOCUMENTS, DOSSIER_HEADS, DOSSIERS } from '../../support/archive/workbooks.ts';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { as, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { createOfficeFiles } from '../../support/http/office-files.ts';
import { pglite } from '../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Report = Readonly<{
  written: boolean;
  dossiers: Readonly<Record<string, number>>;
  remarks: readonly Readonly<Record<string, unknown>>[];
  differing: readonly Readonly<{ sheet: string; row: number; revision: number }>[];
}>;

describe('http: workbooks', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let app: TestApp;
  let folder: string;

  before(async () => {
    folder = await makeTempDir();
  });
  after(() => removeTempDir(folder));
  beforeEach(async () => {
    store = await pglite.sharedStore();
    app = await createArchiveApp(store, { office: createOfficeFiles(folder) });
    await seedFonds(store);
  });

  /** Rows of another fonds would be refused. */
  const ROWS = DOSSIERS.map((row) => row.with(1, null));
  async function book(rows: readonly (readonly WrittenCell[])[]): Promise<Buffer> {
    const path = join(folder, 'in.xlsx');
    const columns = (heads: readonly string[]) => heads.map((header) => ({ header, width: 10 }));
    await createOfficeFiles(folder).spreadsheets.write(path, [
      { name: 'Bảng kê', columns: columns(DOSSIER_HEADS), rows },
      { name: 'Văn bản', columns: columns(DOCUMENT_HEADS), rows: DOCUMENTS.slice(0, 2) },
    ]);
    return readFile(path);
  }
  async function stage(bytes: Buffer): Promise<string> {
    const response = await as(app, 'operator', 'post /staged-files').type(XLSX).send(bytes);
    expectDescribed(response, 'stageFile');
    expect(response.status, response.text).to.equal(201);
    return (response.body as { sha256: string }).sha256;
  }
  async function bring(order: object, way: '/trial' | '' = '', role: Role = 'operator') {
    const response = await as(app, role, `post /fonds/${FONDS_ID}/dossier-imports${way}`).send(order);
    expectDescribed(response, way === '' ? 'importDossiers' : 'tryDossierImport');
    return { status: response.status, report: response.body as Report, body: response.body as Record<string, unknown> };
  }

  it('tries a file row by row, takes the very same in, and changes nothing the second time', async () => {
    const sha256 = await stage(await book([...ROWS, (ROWS[0] ?? []).with(5, null)]));

    const trial = await bring({ sha256 }, '/trial');
    expect(await store.dossiers.count({})).to.equal(0);
    const strict = await bring({ sha256, faulty: 'refuse' });
    const taken = await bring({ sha256 });
    const again = await bring({ sha256 });

    expect(trial.report.dossiers).to.include({ read: 3, added: 2, faulty: 1 });
    expect(trial.report.remarks.find(({ level }) => level === 'fault')).to.include({ sheet: 'Bảng kê', row: 4 });
    expect([trial, strict, taken, again].map(({ report }) => report.written)).to.deep.equal([
      false,
      false,
      true,
      false,
    ]);
    expect(await store.dossiers.count({})).to.equal(2);
  });

  it('takes what a person chose of rows that differ', async () => {
    await bring({ sha256: await stage(await book(ROWS)) });
    const sha256 = await stage(await book(ROWS.map((row) => row.with(5, 'Tiêu đề khác'))));

    const { report } = await bring({ sha256 }, '/trial');
    const take = report.differing.slice(0, 1).map(({ sheet, row, revision }) => ({ sheet, row, revision }));
    const taken = await bring({ sha256, take });

    expect(report.differing[0]).to.deep.include({
      fields: [{ field: 'title', stored: 'Hồ sơ về tổ chức bộ máy', given: 'Tiêu đề khác' }],
    });
    expect(taken.report.dossiers).to.include({ taken: 1, differing: 1 });
    const { items } = await store.dossiers.list({}, { limit: 5 });
    expect(items.map(({ description }) => description.title)).to.deep.equal(['Tiêu đề khác', 'Báo cáo tổng kết']);
  });

  it('reports and exports as workbooks, masked by role', async () => {
    await store.dossiers.insert([aDossier(1), aDossier(2, { description: { title: 'Hồ sơ kín', secrecy: 'Mật' } })]);
    const sha256 = await stage(await book([(ROWS[0] ?? []).with(5, null)]));
    const report = await as(app, 'operator', `post /fonds/${FONDS_ID}/dossier-imports/report`).send({ sha256 });
    const titles = async (role: Role) => {
      const response = await as(app, role, `get /fonds/${FONDS_ID}/dossier-workbook?layout=vankho`).responseType(
        'blob',
      );
      expectDescribed(response, 'exportDossiers');
      return JSON.stringify(await cellsOf(response.body as Buffer));
    };

    expectDescribed(report, 'reportDossierImport');
    expect(report.get('content-disposition')).to.include('.xlsx');
    expect(await titles('archivist')).to.include('Hồ sơ kín');
    expect(await titles('operator'))
      .to.include('Hồ sơ hội nghị số 1')
      .and.to.not.include('Hồ sơ kín');
  });

  it('names layouts, and refuses files that were not handed in, that are too large or of another kind', async () => {
    const layouts = await as(app, 'checker', 'get /sheet-layouts');
    expectDescribed(layouts, 'listSheetLayouts');
    expect(layouts.body).to.have.nested.property('items[0].dossiers.columns[0].headers');

    const unknown = await bring({ sha256: 'a'.repeat(64) });
    expect([unknown.status, unknown.body['code']]).to.deep.equal([404, 'not-found']);
    const noBook = await bring({ sha256: await stage(Buffer.from('no workbook')) }, '/trial');
    expect([noBook.status, noBook.body['code']]).to.deep.equal([422, 'office-file-unknown']);
    const form = await as(app, 'operator', 'post /staged-files').attach('file', await book(ROWS), 'bảng kê.xlsx');
    expect([form.status, (form.body as { sha256: string }).sha256]).to.deep.equal([201, await stage(await book(ROWS))]);
    const twice = await as(app, 'operator', 'post /staged-files')
      .attach('file', Buffer.from('a'), 'a')
      .attach('file', Buffer.from('b'), 'b');
    const text = await as(app, 'operator', 'post /staged-files').type('text/plain').send('x');
    expect([twice.status, text.status]).to.deep.equal([400, 415]);
    for (const role of ['checker', 'reader'] as const)
      expect((await bring({ sha256: 'a'.repeat(64) }, '', role)).status).to.equal(403);
  });

  async function cellsOf(bytes: Buffer): Promise<readonly string[]> {
    const path = join(folder, 'read.xlsx');
    await writeFile(path, bytes);
    const workbook = await createOfficeFiles(folder).spreadsheets.open(path);
    const cells: string[] = [];
    for (const { name } of workbook.sheets)
      for await (const row of workbook.read(name).rows) cells.push(...[...row.cells.values()].map(({ text }) => text));
    workbook.close();
    return cells;
  }
});
