import { expect } from 'chai';
import type { RetentionPeriod } from '../../../../src/domain/retention/retention-period.ts';
import { citableRows, findRows, MOST_FOUND, titleOf } from '../../../../src/web/archive/dossier/row-search.ts';
import { checkTyped } from '../../../../src/web/archive/dossier/typed-decision.ts';
import { aSchedule, anItem, inGroup } from '../../../support/archive/schedules.ts';

const version = (scheduleId: string, number: number) => ({
  ...{ scheduleId, version: number, title: '', state: 'active' as const, effectiveFrom: null, effectiveTo: null },
  ...{ importedBy: '', importedAt: '', proposedBy: null, proposedAt: null, activatedBy: null, activatedAt: null },
  ...{ endedBy: null, endedAt: null, revision: 1 },
});

function rowsOf(titles: readonly string[]) {
  const items = titles.map((title, index) => ({ ...anItem(`a/1/${String(index + 1)}`, '20 năm'), title }));
  return citableRows([{ schedule: aSchedule({ id: 'a' }, inGroup('a', items)), version: version('a', 3) }]);
}

describe('web/archive/dossier/row-search', () => {
  it('finds rows that have all words, with or without marks, in name, group or number; the whole phrase first', () => {
    const rows = rowsOf(['Báo cáo tổng kết đê điều', 'Hồ sơ tu bổ đê điều', 'Sổ công văn đi']);
    const titles = (text: string) => findRows(rows, text).rows.map(({ row }) => titleOf(row));

    expect(titles('điều đê')).to.deep.equal(['Báo cáo tổng kết đê điều', 'Hồ sơ tu bổ đê điều']);
    expect(titles('tu bo de dieu')).to.deep.equal(['Hồ sơ tu bổ đê điều']);
    expect(titles('a/1/3')).to.deep.equal(['Sổ công văn đi']);
    expect(titles('tổng hợp công văn')).to.deep.equal(['Sổ công văn đi']);
    expect(titles('không có')).to.deep.equal([]);
    expect(titles('  ')).to.deep.equal([]);
  });

  it('puts rows in front whose name has the phrase, names their version, and counts what it leaves out', () => {
    const rows = rowsOf([...Array.from({ length: MOST_FOUND + 4 }, () => 'Hồ sơ về báo và cáo'), 'Báo cáo năm']);
    const found = findRows(rows, 'báo cáo');

    expect(found.rows[0]).to.deep.include({ version: 3, scheduleTitle: 'Bảng thời hạn a' });
    expect(found.rows[0] && titleOf(found.rows[0].row)).to.equal('Báo cáo năm');
    expect([found.rows.length, found.more]).to.deep.equal([MOST_FOUND, 5]);
  });
});

describe('web/archive/dossier/typed-decision', () => {
  const cited = (period: RetentionPeriod) => ({ period });
  const twenty = cited({ kind: 'years', years: 20 });
  const check = (period: string, reason = '', row: { period: RetentionPeriod } | null = twenty) =>
    checkTyped({ period, reason }, row);

  it('never goes below the row that is cited, whatever the reason', () => {
    expect(check('10 năm', 'vì vậy')).to.deep.equal({ kind: 'fault', period: 'decide.fault.below' });
    expect(check('70 năm', 'vì vậy', cited({ kind: 'permanent' }))).to.deep.equal({
      kind: 'fault',
      period: 'decide.fault.below',
    });
  });

  it('takes the period of the row as it is, and another one with a reason', () => {
    const years = (count: number) => ({ kind: 'years', years: count });

    expect(check('20 năm')).to.deep.equal({ kind: 'ready', period: years(20), reason: undefined });
    expect(check('50')).to.deep.equal({ kind: 'fault', reason: 'decide.fault.longer' });
    expect(check('50', ' Tài liệu quý ')).to.deep.equal({ kind: 'ready', period: years(50), reason: 'Tài liệu quý' });
    expect(check('hhl')).to.deep.equal({ kind: 'fault', reason: 'decide.fault.incomparable' });
  });

  it('wants a reason where no row is cited, and a period that can be read', () => {
    expect(check('20 năm', '', null)).to.deep.equal({ kind: 'fault', reason: 'decide.fault.noRow' });
    expect(check('20 năm', 'Không có mục', null)).to.include({ kind: 'ready', reason: 'Không có mục' });
    expect(check('lâu lắm')).to.deep.equal({ kind: 'fault', period: 'decide.fault.period' });
  });
});
