import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { readDocxTables } from '../../../../src/formats/tables/docx-tables.ts';
import { cell, inXml, para, writeDocx } from '../../../support/appendix/draw-docx.ts';
import { rejection } from '../../../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

describe('formats/tables: DOCX', () => {
  let folder: string;
  before(async () => (folder = await makeTempDir()));
  after(() => removeTempDir(folder));

  async function read(body: string) {
    const path = join(folder, 'a.docx');
    await writeDocx(path, body);
    return readDocxTables(path);
  }
  const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`;

  it('repeats the text of cells merged downwards, and counts columns that are spanned', async () => {
    const first = row(cell('1', { merge: 'restart' }), cell('A', { span: 2 }));
    const { rows } = await read(`<w:tbl>${first}${row(cell('', { merge: 'continue' }), cell('B'), cell('C'))}</w:tbl>`);
    expect(rows[1]?.cells).to.deep.equal([
      { column: 0, span: 1, text: '1', continues: true },
      { column: 1, span: 1, text: 'B' },
      { column: 2, span: 1, text: 'C' },
    ]);
  });

  it('reads the text as it stands when all changes are accepted, and says that there are some', async () => {
    const changed =
      '<w:p><w:del><w:r><w:delText>cũ</w:delText><w:t>cũ</w:t></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>';
    const { rows, remarks } = await read(`<w:tbl>${row(`<w:tc>${changed}</w:tc>`)}</w:tbl>`);
    expect(rows[0]?.cells[0]?.text).to.equal('mới');
    expect(remarks.map(({ code }) => code)).to.deep.equal(['tracked-changes']);
  });

  it('converts runs in fonts of before Unicode', async () => {
    const run = `<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>${inXml('VÜnh viÔn')}</w:t></w:r>`;
    const { rows } = await read(`<w:tbl>${row(`<w:tc><w:p>${run}</w:p></w:tc>`)}</w:tbl>`);
    expect(rows[0]?.cells[0]).to.deep.include({ text: 'Vĩnh viễn', legacy: 'tcvn3' });
  });

  it('gives a table within a cell by itself, and paragraphs beside tables', async () => {
    const inner = `<w:tbl>${row(cell('trong'))}</w:tbl>`;
    const { rows, remarks } = await read(
      `${para('trước')}<w:tbl>${row(`<w:tc>${inner}${para('ngoài')}</w:tc>`)}</w:tbl>`,
    );
    expect(rows.map(({ table, cells }) => [table, cells[0]?.text])).to.deep.equal([
      [0, 'trước'],
      [1, 'ngoài'],
      [2, 'trong'],
    ]);
    expect(remarks.map(({ code }) => code)).to.deep.equal(['nested-table']);
  });

  it('refuses a container that is no document, and XML that is cut off', async () => {
    const path = join(folder, 'b.docx');
    await writeFile(path, 'PK\u0003\u0004 nothing');
    expect(await rejection(readDocxTables(path))).to.include({ code: 'office-file-broken' });
    expect(await rejection(read('<w:tbl><w:tr>'))).to.include({ code: 'office-file-broken' });
  });
});
