import { expect } from 'chai';
import type { ReviewRow, RowSeverity } from '../../../src/domain/retention/appendix/appendix-review.ts';
import { headFaults, headOf, NO_HEAD } from '../../../src/web/appendix/model/head.ts';
import {
  correctRow,
  nextOpen,
  progressOf,
  splitRow,
  uncheckRow,
  workOrder,
} from '../../../src/web/appendix/model/review.ts';

function aRow(row: number, severity?: RowSeverity): ReviewRow {
  const findings = severity === undefined ? [] : [{ code: 'period-missing' as const, severity, details: {} }];
  return { row, cells: [String(row), 'Hồ sơ'], kind: 'item', no: String(row), title: 'Hồ sơ', text: null, findings };
}
const ROWS = [aRow(1), aRow(2, 'doubtful'), aRow(3, 'told'), aRow(4, 'unresolved')];
const REVIEW = { file: 'phụ lục.docx', sha256: 'a'.repeat(64), rows: ROWS };

describe('web/appendix/model', () => {
  it('puts open rows first, then doubtful ones, and keeps a row where it was once it was looked at', () => {
    const order = workOrder(ROWS);
    expect(order).to.deep.equal([3, 1, 0, 2]);
    expect(workOrder(correctRow(REVIEW, 3, {}).rows)).to.deep.equal(order);
  });

  it('goes from one row in doubt to the next until none is left', () => {
    const order = workOrder(ROWS);
    const one = correctRow(REVIEW, 3, { text: '10 năm' });
    expect(nextOpen(one.rows, order, 3)).to.equal(1);
    expect(nextOpen(correctRow(one, 1, {}).rows, order, 1)).to.equal(undefined);
  });

  it('counts how far it is; what was corrected keeps its cells and findings', () => {
    expect(progressOf(REVIEW)).to.deep.equal({ rows: 4, open: 1, doubtful: 1, checked: 0 });
    const corrected = correctRow(REVIEW, 3, { text: '10 năm' });
    expect(progressOf(corrected)).to.deep.equal({ rows: 4, open: 0, doubtful: 1, checked: 1 });
    expect(corrected.rows[3]).to.deep.equal({ ...ROWS[3], text: '10 năm', checked: true });
    expect(uncheckRow(correctRow(REVIEW, 3, {}), 3)).to.deep.equal(REVIEW);
  });

  it('splits a row of two lines: the second one must be written before anything is taken over', () => {
    const split = splitRow(correctRow(REVIEW, 0, { title: 'Hồ sơ gốc' }), 0);
    expect(split.rows.map(({ row, title }) => [row, title])).to.deep.equal([
      ...[
        [1, 'Hồ sơ gốc'],
        [1, ''],
        [2, 'Hồ sơ'],
        [3, 'Hồ sơ'],
      ],
      [4, 'Hồ sơ'],
    ]);
    expect(split.rows[1]?.cells).to.deep.equal(ROWS[0]?.cells);
    expect(progressOf(split).open).to.equal(2);
    expect(progressOf(correctRow(split, 1, { title: 'Bản sao', text: '5 năm' })).open).to.equal(1);
  });

  it('says of the schedule what a person said, and that it is complete only where they did', () => {
    expect(headFaults({ ...NO_HEAD, id: 'TT 13' })).to.deep.equal({ id: 'id', title: 'required', issuer: 'required' });
    const draft = { ...NO_HEAD, id: 'tt-mau', title: 'Bảng mẫu', issuer: 'Bộ Nội vụ', effectiveFrom: '1/7/2011' };
    expect(headFaults({ ...draft, effectiveFrom: '2011' })).to.deep.equal({ effectiveFrom: 'date' });
    expect(headOf(draft, 'đủ')).to.deep.equal({
      ...{ id: 'tt-mau', title: 'Bảng mẫu', issuer: 'Bộ Nội vụ', effectiveFrom: '2011-07-01' },
    });
    expect(headOf({ ...draft, complete: true }, 'đủ').coverage).to.deep.equal({ extent: 'complete', statement: 'đủ' });
  });
});
