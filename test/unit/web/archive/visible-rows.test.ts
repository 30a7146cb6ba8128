import { expect } from 'chai';
import fc from 'fast-check';
import {
  drawnRows,
  HEAD_HEIGHT,
  pageOf,
  ROW_HEIGHT,
  rowsByPlace,
  topFor,
  topRow,
} from '../../../../src/web/archive/grid/visible-rows.ts';

const HEIGHT = 640;

describe('web/archive/grid/visible-rows', () => {
  it('draws what is in sight wherever the person scrolls, and never a row that is not there', () => {
    fc.assert(
      fc.property(fc.nat(12_000), fc.nat(12_000 * ROW_HEIGHT), (rowCount, wish) => {
        const top = Math.min(wish, Math.max(0, rowCount * ROW_HEIGHT + HEAD_HEIGHT - HEIGHT));
        const { first, count } = drawnRows(topRow(top), HEIGHT, rowCount);
        const seenLast = Math.min(rowCount - 1, Math.floor((top + HEIGHT - HEAD_HEIGHT - 1) / ROW_HEIGHT));

        expect(first).to.be.at.least(0);
        expect(first + count).to.be.at.most(rowCount);
        if (rowCount > 0) {
          expect(first).to.be.at.most(topRow(top));
          expect(first + count - 1).to.be.at.least(seenLast);
        }
      }),
    );
  });

  it('keeps each row in its place for as long as it is drawn, and each drawn row has one place', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 40 }), fc.nat(39), (first, count, step) => {
        const before = rowsByPlace({ first, count });
        const after = rowsByPlace({ first: first + step, count });
        const staying = before.filter((row) => row >= first + step);

        expect([...before].sort((a, b) => a - b)).to.deep.equal(Array.from({ length: count }, (_, at) => first + at));
        for (const row of staying) expect(after.indexOf(row)).to.equal(before.indexOf(row));
      }),
    );
  });

  it('scrolls only where a row is not seen whole, and then no farther than needed', () => {
    const sight = { top: 10 * ROW_HEIGHT, height: HEIGHT };
    const lowest = 10 + pageOf(HEIGHT);

    expect(topFor(10, sight)).to.equal(undefined);
    expect(topFor(lowest, sight)).to.equal(undefined);
    expect(topFor(9, sight)).to.equal(9 * ROW_HEIGHT);
    expect(topFor(100, sight)).to.equal(101 * ROW_HEIGHT + HEAD_HEIGHT - HEIGHT);
  });
});
