import { join } from 'node:path';
import { expect } from 'chai';
import { createSpreadsheetReader } from '../../../../src/formats/xlsx/read-workbook.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';
import { readWhole, workbookParts, writeParts, type Parts } from '../../../support/office/make-xlsx.ts';

const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-42A]dd/mm/yyyy;@"/>
  <numFmt numFmtId="165" formatCode="yyyy"/><numFmt numFmtId="166" formatCode="mm/yyyy"/>
  <numFmt numFmtId="167" formatCode="000"/><numFmt numFmtId="168" formatCode="h:mm"/>
  <numFmt numFmtId="169" formatCode="0&quot; ngày&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>
  <xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="169"/></cellXfs></styleSheet>`;

describe('formats/xlsx: reading cells', () => {
  let folder: string;
  before(async () => {
    folder = await makeTempDir();
  });
  after(() => removeTempDir(folder));

  async function read(sheetData: string, given: Parts = {}) {
    const path = await writeParts(join(folder, 'a.xlsx'), workbookParts(sheetData, given));
    return await readWhole(path, 'Hồ sơ');
  }
  async function row(cells: string, given: Parts = {}) {
    const { rows } = await read(`<sheetData><row r="1">${cells}</row></sheetData>`, given);
    return [...(rows[0]?.cells.values() ?? [])];
  }

  it('reads texts shared, inline and of formulas, joined and composed, without what is written above characters', async () => {
    const strings = `<sst><si><r><t>Báo </t></r><r><t xml:space="preserve">cáo ${'năm'.normalize('NFD')}</t></r>
      <rPh><t>đọc</t></rPh></si></sst>`;

    const cells = await row(
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Số 5</t></is></c>' +
        '<c r="C1" t="str"><f>A1&amp;B1</f><v>ghép_x000D_</v></c><c r="D1" t="s"><v>7</v></c>',
      { 'xl/sharedStrings.xml': strings },
    );

    expect(cells).to.deep.equal([
      { kind: 'text', text: 'Báo cáo năm' },
      { kind: 'text', text: 'Số 5' },
      { kind: 'text', text: 'ghép\r', formula: true },
      { kind: 'error', text: '#REF!' },
    ]);
  });

  it('reads numbers as they are shown, and dates by their format, as far as it shows them', async () => {
    const cells = await row(
      '<c r="A1"><v>0.30000000000000004</v></c><c r="B1" s="1"><v>42005</v></c><c r="C1" s="2"><v>42005.75</v></c>' +
        '<c r="D1" s="3"><v>42005</v></c><c r="E1" s="4"><v>42005</v></c><c r="F1" s="5"><v>7</v></c>' +
        '<c r="G1" s="6"><v>0.5</v></c><c r="H1" s="7"><v>12</v></c><c r="I1" s="1"><v>60</v></c>' +
        '<c r="J1" t="d"><v>2015-03-02T00:00:00</v></c>',
      { 'xl/styles.xml': STYLES },
    );

    expect(cells.map(({ kind, text }) => `${kind} ${text}`)).to.deep.equal([
      'number 0.3',
      'date 01/01/2015',
      'date 01/01/2015',
      'date 2015',
      'date 01/2015',
      'number 007',
      'number 0.5',
      'number 12',
      // The 29 February 1900 that programs count never was.
      'number 60',
      'date 02/03/2015',
    ]);
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const given = workbookParts('');
    const book = String(given['xl/workbook.xml']).replace('<sheets>', '<workbookPr date1904="1"/><sheets>');

    const cells = await row('<c r="A1" s="1"><v>40543</v></c>', { 'xl/styles.xml': STYLES, 'xl/workbook.xml': book });

    expect(cells[0]?.text).to.equal('01/01/2015');
  });

  it('takes the stored result of a formula and never computes it; one without a result is an error', async () => {
    const cells = await row(
      '<c r="A1"><f>1+1</f><v>3</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="e"><f>X</f><v>#NAME?</v></c>' +
        '<c r="D1" t="b"><v>1</v></c>',
    );

    expect(cells).to.deep.equal([
      { kind: 'number', number: 3, text: '3', formula: true },
      { kind: 'error', text: 'no-value', formula: true },
      { kind: 'error', text: '#NAME?', formula: true },
      { kind: 'boolean', value: true, text: 'TRUE' },
    ]);
  });

  it('tells merged ranges, hidden rows and sheets, and counts rows and cells that bear no address', async () => {
    const { rows, merged } = await read(
      '<sheetData><row><c t="inlineStr"><is><t>a</t></is></c><c><v>1</v></c></row><row r="4" hidden="1"><c r="C4"><v>2</v></c></row>' +
        '<row r="9"/></sheetData><mergeCells><mergeCell ref="A1:A3"/></mergeCells>',
    );

    expect(rows.map((one) => [one.row, one.hidden, [...one.cells.keys()]])).to.deep.equal([
      [1, false, [1, 2]],
      [4, true, [3]],
    ]);
    expect(merged).to.deep.equal([{ first: { row: 1, column: 1 }, last: { row: 3, column: 1 } }]);
  });

  it('lists sheets by name, reads prefixed elements and UTF-16', async () => {
    const sheet =
      '<x:worksheet xmlns:x="a"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(sheet, 'utf16le')]);
    const path = await writeParts(join(folder, 'b.xlsx'), workbookParts('', { 'xl/worksheets/sheet1.xml': utf16 }));

    const workbook = await createSpreadsheetReader().open(path);
    workbook.close();

    expect(workbook.sheets).to.deep.equal([
      { name: 'Hồ sơ', hidden: false },
      { name: 'Danh mục', hidden: true },
    ]);
    expect((await readWhole(path, 'Hồ sơ')).rows[0]?.cells.get(1)?.text).to.equal('5');
  });
});
