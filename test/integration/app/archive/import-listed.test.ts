import { join } from 'node:path';
import { expect } from 'chai';
import { importDossiers } from '../../../../src/app/archive/spreadsheets/import-dossiers.ts';
import { sheetLayouts } from '../../../../src/composition/sheet-layouts.ts';
import { createSpreadsheetReader } from '../../../../src/formats/xlsx/read-workbook.ts';
import { createSpreadsheetWriter } from '../../../../src/formats/xlsx/write-workbook.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { disposalDeps, openTestCase } from '../../../support/archive/disposal.ts';
import { FONDS_ID, seedFonds } from '../../../support/archive/dossiers.ts';
import { DOCUMENT_HEADS, DOCUMENTS, DOSSIER_HEADS, DOSSIERS } from '../../../support/archive/workbooks.ts';
import { pglite } from '../../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const RECORD = { title: 'Hồ sơ', paperOriginal: false };
const OWN_FONDS = 1;

describe('app/archive: workbooks with documents of what takes in nothing more', function () {
  this.timeout(60_000);
  let folder: string;
  let store: OpenStore;

  before(async () => {
    folder = await makeTempDir();
  });
  after(() => removeTempDir(folder));
  beforeEach(async () => {
    store = await pglite.sharedStore();
    await seedFonds(store);
  });

  async function take(documents: typeof DOCUMENTS) {
    const spreadsheets = { ...createSpreadsheetReader(), ...createSpreadsheetWriter() };
    const deps = { ...disposalDeps(store), spreadsheets, layouts: sheetLayouts({ 'schemas.folder': null }) };
    const path = join(folder, 'in.xlsx');
    const columns = (heads: readonly string[]) => heads.map((header) => ({ header, width: 10 }));
    const dossiers = DOSSIERS.slice(0, 1).map((row) => row.with(OWN_FONDS, null));
    await spreadsheets.write(path, [
      { name: 'Bảng kê', columns: columns(DOSSIER_HEADS), rows: dossiers },
      { name: 'Văn bản', columns: columns(DOCUMENT_HEADS), rows: documents },
    ]);
    const request = { path, fondsId: FONDS_ID, dryRun: false, faulty: 'skip', actor: 'an' } as const;
    const report = await importDossiers(deps, request);
    const faults = report.remarks.filter(({ level }) => level === 'fault').map(({ message }) => message);
    return { added: report.documents.added, unchanged: report.documents.unchanged, faults };
  }

  it('adds none to a dossier that a list proposes whole, nor to one that is past arranging', async () => {
    await take(DOCUMENTS.slice(0, 1));
    const [dossier] = (await store.dossiers.list({ fondsId: FONDS_ID }, { limit: 1 })).items;
    const dossierId = dossier?.id ?? '';
    const { id: caseId } = await openTestCase(disposalDeps(store));
    const item = { id: 'i1', caseId, kind: 'dossier', state: 'listed', reason: 'expired' } as const;
    await store.disposals.addItems(caseId, [{ ...item, dossierId, documentId: null, record: RECORD }]);

    const listed = await take(DOCUMENTS.slice(0, 2));
    await store.disposals.removeItems(['i1']);
    await store.dossiers.setState([dossierId], 'handed-over');
    const closed = await take(DOCUMENTS.slice(0, 2));
    await store.dossiers.setState([dossierId], 'described');
    const open = await take(DOCUMENTS.slice(0, 2));

    const faults = ['validation.disposal-takes-in-nothing'];
    expect(listed).to.deep.equal({ added: 0, unchanged: 1, faults });
    expect(closed).to.deep.equal({ added: 0, unchanged: 1, faults: ['import.closed'] });
    expect(open).to.deep.equal({ added: 1, unchanged: 1, faults: [] });
  });
});
