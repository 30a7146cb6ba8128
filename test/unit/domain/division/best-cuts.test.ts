import { expect } from 'chai';
import fc from 'fast-check';
import { bestCuts, type CutScores } from '../../../../src/domain/division/best-cuts.ts';

/** Every segmentation of `length` things, as the starts of its parts. */
function segmentations(length: number): number[][] {
  return Array.from({ length: 2 ** (length - 1) }, (_, bits) =>
    Array.from({ length }, (__, at) => at).filter((at) => at === 0 || ((bits >> (at - 1)) & 1) === 1),
  );
}

function scoreOf(starts: readonly number[], scores: CutScores): number {
  return starts.reduce((sum, start, i) => {
    const end = starts[i + 1] ?? scores.length;
    const inside = Array.from({ length: end - start - 1 }, (_, n) => scores.continues(start, start + n + 1));
    return sum + (start === 0 ? 0 : scores.begins(start)) + inside.reduce((a, b) => a + b, 0) + scores.ends(start, end);
  }, 0);
}

const weight = fc.double({ min: -6, max: 6, noNaN: true });
const scores = fc.integer({ min: 1, max: 7 }).chain((length) =>
  fc
    .record({
      begins: fc.array(weight, { minLength: length, maxLength: length }),
      continues: fc.array(weight, { minLength: length * length, maxLength: length * length }),
      ends: fc.array(weight, { minLength: length * (length + 1), maxLength: length * (length + 1) }),
    })
    .map((table): CutScores => ({
      length,
      begins: (at) => table.begins[at] ?? 0,
      continues: (start, at) => table.continues[start * length + at] ?? 0,
      ends: (start, end) => table.ends[start * (length + 1) + end] ?? 0,
    })),
);

describe('domain/division/best-cuts', () => {
  it('finds the best of all segmentations, and how likely each beginning is', () => {
    fc.assert(
      fc.property(scores, (given) => {
        const all = segmentations(given.length).map((starts) => ({ starts, score: scoreOf(starts, given) }));
        const best = Math.max(...all.map(({ score }) => score));
        const whole = all.reduce((sum, { score }) => sum + Math.exp(score - best), 0);

        const { starts, odds } = bestCuts(given);

        expect(scoreOf(starts, given)).to.be.closeTo(best, 1e-9);
        for (const [at, odd] of odds.entries()) {
          const with_ = all.filter((one) => one.starts.includes(at));
          const share = with_.reduce((sum, { score }) => sum + Math.exp(score - best), 0) / whole;
          expect(odd).to.be.closeTo(share, 1e-6);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds nothing in nothing', () => {
    const none = { length: 0, begins: () => 0, continues: () => 0, ends: () => 0 };

    expect(bestCuts(none)).to.deep.equal({ starts: [], odds: [] });
  });

  it('takes a long stream without any sign in reasonable steps', () => {
    let asked = 0;
    const plain: CutScores = { length: 3000, begins: () => -3, continues: () => ((asked += 1), 0), ends: () => -0.5 };

    expect(bestCuts(plain).starts).to.deep.equal([0]);
    expect(asked).to.be.below(3000 * 3000 * 2);
  });
});
