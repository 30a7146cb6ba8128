import { expect } from 'chai';
import fc from 'fast-check';
import { fold } from '../../../../src/domain/text/fold.ts';
import {
  LETTER_CLASSES,
  rankSpellings,
  SMALL_LETTERS,
  type LetterScores,
} from '../../../../src/domain/words/letter-scores.ts';

/** One step for each entry: what is seen with which probability; ` ` is nothing, `~` ink that is no letter. The rest is spread. */
function scoresOf(steps: readonly Readonly<Record<string, number>>[]): LetterScores {
  const data = new Float64Array(steps.length * LETTER_CLASSES).fill(1e-6);
  for (const [step, seen] of steps.entries()) {
    for (const [sign, share] of Object.entries(seen)) data[step * LETTER_CLASSES + classOf(sign)] = share;
  }
  return { steps: steps.length, data };
}

function classOf(sign: string): number {
  return sign === ' ' ? 0 : sign === '~' ? LETTER_CLASSES - 1 : SMALL_LETTERS.indexOf(sign) + 1;
}

const letters = (text: string) => Array.from(text).flatMap((sign) => [{ [sign]: 1 }, { ' ': 1 }]);

describe('domain/words/letter-scores', () => {
  it('knows each letter of Vietnamese once', () => {
    expect(new Set(SMALL_LETTERS).size).to.equal(89);
    expect(SMALL_LETTERS.normalize('NFC')).to.equal(SMALL_LETTERS);
  });

  it('ranks the marks that were seen before those that were read', () => {
    const seen = scoresOf([...letters('hi'), { ề: 0.9, ê: 0.1 }, { ' ': 1 }, ...letters('n')]);

    const [first, second] = rankSpellings([seen], 'Hiên');

    expect(first?.text).to.equal('hiền');
    expect(first?.share).to.be.closeTo(0.9, 0.01);
    expect(second?.text).to.equal('hiên');
    expect(second?.share).to.be.closeTo(0.1, 0.01);
  });

  it('takes the mean of several looks', () => {
    const sure = scoresOf([...letters('hi'), { ề: 1 }, { ' ': 1 }, ...letters('n')]);
    const other = scoresOf([...letters('hi'), { ề: 0.2, ê: 0.8 }, { ' ': 1 }, ...letters('n')]);

    expect(rankSpellings([sure, other], 'Hiên')[0]?.text).to.equal('hiền');
    expect(rankSpellings([other], 'Hiên')[0]?.text).to.equal('hiên');
    expect(rankSpellings([], 'Hiên')).to.deep.equal([]);
  });

  it('takes no heed of what is no letter before and behind the word', () => {
    const seen = scoresOf([{ '~': 1 }, ...letters('an'), { '~': 1 }]);

    expect(rankSpellings([seen], 'An')[0]).to.deep.include({ text: 'an' });
    expect(rankSpellings([seen], 'An')[0]?.share).to.be.above(0.99);
  });

  it('gives small shares where other letters are seen', () => {
    const seen = scoresOf(letters('lưu'));

    expect(rankSpellings([seen], 'lui').reduce((sum, { share }) => sum + share, 0)).to.be.below(0.01);
  });

  it('counts both ways of placing a tone as one spelling', () => {
    const seen = scoresOf([...letters('h'), { o: 0.5, ò: 0.5 }, { ' ': 1 }, { a: 0.5, à: 0.5 }, { ' ': 1 }]);

    const ranked = rankSpellings([seen], 'hoa');

    expect(ranked.filter(({ text }) => text === 'hòa' || text === 'hoà')).to.have.lengthOf(1);
  });

  it('counts the strokes of a degree, whatever letter they look like', () => {
    const seen = scoresOf([...letters('ck'), { i: 0.6, h: 0.4 }, { ' ': 1 }, { i: 0.3, l: 0.7 }, { ' ': 1 }]);

    expect(rankSpellings([seen], 'CKHL')[0]).to.deep.include({ text: 'ckii' });
    expect(rankSpellings([scoresOf(letters('cki'))], 'CKII')[0]).to.deep.include({ text: 'cki' });
    expect(rankSpellings([scoresOf(letters('cki'))], 'CKI')[0]?.share).to.be.above(0.99);
  });

  it('ranks other words that may stand there beside those with the letters of the word', () => {
    const ranked = rankSpellings([scoresOf(letters('ngọc'))], 'Nghẻ', ['ngọc', 'ngà']);

    expect(ranked[0]).to.deep.include({ text: 'ngọc' });
    expect(rankSpellings([scoresOf(letters('ksor'))], 'Xsor', ['sơn'])[0]?.share ?? 0).to.be.below(0.01);
  });

  it('says nothing of a word that is no syllable', () => {
    expect(rankSpellings([scoresOf(letters('đăk'))], 'Đắk')).to.deep.equal([]);
  });

  it('gives shares of one whole, the likeliest first, of the letters asked about alone', () => {
    const step = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: LETTER_CLASSES, maxLength: LETTER_CLASSES }); // prettier-ignore
    const word = fc.constantFrom('Hiên', 'thang', 'Đông', 'QUỐC', 'uy', 'a', 'nghiêng');
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), word, (rows, asked) => {
        const ranked = rankSpellings([{ steps: rows.length, data: Float64Array.from(rows.flat()) }], asked);

        const shares = ranked.map(({ share }) => share);
        expect(shares).to.deep.equal(shares.toSorted((a, b) => b - a));
        expect(shares.reduce((sum, share) => sum + share, 0)).to.be.at.most(1.001);
        for (const { text } of ranked) expect(fold(text)).to.equal(fold(asked));
      }),
      { numRuns: 40 },
    );
  });
});
