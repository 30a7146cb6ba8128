import { expect } from 'chai';
import fc from 'fast-check';
import { sharedWords } from '../../../../src/domain/text/shared-words.ts';

/** The length of the longest run, counted pair by pair. */
function longest(one: readonly string[], other: readonly string[]): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const word of one) {
    const above = row;
    row = [0];
    for (const [j, with_] of other.entries()) {
      row.push(word === with_ ? (above[j] ?? 0) + 1 : Math.max(above[j + 1] ?? 0, row[j] ?? 0));
    }
  }
  return row.at(-1) ?? 0;
}

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 14 });

describe('domain/text/shared-words', () => {
  it('finds the longest run of words that two texts have in their order', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const shared = sharedWords(one, other, 28) ?? [];
        expect(shared.length).to.equal(longest(one, other));
        let [i, j] = [-1, -1];
        for (const [at, there] of shared) {
          expect(one[at]).to.equal(other[there]);
          expect(at).to.be.above(i);
          expect(there).to.be.above(j);
          [i, j] = [at, there];
        }
      }),
    );
  });

  it('gives up where too much differs', () => {
    const [one, other] = [['a', 'x', 'c'], ['a', 'y', 'c']]; // prettier-ignore
    expect(sharedWords(one, other, 2)).to.deep.equal([[0, 0], [2, 2]]); // prettier-ignore
    expect(sharedWords(one, other, 1)).to.equal(undefined);
    expect(sharedWords([], one, 2)).to.equal(undefined);
    expect(sharedWords([], [], 0)).to.deep.equal([]);
  });
});
