import { expect } from 'chai';
import fc from 'fast-check';
import { completeCuts, divideByCuts } from '../../../../src/domain/division/person-cuts.ts';
import { sidesOf } from '../../../../src/domain/division/sides.ts';

const sides = (blanks: readonly boolean[]) => blanks.map((blank, i) => ({ page: i + 1, blank }));
const NOTHING = { documents: [], separators: [] };
const pages = fc.array(fc.integer({ min: -2, max: 16 }), { maxLength: 8 });

describe('domain/division/person-cuts', () => {
  it('give every side exactly one place, wherever a person cuts', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 14 }), pages, pages, (blanks, starts, separators) => {
        const all = sides(blanks);
        const division = divideByCuts({ starts, separators }, all, NOTHING);

        const kept = sidesOf(all, division);

        expect(kept.map(({ page }) => page)).to.deep.equal(all.map(({ page }) => page));
        for (const start of starts) {
          const isSide = start >= 1 && start <= all.length && !separators.includes(start);
          if (isSide) expect(division.documents.map(({ firstPage }) => firstPage)).to.include(start);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are the same when they are completed again', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 14 }), pages, pages, (blanks, starts, separators) => {
        const once = completeCuts({ starts, separators }, sides(blanks));

        expect(completeCuts(once, sides(blanks))).to.deep.equal(once);
      }),
    );
  });

  it('keep what was read of a sheet, and begin a document behind it', () => {
    const found = [{ page: 2, kind: 'box', label: 'H-07' } as const];

    const division = divideByCuts(
      { starts: [1], separators: [2, 4] },
      sides([false, false, false, false, true, false]),
      { documents: [{ firstPage: 3, lastPage: 6, confidence: 1 }], separators: found },
    );

    expect(division.documents.map(({ firstPage, lastPage }) => [firstPage, lastPage])).to.deep.equal([
      [1, 1],
      [3, 3],
      [6, 6],
    ]);
    expect(division.separators).to.deep.equal([...found, { page: 4, kind: 'document', label: '' }]);
    expect(division.machine, 'where the machine would cut').to.deep.equal({ starts: [3], separators: [2] });
  });
});
