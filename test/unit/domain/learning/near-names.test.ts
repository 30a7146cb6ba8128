import { expect } from 'chai';
import fc from 'fast-check';
import { hasSameLetters, isNear, standsBehind } from '../../../../src/domain/learning/likeness.ts';
import { nearNames } from '../../../../src/domain/learning/near-names.ts';

const SYLLABLES = ['Sở', 'Nội', 'vụ', 'Ủy', 'ban', 'nhân', 'dân', 'xã', 'Thạnh', 'Phước', 'Kho', 'bạc', 'Y', 'tế', '12', 'I']; // prettier-ignore
const name = fc.array(fc.constantFrom(...SYLLABLES), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' '));

/** A name, and it with letters put in, left out or changed, its marks lost, words run together or something before it. */
const misread = fc
  .tuple(name, fc.array(fc.tuple(fc.nat(40), fc.constantFrom('', 'a', 'ô', ' ', '-', '1')), { maxLength: 3 }))
  .chain(([text, edits]) =>
    fc.record({
      original: fc.constant(text),
      text: fc.constant(
        edits.reduce((so, [at, put]) => so.slice(0, at) + put + so.slice(at + Number(put !== ' ')), text),
      ),
      before: fc.constantFrom('', '', 'Hỏa tốc ', '* ', 'KHẨN ', 'Đảng ủy khối '),
    }),
  )
  .map(({ original, text, before }) => ({ original, read: before + text }));

describe('domain/learning/near-names', () => {
  it('finds the names that holding against each would find', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), misread, (others, { original, read }) => {
        const names = [...new Set([original, ...others])];
        const each = (one: string) => isNear(one, read) || hasSameLetters(one, read) || standsBehind(one, read, 10);

        expect([...nearNames(names)(read)].toSorted()).to.deep.equal(names.filter(each).toSorted());
      }),
      { numRuns: 2000 },
    );
  });

  it('finds one name among many that are alike', () => {
    const names = Array.from({ length: 3000 }, (_, i) => `Ủy ban nhân dân xã ${String(i)}`);

    expect(nearNames(names)('Uỷ ban nhân đân xã 1234')).to.deep.equal(['Ủy ban nhân dân xã 1234']);
    expect(nearNames(names)('Sở Nội vụ')).to.deep.equal([]);
  });
});
