import { join } from 'node:path';
import { expect } from 'chai';
import { isDoubtful, unresolvedRows } from '../../../../src/domain/retention/appendix/appendix-review.ts';
import { groupsOfReview } from '../../../../src/domain/retention/appendix/build-schedule.ts';
import { readAppendix } from '../../../../src/domain/retention/appendix/read-appendix.ts';
import { pricedRows, type RetentionSchedule } from '../../../../src/domain/retention/retention-schedule.ts';
import { createFormatsPool, type FormatsPool } from '../../../../src/formats/formats-pool.ts';
import { createScanReader } from '../../../../src/formats/scan-reader.ts';
import { createTableReader } from '../../../../src/formats/tables/create-table-reader.ts';
import { createSpreadsheetReader } from '../../../../src/formats/xlsx/read-workbook.ts';
import type { TableReader } from '../../../../src/ports/table-reader.ts';
import { drawDocx } from '../../../support/appendix/draw-docx.ts';
import { drawPdf, type PdfLayout } from '../../../support/appendix/draw-pdf.ts';
import { drawXlsx } from '../../../support/appendix/draw-xlsx.ts';
import { layOut, OFFICIAL } from '../../../support/appendix/lay-out.ts';
import { shippedSchedule } from '../../../support/appendix/shipped.ts';
import { toldByTable, withoutLetters } from '../../../support/appendix/told-by-table.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const ACROSS = { subItems: 'letters', groupsAcross: true } as const;
const NUMBERED = { subItems: 'letters', groupsAcross: false } as const;

describe('formats/tables: an appendix read back from DOCX, XLSX and PDF', () => {
  const common = shippedSchedule('tt-09-2011-bnv');
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

  async function readBack(path: string, head: RetentionSchedule) {
    const { rows, format } = await reader.read(path);
    const review = { file: path, sha256: '', rows: readAppendix(rows)?.rows ?? [] };
    return { format, review, read: { ...head, groups: groupsOfReview(head.id, review) } };
  }

  async function expectWhole(path: string, format: string) {
    const found = await readBack(path, common);
    expect(found.format).to.equal(format);
    expect(unresolvedRows(found.review)).to.deep.equal([]);
    expect(toldByTable(found.read)).to.deep.equal(toldByTable(common));
    expect(found.read.groups).to.have.length(24);
    expect(found.read.groups.flatMap(({ items }) => items)).to.have.length(202);
    expect(pricedRows(found.read)).to.have.length(274);
    return found;
  }

  it('DOCX: groups across the table', async () => {
    const path = join(folder, 'common.docx');
    await drawDocx(path, layOut(common, OFFICIAL));
    await expectWhole(path, 'docx');
  });

  it('DOCX: numbers of items drawn by Word', async () => {
    const path = join(folder, 'lists.docx');
    await drawDocx(path, layOut(common, ACROSS), { listNumbers: true });
    await expectWhole(path, 'docx');
  });

  it('DOCX: sub-items with dashes', async () => {
    const path = join(folder, 'dashes.docx');
    await drawDocx(path, layOut(common, { subItems: 'dashes', groupsAcross: true }));
    const { read, review } = await readBack(path, common);
    expect(unresolvedRows(review)).to.deep.equal([]);
    expect(toldByTable(read)).to.deep.equal(withoutLetters(toldByTable(common)));
  });

  it('XLSX', async () => {
    const path = join(folder, 'common.xlsx');
    await drawXlsx(path, layOut(common, NUMBERED));
    await expectWhole(path, 'xlsx');
  });

  const pdfs: Readonly<Record<string, PdfLayout>> = {
    'rows that move to the next page': { splitRows: false, centred: false, padding: 4 },
    'rows broken over pages': { splitRows: true, centred: false, padding: 4 },
    'numbers and periods in the middle of their cells': { splitRows: false, centred: true, padding: 4 },
    'no room around rows': { splitRows: false, centred: false, padding: 2 },
  };
  for (const [name, layout] of Object.entries(pdfs)) {
    it(`PDF: ${name}`, async () => {
      const path = join(folder, 'common.pdf');
      await drawPdf(path, layOut(common, OFFICIAL), layout);
      const { review } = await expectWhole(path, 'pdf');
      const doubted = review.rows.filter(isDoubtful).flatMap(({ findings }) => findings.map(({ code }) => code));
      if (!layout.splitRows) expect(new Set(doubted)).to.deep.equal(new Set(['period-above-sub-items']));
    });
  }

  for (const id of ['tt-10-2022-bnv', 'tt-27-2016-bgddt', 'tt-33-2025-byt', 'tt-08-2025-bnv'] as const) {
    it(`${id} in each format`, async () => {
      const schedule = shippedSchedule(id);
      const rows = layOut(schedule, NUMBERED);
      const paths = ['docx', 'xlsx', 'pdf'].map((ending) => join(folder, `${id}.${ending}`));
      const [docx = '', xlsx = '', pdf = ''] = paths;
      await drawDocx(docx, rows);
      await drawXlsx(xlsx, rows);
      await drawPdf(pdf, rows, { splitRows: false, centred: false, padding: 4 });
      for (const path of paths) {
        const { read } = await readBack(path, schedule);
        expect(toldByTable(read), path).to.deep.equal(toldByTable(schedule));
      }
    });
  }
});
