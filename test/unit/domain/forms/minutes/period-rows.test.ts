import { expect } from 'chai';
import { periodRows } from '../../../../../src/domain/forms/minutes/arrangement-papers.ts';
import type { RetentionPeriod } from '../../../../../src/domain/retention/retention-period.ts';

describe('forms/minutes: dossiers by period', () => {
  it('tells the permanent first, then the longest, then what no year ends, then what nobody decided', () => {
    const periods: readonly (RetentionPeriod | null)[] = [
      null,
      { kind: 'years', years: 10 },
      { kind: 'life-of-work' },
      { kind: 'years', years: 70 },
      { kind: 'permanent' },
    ];
    const groups = periods.map((period) => ({ period, dossiers: 1, documents: 1, sheets: 1 }));

    const rows = periodRows(groups, (period) => ('years' in period ? `${String(period.years)} năm` : period.kind));

    expect(rows.map((row) => row.kind === 'row' && row.cells['period'])).to.deep.equal([
      ...['permanent', '70 năm', '10 năm', 'life-of-work', 'Chưa xác định'],
    ]);
  });
});
