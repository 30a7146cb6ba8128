import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { readAuthorityRows, type AuthorityRows } from '../../../../src/domain/archive/authority-rows.ts';
import { createFormatsPool, type FormatsPool } from '../../../../src/formats/formats-pool.ts';
import { createScanReader } from '../../../../src/formats/scan-reader.ts';
import { createTableReader } from '../../../../src/formats/tables/create-table-reader.ts';
import { createSpreadsheetReader } from '../../../../src/formats/xlsx/read-workbook.ts';
import { createSpreadsheetWriter } from '../../../../src/formats/xlsx/write-workbook.ts';
import type { TableReader } from '../../../../src/ports/table-reader.ts';
import { workbookParts, writeParts } from '../../../support/office/make-xlsx.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const BODIES = {
  columns: ['Khóa', 'Tên cơ quan', 'Từ ngày', 'Đến ngày', 'Viết tắt', 'Cấp', 'Trực thuộc', 'Cơ quan kế thừa'],
  rows: [
    ['ub', 'Ủy ban nhân dân tỉnh "Mẫu"', '01/7/2025', null, 'UBND', 'tỉnh', null, null],
    ['vp', 'Văn phòng UBND tỉnh Mẫu', '2010', null, 'VPUBND', 'Cấp tỉnh', 'ub', null],
    ['vp', 'Văn phòng Ủy ban hành chính tỉnh Mẫu', '1976', '2009', null, null, null, null],
    [null, 'Ủy ban hành chính tỉnh Mẫu', null, '1976', null, null, null, 'ub'],
  ],
};
const PEOPLE = {
  columns: ['Họ và tên', 'Chức vụ', 'Từ ngày'],
  rows: [
    ['Người Mẫu Một', 'Chủ tịch', '2016'],
    ['Người Mẫu Một', 'Phó Chủ tịch', '2011'],
  ],
};
const FAULTY = {
  columns: ['Tên cơ quan', 'Từ ngày', 'Cấp'],
  rows: [
    ['Sở A', '31/02/2020', 'tỉnh'],
    ['Sở B', null, 'thôn'],
  ],
};
type Table = typeof BODIES | typeof PEOPLE | typeof FAULTY;

describe('formats/tables: authorities from XLSX as from CSV', () => {
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

  async function read(path: string): Promise<AuthorityRows> {
    return readAuthorityRows((await reader.read(path)).rows);
  }

  async function fromBoth({ columns, rows }: Table) {
    const quoted = (cell: string | null) => `"${(cell ?? '').replaceAll('"', '""')}"`;
    const csv = join(folder, 'bảng.csv');
    await writeFile(csv, [columns, ...rows].map((row) => row.map(quoted).join(';')).join('\r\n'));
    const xlsx = join(folder, 'bảng.xlsx');
    const sheet = { name: 'Danh mục', columns: columns.map((header) => ({ header, width: 20 })), rows };
    await createSpreadsheetWriter().write(xlsx, [sheet]);
    return { csv: await read(csv), xlsx: await read(xlsx) };
  }

  it('gives the same bodies, with earlier names, superiors and successors', async () => {
    const { csv, xlsx } = await fromBoth(BODIES);

    expect(xlsx.file).to.deep.equal(csv.file);
    expect([...xlsx.rows]).to.deep.equal([...csv.rows]);
    expect(xlsx.faults).to.deep.equal([]);
    expect(xlsx.file.organisations).to.have.length(3);
  });

  it('gives the same people with their offices', async () => {
    const { csv, xlsx } = await fromBoth(PEOPLE);

    expect(xlsx.file).to.deep.equal(csv.file);
    expect(xlsx.file.people).to.have.length(1);
  });

  it('names the same faults by the same rows', async () => {
    const { csv, xlsx } = await fromBoth(FAULTY);

    expect(xlsx.faults).to.deep.equal(csv.faults);
    expect(xlsx.faults.map(({ row, column }) => [row, column])).to.deep.equal([
      [2, 'Từ ngày'],
      [3, 'Cấp'],
    ]);
  });

  it('takes a day and a year that the workbook holds as numbers', async () => {
    const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const path = join(folder, 'số.xlsx');
    const sheet =
      `<sheetData><row r="1">${text('A1', 'Tên cơ quan')}${text('B1', 'Từ ngày')}</row>` +
      `<row r="2">${text('A2', 'Sở A')}<c r="B2" s="1"><v>45839</v></c></row>` +
      `<row r="3">${text('A3', 'Sở B')}<c r="B3"><v>2010</v></c></row></sheetData>`;
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    await writeParts(path, workbookParts(sheet, { 'xl/styles.xml': styles }));

    const { file, faults } = await read(path);

    expect(faults).to.deep.equal([]);
    expect(file.organisations).to.have.deep.nested.property('[0].names[0]', { value: 'Sở A', from: '2025-07-01' });
    expect(file.organisations).to.have.deep.nested.property('[1].names[0]', { value: 'Sở B', from: '2010' });
  });
});
