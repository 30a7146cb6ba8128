import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { createSpreadsheetWriter } from '../../../../src/formats/xlsx/write-workbook.ts';
import { openZip } from '../../../../src/formats/zip/open-zip.ts';
import type { SheetToWrite, WrittenCell } from '../../../../src/ports/spreadsheet.ts';
import { readWhole } from '../../../support/office/make-xlsx.ts';
import { rejection } from '../../../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const HOSTILE = ['=1+1', '+CMD', '-2+3', '@SUM(A1)', '\t=1', '\r=1', "=cmd|'/c calc'!A1", ' =1+1', '＝1+1'];

describe('formats/xlsx: writing', () => {
  let folder: string;
  before(async () => {
    folder = await makeTempDir();
  });
  after(() => removeTempDir(folder));

  async function write(name: string, rows: SheetToWrite['rows'], given: Partial<SheetToWrite> = {}): Promise<string> {
    const path = join(folder, name);
    const columns = Array.from({ length: 3 }, (_, index) => ({ header: `Cột ${String(index)}`, width: 10 + index }));
    await createSpreadsheetWriter().write(path, [{ name: 'Hồ sơ', columns, rows, ...given }]);
    return path;
  }
  async function partOf(path: string, name: string): Promise<string> {
    const zip = await openZip(path);
    const pieces: Uint8Array[] = [];
    for await (const piece of zip.read(name)) pieces.push(piece);
    zip.close();
    return Buffer.concat(pieces).toString('utf8');
  }

  it('gives back what was written, whatever the letters', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...HOSTILE, '_x000D_', '  lề  ', 'a\nb'),
      fc.integer(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 5 }), async (rows) => {
        const path = await write('p.xlsx', rows);

        const read = await readWhole(path, 'Hồ sơ');

        const wanted = rows
          .map((row) => row.map((one) => (typeof one === 'string' ? one.normalize('NFC') : one)))
          .filter((row) => row.some((one) => one !== ''));
        const got = read.rows.slice(1).map((row) =>
          rows[row.row - 2]?.map((_, index): WrittenCell => {
            const found = row.cells.get(index + 1);
            return found?.kind === 'number' ? found.number : (found?.text ?? '');
          }),
        );
        expect(got).to.deep.equal(wanted);
      }),
      { numRuns: 40 },
    );
  });

  it('never writes a formula: what looks like one stays text even when somebody edits the cell', async () => {
    const columns = [...HOSTILE.slice(0, 1), 'b'].map((header) => ({ header, width: 10 }));
    const rows = HOSTILE.map((text) => [text, 'thường']);
    const path = await write('f.xlsx', rows, { heading: HOSTILE, columns });

    const sheet = await partOf(path, 'xl/worksheets/sheet1.xml');
    const styles = await partOf(path, 'xl/styles.xml');

    expect(sheet).not.to.include('<f>');
    const formats = [...styles.matchAll(/<cellXfs.*<\/cellXfs>/g)].join('').match(/<xf [^>]*>/g) ?? [];
    const cells = [...sheet.matchAll(/<c r="(A|B)\d+" s="(\d)" t="inlineStr">/g)];
    for (const [, column, style] of cells) {
      expect(formats[Number(style)]).to.include('numFmtId="49"');
      expect(formats[Number(style)]?.includes('quotePrefix="1"')).to.equal(column === 'A');
    }
    expect(cells).to.have.length(3 * HOSTILE.length + 2);
  });

  it('keeps the header in sight, sets widths, and puts lines above the header', async () => {
    const path = await write('h.xlsx', [['a', 1, null]], { heading: ['MỤC LỤC HỒ SƠ'] });

    const sheet = await partOf(path, 'xl/worksheets/sheet1.xml');
    const { rows } = await readWhole(path, 'Hồ sơ');

    expect(sheet).to.include('<pane ySplit="2" topLeftCell="A3"');
    expect(sheet).to.include('<col min="2" max="2" width="11" customWidth="1"/>');
    expect(rows.map((row) => [...row.cells.values()].map(({ text }) => text))).to.deep.equal([
      ['MỤC LỤC HỒ SƠ'],
      ['Cột 0', 'Cột 1', 'Cột 2'],
      ['a', '1'],
    ]);
  });

  it('writes the same bytes for the same rows', async () => {
    const [one, two] = [await write('1.xlsx', [['a']]), await write('2.xlsx', [['a']])];
    expect(await readFile(one)).to.deep.equal(await readFile(two));
  });

  it('leaves nothing behind when the rows fail, and says what a cell cannot hold', async () => {
    const before = await readdir(folder);
    function* failing(): Generator<readonly WrittenCell[]> {
      yield ['a'];
      throw new Error('gone');
    }

    expect(String(await rejection(write('none.xlsx', failing())))).to.include('gone');
    const error = await rejection(write('none.xlsx', [['a'.repeat(40_000)]]));

    expect(error).to.include({ code: 'invalid-request' });
    expect(await readdir(folder)).to.deep.equal(before);
  });
});
