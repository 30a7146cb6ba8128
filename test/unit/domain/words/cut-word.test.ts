import { expect } from 'chai';
import type { Pixels } from '../../../../src/domain/digits/ink.ts';
import type { QuarterTurn } from '../../../../src/domain/page/geometry.ts';
import { cutWord } from '../../../../src/domain/words/cut-word.ts';

/** Two rows of three pixels, 1 to 6. */
const PAGE: Pixels = { width: 3, height: 2, channels: 1, data: Uint8Array.from([1, 2, 3, 4, 5, 6]) };

/** The rows of the page as it stands after a turn clockwise. */
const TURNED: Readonly<Record<QuarterTurn, readonly number[]>> = {
  0: [1, 2, 3, 4, 5, 6],
  90: [4, 1, 5, 2, 6, 3],
  180: [6, 5, 4, 3, 2, 1],
  270: [3, 6, 2, 5, 1, 4],
};

describe('domain/words/cut-word', () => {
  for (const turn of [0, 90, 180, 270] as const) {
    it(`cuts from a page that stands upright after a turn of ${String(turn)}°`, () => {
      const size = turn % 180 === 0 ? ([3, 2] as const) : ([2, 3] as const);

      const { data, width } = cutWord(PAGE, turn, [0, 0, ...size]);

      expect(Array.from(data)).to.deep.equal(TURNED[turn]);
      expect(width).to.equal(size[0]);
    });
  }

  it('gives paper beyond the page', () => {
    const cut = cutWord(PAGE, 0, [-1, -1, 3, 2]);

    expect(cut).to.include({ left: -1, top: -1, width: 3, height: 2 });
    expect(Array.from(cut.data)).to.deep.equal([255, 255, 255, 255, 1, 2]);
  });

  it('lets seals and coloured pens grow faint and keeps print', () => {
    const [seal, pen, print] = [[200, 40, 60], [40, 60, 150], [25, 20, 30]] as const; // prettier-ignore
    const page: Pixels = { width: 3, height: 1, channels: 3, data: Uint8Array.from([...seal, ...pen, ...print]) };

    const [first, second, third] = cutWord(page, 0, [0, 0, 3, 1]).data;

    expect(first).to.equal(255);
    expect(second).to.be.above(200);
    expect(third).to.be.below(40);
  });
});
