import { expect } from 'chai';
import fc from 'fast-check';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import { checkDecision } from '../../../../src/domain/retention/check-decision.ts';
import { parsePeriodText } from '../../../../src/domain/retention/period-text.ts';
import {
  comparePeriods,
  longestPeriods,
  parsePeriodKey,
  periodCodeTt05,
  periodKey,
  type RetentionPeriod,
} from '../../../../src/domain/retention/retention-period.ts';

const years = (count: number): RetentionPeriod => ({ kind: 'years', years: count });
const PERMANENT: RetentionPeriod = { kind: 'permanent' };
const SUPERSEDED: RetentionPeriod = { kind: 'until-superseded' };

const anyPeriod: fc.Arbitrary<RetentionPeriod> = fc.oneof(
  fc.constantFrom<RetentionPeriod>(PERMANENT, SUPERSEDED, { kind: 'life-of-work' }),
  fc.integer({ min: 1, max: 70 }).map(years),
  fc
    .tuple(fc.integer({ min: 1, max: 70 }), fc.constantFrom('chấm dứt Hợp đồng', 'người dân qua đời'))
    .map(([count, event]): RetentionPeriod => ({ kind: 'years-after-event', years: count, event })),
);

describe('domain/retention/retention-period', () => {
  it('takes the longest of a dossier’s documents, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(anyPeriod, { maxLength: 8 }), fc.nat(), (periods, turn) => {
        const turned = periods.map((_, index) => periods[(index + turn) % periods.length]).flatMap((one) => one ?? []);
        expect(longestPeriods(turned)).to.deep.equal(longestPeriods(periods));
        expect(longestPeriods([...periods].reverse())).to.deep.equal(longestPeriods(periods));
      }),
    );
  });

  it('leaves no period out that is longer than all it took', () => {
    fc.assert(
      fc.property(fc.array(anyPeriod, { minLength: 1, maxLength: 8 }), (periods) => {
        const longest = longestPeriods(periods);
        for (const one of periods)
          expect(longest.some((other) => ['equal', 'longer'].includes(comparePeriods(other, one)))).to.equal(true);
        for (const one of longest)
          expect(longest.filter((other) => comparePeriods(other, one) !== 'incomparable')).to.have.length(1);
      }),
    );
  });

  it('compares both ways alike', () => {
    const mirrored = { equal: 'equal', longer: 'shorter', shorter: 'longer', incomparable: 'incomparable' };
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (a, b) => {
        expect(comparePeriods(b, a)).to.equal(mirrored[comparePeriods(a, b)]);
      }),
    );
  });

  it('cannot say which of 20 years and “until superseded” is longer', () => {
    expect(comparePeriods(years(20), SUPERSEDED)).to.equal('incomparable');
    expect(comparePeriods(SUPERSEDED, PERMANENT)).to.equal('shorter');
    expect(longestPeriods([years(5), SUPERSEDED, years(20)])).to.deep.equal([years(20), SUPERSEDED]);
  });

  it('writes each period as one key that reads back equal', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(parsePeriodKey(periodKey(period))).to.deep.equal(period);
      }),
    );
    expect(['', 'years', 'years:0', 'years:5:x', 'Vĩnh viễn', 'constructor'].map(parsePeriodKey)).to.deep.equal(
      Array.from({ length: 6 }),
    );
  });

  it('gives the codes of TT 05/2025; what the list does not name is 07', () => {
    const codes = [PERMANENT, years(70), years(50), years(30), years(20), years(10), years(15), years(5), SUPERSEDED];
    expect(codes.map(periodCodeTt05)).to.deep.equal(['01', '02', '03', '04', '05', '06', '07', '07', '07']);
  });

  it('reads a cell as circulars write it, in either normal form and with any spaces', () => {
    expect(parsePeriodText('  05\u00a0năm ')).to.deep.equal(years(5));
    expect(parsePeriodText('Vĩnh viễn'.normalize('NFD'))).to.deep.equal(PERMANENT);
    expect(parsePeriodText('VĨNH VIỄN.')).to.deep.equal(PERMANENT);
    expect(parsePeriodText('20\nnăm')).to.deep.equal(years(20));
    expect(parsePeriodText('5 năm sau khi chấm dứt Hợp đồng')).to.deep.equal({
      kind: 'years-after-event',
      years: 5,
      event: 'chấm dứt Hợp đồng',
    });
  });

  it('does not guess what a cell means', () => {
    const cells = ['', '20', 'năm', '0 năm', 'Lâu dài', '20 năm hoặc vĩnh viễn', '5 tháng', 'Vĩnh viễn, 20 năm'];
    expect(cells.map(parsePeriodText)).to.deep.equal(cells.map(() => undefined));
  });
});

describe('domain/retention/check-decision', () => {
  const row = { id: 'a/1/1', period: years(20) };
  const decide = (period: RetentionPeriod, more: { permanentBecause?: string[]; reason?: string } = {}) =>
    checkDecision({ period, item: row.id, permanentBecause: [], ...more }, { cited: row });

  it('refuses a period below the row that is cited', () => {
    expect(decide(years(10))).to.equal('below-prescribed');
    expect(decide(years(10), { reason: 'đã họp' })).to.equal('below-prescribed');
    expect([decide(years(20)), decide(years(70)), decide(PERMANENT)]).to.deep.equal([undefined, undefined, undefined]);
  });

  it('wants a reason where nobody can say which is longer', () => {
    expect(decide(SUPERSEDED)).to.equal('not-comparable');
    expect(decide(SUPERSEDED, { reason: 'văn bản nguyên tắc' })).to.equal(undefined);
  });

  it('lets nothing but permanent stand where the law says so', () => {
    expect(decide(years(70), { permanentBecause: ['policy'] })).to.equal('permanent-by-law');
    expect(decide(PERMANENT, { permanentBecause: ['policy'] })).to.equal(undefined);
    expect(decide(PERMANENT, { permanentBecause: ['no-such-rule'] })).to.equal('rule-unknown');
  });

  it('holds a rule of the law of 2024 for what was formed since it is in force, or may have been', () => {
    const decision = { period: PERMANENT, item: row.id, permanentBecause: ['policy'] };
    const faultOf = (formed?: string) =>
      checkDecision(decision, { cited: row, formed: formed as PartialDate | undefined });
    expect([faultOf('2025-06'), faultOf('2019')]).to.deep.equal(['rule-not-in-force', 'rule-not-in-force']);
    expect([faultOf('2025-07'), faultOf('2025'), faultOf()]).to.deep.equal([undefined, undefined, undefined]);
  });

  it('wants a row or a reason', () => {
    const decision = { period: years(20), item: null, permanentBecause: [] };
    expect(checkDecision(decision, { cited: undefined })).to.equal('not-founded');
    expect(checkDecision({ ...decision, reason: ' ' }, { cited: undefined })).to.equal('not-founded');
    expect(checkDecision({ ...decision, reason: 'theo nhóm tương ứng' }, { cited: undefined })).to.equal(undefined);
  });
});
