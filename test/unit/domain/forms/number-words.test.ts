import { expect } from 'chai';
import fc from 'fast-check';
import { numberWords, numberWordsCapital } from '../../../../src/domain/forms/number-words.ts';

/** Each with the rule that it shows. */
const READ: readonly (readonly [number, string])[] = [
  [0, 'không'],
  [1, 'một'],
  [4, 'bốn'],
  [5, 'năm'],
  [10, 'mười'],
  [11, 'mười một'],
  [14, 'mười bốn'],
  [15, 'mười lăm'],
  [20, 'hai mươi'],
  [21, 'hai mươi mốt'],
  [24, 'hai mươi tư'],
  [25, 'hai mươi lăm'],
  [30, 'ba mươi'],
  [100, 'một trăm'],
  [101, 'một trăm linh một'],
  [105, 'một trăm linh năm'],
  [110, 'một trăm mười'],
  [115, 'một trăm mười lăm'],
  [121, 'một trăm hai mươi mốt'],
  [555, 'năm trăm năm mươi lăm'],
  [1000, 'một nghìn'],
  [1005, 'một nghìn không trăm linh năm'],
  [1015, 'một nghìn không trăm mười lăm'],
  [1100, 'một nghìn một trăm'],
  [2024, 'hai nghìn không trăm hai mươi tư'],
  [12_000, 'mười hai nghìn'],
  [21_001, 'hai mươi mốt nghìn không trăm linh một'],
  [150_000, 'một trăm năm mươi nghìn'],
  [1_000_000, 'một triệu'],
  [1_000_005, 'một triệu không trăm linh năm'],
  [8_010_500, 'tám triệu không trăm mười nghìn năm trăm'],
  [1_000_000_000, 'một tỷ'],
  [2_000_000_015, 'hai tỷ không trăm mười lăm'],
  [1_234_567_891, 'một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt'],
  [1_000_000_000_000, 'một nghìn tỷ'],
  [3_005_000_000_001, 'ba nghìn không trăm linh năm tỷ không trăm linh một'],
];

const DIGITS: Readonly<Record<string, number>> = {
  ...{ không: 0, một: 1, mốt: 1, hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, lăm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9 },
};

/** A reader that knows nothing of the writer: it adds up word by word, from left to right. */
function read(words: string): number {
  let [whole, millions, group, digit] = [0, 0, 0, 0];
  const take = (worth: number) => {
    group += digit * worth;
    digit = 0;
  };
  for (const word of words.split(' ')) {
    if (word === 'trăm') take(100);
    else if (word === 'mươi') take(10);
    else if (word === 'mười') group += 10;
    else if (word === 'nghìn' || word === 'triệu') {
      take(1);
      millions += group * (word === 'nghìn' ? 1000 : 1_000_000);
      group = 0;
    } else if (word === 'tỷ') {
      take(1);
      whole = (whole + millions + group) * 1_000_000_000;
      [millions, group] = [0, 0];
    } else if (word !== 'linh') digit = DIGITS[word] ?? Number.NaN;
  }
  take(1);
  return whole + millions + group;
}

describe('numbers in words', () => {
  for (const [value, words] of READ) {
    it(`reads ${String(value)} as "${words}"`, () => {
      expect(numberWords(value)).to.equal(words);
    });
  }

  it('reads back every number, up to the billions of billions', () => {
    const values = fc.oneof(fc.nat(9999), fc.nat(2 ** 31 - 1), fc.maxSafeNat());
    fc.assert(
      fc.property(values, (value) => read(numberWords(value)) === value),
      { numRuns: 20_000 },
    );
  });

  it('reads back every number up to a hundred thousand', () => {
    for (let value = 0; value <= 100_000; value += 1)
      if (read(numberWords(value)) !== value) expect.fail(String(value));
  });

  it('never says "mươi một", "mươi năm", "mười năm", or "linh" before tens', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        const words = ` ${numberWords(value)} `;
        return !/ (?:mươi (?:một|năm|bốn)|mười (?:năm|mốt|tư)|linh \S+ mươi|linh mười|linh không|không mươi) /u.test(
          words,
        );
      }),
    );
  });

  it('begins with a capital behind "Viết bằng chữ"', () => {
    expect(numberWordsCapital(15)).to.equal('Mười lăm');
  });

  for (const value of [-1, 1.5, Number.NaN, 2 ** 53]) {
    it(`has no words for ${String(value)}`, () => {
      expect(() => numberWords(value)).to.throw(RangeError);
    });
  }
});
