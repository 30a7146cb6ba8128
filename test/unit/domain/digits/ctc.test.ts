import { expect } from 'chai';
import fc from 'fast-check';
import { letterBehind, rankReadings, spanOf, type DigitScores } from '../../../../src/domain/digits/ctc.ts';

/** Steps by sign: a digit, `_` for the blank, `#` for foreign ink, `A` for a letter; each as sure as `share`. */
function scoresOf(steps: string, share = 0.97): DigitScores {
  const rest = (1 - share) / 12;
  const data = Float64Array.from(
    Array.from(steps).flatMap((sign) => {
      const seen = '_0123456789#A'.indexOf(sign);
      return Array.from({ length: 13 }, (_, symbol) => (symbol === seen ? share : rest));
    }),
  );
  return { steps: steps.length, classes: 13, data };
}

describe('domain/digits/ctc', () => {
  it('reads digits that are parted by blanks or not, and one digit over several steps as one', () => {
    expect(rankReadings(scoresOf('_1_2233_'), 'number')[0]?.value).to.equal('123');
    expect(rankReadings(scoresOf('1_1'), 'number')[0]?.value).to.equal('11');
    expect(rankReadings(scoresOf('111'), 'number')[0]?.value).to.equal('1');
  });

  it('leaves out foreign ink before and behind, and trusts no digits around it', () => {
    const around = rankReadings(scoresOf('##_40_#_#'), 'number')[0];
    const among = rankReadings(scoresOf('_4_#_0_'), 'number')[0];

    expect(around?.value).to.equal('40');
    expect(around?.confidence).to.be.above(0.6);
    expect(among?.confidence ?? 0).to.be.below(0.2);
  });

  it('sees a letter behind the digits, and not one before or none', () => {
    expect(rankReadings(scoresOf('_3_1_A_#'), 'number')[0]?.value).to.equal('31');
    expect(letterBehind(scoresOf('_3_1_A_#'), '31')).to.equal(true);
    expect(letterBehind(scoresOf('A_3_1__#'), '31')).to.equal(false);
    expect(letterBehind(scoresOf('_3_1_##'), '31')).to.equal(false);
    expect(letterBehind({ steps: 1, classes: 11, data: new Float64Array(11).fill(1 / 11) }, '3')).to.equal(false);
  });

  it('says that nothing is written', () => {
    expect(rankReadings(scoresOf('##____#'), 'number')[0]?.value).to.equal('');
    expect(spanOf(scoresOf('##____#'), '')).to.equal(undefined);
  });

  it('knows which days and months there are', () => {
    expect(rankReadings(scoresOf('_3_1_'), 'day')[0]?.value).to.equal('31');
    expect(rankReadings(scoresOf('_0_7_'), 'month')[0]?.value).to.equal('07');
    expect(rankReadings(scoresOf('_4_5_'), 'day')[0]?.confidence ?? 0).to.be.below(0.2);
    expect(rankReadings(scoresOf('_1_3_'), 'month')[0]?.confidence ?? 0).to.be.below(0.2);
  });

  it('is less sure where the steps are', () => {
    const sure = rankReadings(scoresOf('_1_2_', 0.99), 'number')[0]?.confidence ?? 0;
    const unsure = rankReadings(scoresOf('_1_2_', 0.5), 'number')[0]?.confidence ?? 1;

    expect(unsure).to.be.below(sure);
  });

  it('tells years apart where one digit of four is hardly seen', () => {
    const [best] = rankReadings(scoresOf('#_2_0_18#', 0.9), 'year');

    expect(best?.value).to.equal('2018');
  });

  it('tells the steps of the first and the last digit', () => {
    expect(spanOf(scoresOf('##_4_0__#'), '40')).to.deep.equal([3, 5]);
  });

  it('gives shares of one whole in falling order, each value once, whatever the scores are', () => {
    const share = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 12, maxLength: 120 });
    fc.assert(
      fc.property(
        share,
        fc.constantFrom('number' as const, 'day' as const, 'month' as const, 'year' as const),
        (values, asked) => {
          const steps = Math.floor(values.length / 12);
          const data = Float64Array.from(values.slice(0, steps * 12), (value, index) => {
            const row = values.slice(Math.floor(index / 12) * 12, Math.floor(index / 12) * 12 + 12);
            return value / row.reduce((sum, other) => sum + other, 0);
          });
          const ranked = rankReadings({ steps, classes: 12, data }, asked);
          const shares = ranked.map(({ confidence }) => confidence);
          expect(shares).to.deep.equal(shares.toSorted((a, b) => b - a));
          expect(shares.reduce((sum, each) => sum + each, 0)).to.be.at.most(1.001);
          expect(new Set(ranked.map(({ value }) => value)).size).to.equal(ranked.length);
        },
      ),
    );
  });
});
