import { expect } from 'chai';
import { dossierWords, exportPagesToRescan, listPagesToRescan } from '../../../src/app/pages-to-rescan.ts';
import type { PageFindingCode } from '../../../src/domain/page/page-reading.ts';
import { message, title } from '../../../src/infra/messages/message.ts';
import type { SheetToWrite, WrittenCell } from '../../../src/ports/spreadsheet.ts';
import { createMemoryStore, type MemoryStore } from '../../support/memory-store.ts';
import { aDocument, anId, aResult, aScanFile } from '../../support/store/builders.ts';

describe('app: pages to be scanned again', () => {
  let store: MemoryStore;
  beforeEach(async () => {
    store = createMemoryStore();
    await file(1, 'hộp 10/tờ 2.pdf', ['blurred', 'skewed']);
    await file(2, 'hộp 9/tờ 11.pdf', ['clipped', 'blurred']);
    await file(3, 'hộp 9/tờ 2.pdf', ['skewed']);
  });

  async function file(number: number, name: string, codes: readonly PageFindingCode[]): Promise<void> {
    await store.scanFiles.insert(aScanFile(number, { name, state: 'done' }));
    const result = aResult(anId(number), ['một', 'hai'], [aDocument(1, 2)]);
    const findings = codes.map((code) => ({ code }));
    const readings = result.readings.map((reading) => ({ ...reading, verdict: 'rescan' as const, findings }));
    await store.readings.saveResult({ ...result, readings });
  }

  it('are listed as people look for papers: numbers in names by size', async () => {
    const pages = await listPagesToRescan(store);

    expect(pages.map(({ fileName, page }) => `${fileName} ${String(page)}`)).to.deep.equal([
      'hộp 9/tờ 2.pdf 1',
      'hộp 9/tờ 2.pdf 2',
      'hộp 9/tờ 11.pdf 1',
      'hộp 9/tờ 11.pdf 2',
      'hộp 10/tờ 2.pdf 1',
      'hộp 10/tờ 2.pdf 2',
    ]);
  });

  it('say why, and nothing of what a scan would not cure; where the rules have changed, all that was found', async () => {
    const pages = await listPagesToRescan(store);

    const codes = pages.filter(({ page }) => page === 1).map(({ findings }) => findings.map(({ code }) => code));
    expect(codes).to.deep.equal([['skewed'], ['clipped', 'blurred'], ['blurred']]);
  });

  it('are written into a workbook with room to tick them off', async () => {
    const written: SheetToWrite[] = [];
    const spreadsheets = { write: (_path: string, sheets: readonly SheetToWrite[]) => Promise.resolve(void written.push(...sheets)) }; // prettier-ignore

    const words = { text: message, reason: (code: string) => title(code) };
    const pages = await exportPagesToRescan({ store, spreadsheets }, { path: 'out.xlsx', ...words });

    const [sheet] = written;
    expect(pages).to.equal(6);
    expect(sheet?.heading).to.deep.equal(['Trang nên quét lại', '6 trang, 3 tệp']);
    expect(sheet?.columns.map(({ header }) => header)).to.deep.equal([
      ...['STT', 'Tệp', 'Trang', 'Hồ sơ', 'Hộp số', 'Lý do', 'Nguồn', 'Đã quét lại'],
    ]);
    const rows = sheet?.rows as readonly (readonly WrittenCell[])[];
    const reasons = `${title('clipped')}; ${title('blurred')}`;
    expect(rows[2]).to.deep.equal([3, 'hộp 9/tờ 11.pdf', 1, null, null, reasons, 'folder', null]);
  });

  it('name a dossier as it stands on the shelf, by its temporary number until it has one of the inventory', () => {
    const place = { inventoryNumber: '01', number: 7, temporaryNumber: 34, boxNumber: 3 };
    expect(dossierWords(place, message)).to.equal('mục lục 01, số 7');
    expect(dossierWords({ ...place, inventoryNumber: null }, message)).to.equal('số 7');
    expect(dossierWords({ ...place, number: null }, message)).to.equal('số tạm 34');
  });
});
