import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect } from 'chai';
import { createFormatsPool, type FormatsPool } from '../../../../src/formats/formats-pool.ts';
import { createScanReader } from '../../../../src/formats/scan-reader.ts';
import { createTableReader } from '../../../../src/formats/tables/create-table-reader.ts';
import { createSpreadsheetReader } from '../../../../src/formats/xlsx/read-workbook.ts';
import type { TableReader } from '../../../../src/ports/table-reader.ts';
import { drawPdf } from '../../../support/appendix/draw-pdf.ts';
import { HEADING } from '../../../support/appendix/lay-out.ts';
import { rejection } from '../../../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

describe('formats/tables: files that hold no table', () => {
  let folder: string;
  let pool: FormatsPool;
  let reader: TableReader;

  before(async () => {
    folder = await makeTempDir();
    pool = createFormatsPool({ threads: 1 });
    reader = createTableReader({ scans: createScanReader({ pool }), spreadsheets: createSpreadsheetReader() });
  });
  after(async () => {
    await pool.dispose();
    await removeTempDir(folder);
  });

  const files: Readonly<Record<string, readonly [content: Buffer, code: string]>> = {
    'nothing.docx': [Buffer.alloc(0), 'file-empty'],
    'letters.docx': [Buffer.from('Bảng thời hạn bảo quản'), 'office-file-unknown'],
    'old.doc': [Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'office-file-old'],
    'cut.pdf': [Buffer.from('%PDF-1.7\n1 0 obj\n<<'), 'file-broken'],
    'cut.docx': [Buffer.from('PK\u0003\u0004'), 'office-file-broken'],
  };
  for (const [name, [content, code]] of Object.entries(files)) {
    it(`refuses ${name} as ${code}`, async () => {
      const path = join(folder, name);
      await writeFile(path, content);
      expect(await rejection(reader.read(path))).to.include({ code });
    });
  }

  it('tells a file that is not there', async () => {
    expect(await rejection(reader.read(join(folder, 'none')))).to.include({ code: 'file-not-found' });
  });

  it('goes by what a file holds, not by its name, and tells the same file by its hash', async () => {
    const [page, pdf] = [join(folder, 'page.docx'), join(folder, 'text.html')];
    await writeFile(page, '<html><table><tr><td>A</td></tr></table></html>');
    await drawPdf(pdf, [HEADING], { splitRows: false, centred: false, padding: 4 });
    expect(await reader.read(page)).to.include({ format: 'html' });
    const found = await reader.read(pdf);
    expect(found.format).to.equal('pdf');
    expect(found.sha256)
      .to.equal((await reader.read(pdf)).sha256)
      .and.to.match(/^[0-9a-f]{64}$/);
  });

  it('says which pages of a PDF have no text', async () => {
    const path = join(folder, 'scan.pdf');
    const document = await PDFDocument.create();
    document.addPage();
    await writeFile(path, await document.save());
    const { rows, remarks } = await reader.read(path);
    expect(rows).to.deep.equal([]);
    expect(remarks).to.deep.equal([{ code: 'pages-without-text', details: { pages: '1' } }]);
  });
});
