import { expect } from 'chai';
import table from '../../../../mappings/reading/calibration.json' with { type: 'json' };
import { probabilityOf } from '../../../../src/domain/cataloguing/calibration.ts';
import { fitCalibration, type ScoredValue } from '../../../../scripts/bench/catalogue/fit-calibration.ts';

function values(score: number, right: number, wrong: number): ScoredValue[] {
  const of = (isRight: boolean) => ({ field: 'notation', score, right: isRight }) as const;
  return [...Array.from({ length: right }, () => of(true)), ...Array.from({ length: wrong }, () => of(false))];
}

describe('domain/cataloguing/calibration', () => {
  it('never gives a higher score a lower probability, field by field', () => {
    for (const steps of Object.values(table.fields)) {
      for (const [i, step] of steps.entries()) {
        const [score = 0, share = 0] = step;
        const [before = -1, less = -1] = steps[i - 1] ?? [];
        expect(score).to.be.greaterThan(before);
        expect(share).to.be.at.least(less);
        expect(share).to.be.within(0, 1);
      }
    }
  });

  it('gives the share of the step that a score stands on, and never more than the score below all that was measured', () => {
    const steps = [
      [0.4, 0.5],
      [0.8, 0.99],
    ];

    expect([0.2, 0.4, 0.79, 0.8, 1].map((score) => probabilityOf(score, steps))).to.deep.equal([0.2, 0.5, 0.5, 0.99, 0.99]); // prettier-ignore
  });

  it('pools scores that were right less often than lower ones', () => {
    const { notation = [] } = fitCalibration([...values(0.5, 9, 1), ...values(0.7, 5, 5), ...values(0.9, 40, 0)]);

    expect(notation.map(([score]) => score)).to.deep.equal([0.5, 0.9]);
    expect(notation[0]?.[1]).to.be.within(0.66, 0.71);
    expect(notation[1]?.[1]).to.be.greaterThan(0.98);
  });

  it('does not call certain what few values prove', () => {
    const { notation = [] } = fitCalibration(values(0.9, 3, 0));

    expect(notation[0]?.[1]).to.be.lessThan(0.93);
  });

  it('fits the same table to the same values in any order', () => {
    const all = [...values(0.5, 9, 1), ...values(0.7, 5, 5), ...values(0.9, 40, 2)];

    expect(fitCalibration(all.toReversed())).to.deep.equal(fitCalibration(all));
  });
});
