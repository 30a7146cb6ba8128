import { expect } from 'chai';
import fc from 'fast-check';
import { editDistance, findFuzzy } from '../../../../src/domain/text/distance.ts';

const short = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });

describe('domain/text/distance', () => {
  it('finds a phrase with a wrong, a lost and a surplus letter', () => {
    expect(findFuzzy('xxnoinhanyy', 'noinhan', 0)).to.deep.equal({ start: 2, end: 9, edits: 0 });
    expect(findFuzzy('xxnoixhanyy', 'noinhan', 1)).to.deep.include({ start: 2, end: 9, edits: 1 });
    expect(findFuzzy('xxninhanyy', 'noinhan', 1)).to.deep.include({ edits: 1 });
    expect(findFuzzy('xxnooinhanyy', 'noinhan', 1)).to.deep.include({ edits: 1 });
    expect(findFuzzy('khac', 'noinhan', 1)).to.equal(undefined);
  });

  it('needs as many edits as the place it names is away from the pattern', () => {
    fc.assert(
      fc.property(short, short, fc.nat(3), (text, pattern, most) => {
        const hit = findFuzzy(text, pattern, most);

        if (hit !== undefined) expect(editDistance(text.slice(hit.start, hit.end), pattern, 9)).to.equal(hit.edits);
      }),
    );
  });

  it('is a distance, given up where it grows too large', () => {
    fc.assert(
      fc.property(short, short, fc.nat(4), (a, b, most) => {
        const full = editDistance(a, b, 20);

        expect(editDistance(b, a, 20)).to.equal(full);
        expect(full === 0).to.equal(a === b);
        expect(editDistance(a, b, most)).to.equal(full <= most ? full : most + 1);
      }),
    );
  });
});
