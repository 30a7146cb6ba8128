import { expect } from 'chai';
import fc from 'fast-check';
import {
  columnLetters,
  formatCellRange,
  MAX_COLUMNS,
  MAX_ROWS,
  parseCellAddress,
  parseCellRange,
} from '../../../../src/domain/spreadsheet/cell-address.ts';

describe('domain/spreadsheet/cell-address', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_ROWS }), fc.integer({ min: 1, max: MAX_COLUMNS }), (row, column) => {
        expect(parseCellAddress(`${columnLetters(column)}${String(row)}`)).to.deep.equal({ row, column });
      }),
    );
    expect([1, 26, 27, 702, 703, 16_384].map(columnLetters)).to.deep.equal(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  });

  it('knows no cell outside a sheet', () => {
    for (const text of ['', 'A0', '5', 'A', 'XFE1', 'A1048577', 'a1', 'A1B'])
      expect(parseCellAddress(text)).to.equal(undefined);
  });

  it('reads ranges, also of one cell, and none that runs backwards', () => {
    expect(parseCellRange('B2')).to.deep.equal({ first: { row: 2, column: 2 }, last: { row: 2, column: 2 } });
    expect(parseCellRange('C2:B3')).to.equal(undefined);
    const range = parseCellRange('$B$2:C9');
    expect(range && formatCellRange(range)).to.equal('B2:C9');
  });
});
