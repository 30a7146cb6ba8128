import { expect } from 'chai';
import fc from 'fast-check';
import { formatBlock, parseBlock } from '../../../../src/web/archive/model/tsv.ts';

describe('web/archive/model/tsv', () => {
  it('reads a block as a spreadsheet puts it on the clipboard', () => {
    const text = 'Số\tTiêu đề\r\n1\t"Hai dòng\r\nvà ""ngoặc"""\r\n2\t\r\n';

    expect(parseBlock(text)).to.deep.equal([
      ['Số', 'Tiêu đề'],
      ['1', 'Hai dòng\nvà "ngoặc"'],
      ['2', ''],
    ]);
  });

  it('takes a quote that opens no quoted cell for what it is', () => {
    expect(parseBlock('"Đường 30/4" và cầu\tb')).to.deep.equal([['"Đường 30/4" và cầu', 'b']]);
    expect(parseBlock('"mở mà không đóng\tb')).to.deep.equal([['"mở mà không đóng', 'b']]);
  });

  it('keeps empty rows within a block and makes none of its end', () => {
    expect(parseBlock('a\n\nb\n')).to.deep.equal([['a'], [''], ['b']]);
    expect(parseBlock('')).to.deep.equal([]);
  });

  it('reads back what it wrote', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'đ', '"', '\t', '\n', ' ') });
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(block, (rows) => {
        // A last row of nothing at all cannot be told from the line end before it.
        fc.pre(rows.at(-1)?.some((text) => text !== '') === true);
        expect(parseBlock(formatBlock(rows))).to.deep.equal(rows);
      }),
    );
  });
});
