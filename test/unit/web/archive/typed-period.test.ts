import { expect } from 'chai';
import type { RetentionPeriod } from '../../../../src/domain/retention/retention-period.ts';
import { COMMON_PERIODS, parseTypedPeriod, periodText } from '../../../../src/web/archive/model/typed-period.ts';

describe('web/archive/model/typed-period', () => {
  const cases: readonly (readonly [typed: string, period: RetentionPeriod | undefined])[] = [
    ['vv', { kind: 'permanent' }],
    ['Vĩnh  viễn', { kind: 'permanent' }],
    ['20', { kind: 'years', years: 20 }],
    ['05 năm', { kind: 'years', years: 5 }],
    ['70n', { kind: 'years', years: 70 }],
    ['5 năm sau khi chấm dứt Hợp đồng', { kind: 'years-after-event', years: 5, event: 'chấm dứt Hợp đồng' }],
    ['Đến khi văn bản hết hiệu lực', { kind: 'until-superseded' }],
    ['ttct', { kind: 'life-of-work' }],
    ['0', undefined],
    ['lâu dài', undefined],
  ];
  for (const [typed, period] of cases) {
    it(`reads «${typed}»`, () => {
      expect(parseTypedPeriod(typed)).to.deep.equal(period);
    });
  }

  it('reads back in both languages what it shows', () => {
    const all: readonly RetentionPeriod[] = [
      ...COMMON_PERIODS,
      { kind: 'years-after-event', years: 5, event: 'chấm dứt Hợp đồng' },
    ];
    for (const language of ['vi', 'en'] as const)
      expect(all.map((period) => parseTypedPeriod(periodText(period, language)))).to.deep.equal(all);
  });
});
