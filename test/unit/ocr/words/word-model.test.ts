import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { LETTER_CLASSES } from '../../../../src/domain/words/letter-scores.ts';
import { stripOf } from '../../../../src/ocr/words/strip.ts';
import { loadWordModel, readWord } from '../../../../src/ocr/words/word-model.ts';
import { cropOf, WORD_STRIPS } from '../../../support/words-crops.ts';

/** Classes of the training: capitals follow the small letters, what is no letter comes last. */
const LETTERS = LETTER_CLASSES - 2;

function withoutCase(trained: number): number {
  return trained > 2 * LETTERS ? LETTER_CLASSES - 1 : trained > LETTERS ? trained - LETTERS : trained;
}

describe('ocr/words/word-model', () => {
  it('gives what the framework of the training gave, but for the rounding of the weights', () => {
    const model = loadWordModel();

    for (const { ink, width, likeliest } of WORD_STRIPS) {
      const data = Float64Array.from(Buffer.from(ink, 'hex'), (value) => value / 255);
      const scores = model.score({ channels: 1, height: 48, width, data });
      expect(scores.steps).to.equal(likeliest.length);
      for (const [step, classes] of likeliest.entries()) {
        const [first = [0, 0]] = classes;
        const own = scores.data[step * LETTER_CLASSES + withoutCase(first[0])] ?? 0;
        const expected = classes.filter(([other]) => withoutCase(other) === withoutCase(first[0]));
        expect(own).to.be.closeTo(
          expected.reduce((sum, [, share]) => sum + share, 0),
          0.02,
        );
      }
    }
  });

  it('gives the same bits for the same crop', () => {
    const [first] = WORD_STRIPS;
    expect(first).to.not.equal(undefined);
    if (first === undefined) return;

    expect(readWord(loadWordModel(), cropOf(first))).to.deep.equal(readWord(loadWordModel(), cropOf(first)));
  });

  it('is small enough to lie with the sources', () => {
    const bytes = readFileSync(new URL('../../../../src/ocr/words/weights/words.bin', import.meta.url)).length;

    expect(bytes).to.be.below(1024 * 1024);
  });
});

describe('ocr/words/strip', () => {
  it('brings type of any size to one size and its baseline to one row', () => {
    for (const em of [16, 32, 67]) {
      const [width, height, baseline] = [3 * em, 2 * em, Math.round(1.3 * em)];
      const data = new Uint8Array(width * height).fill(240);
      // an upright stroke from half a size above the baseline down to it
      for (let y = Math.round(baseline - em / 2); y < baseline; y += 1) {
        data.fill(20, y * width + em, y * width + em + Math.max(2, em / 8));
      }

      const strip = stripOf({ width, height, data, baseline, em, word: 'i' });

      expect(strip).to.include({ height: 48, width: 96 });
      const inked = (strip?.data ?? new Float64Array()).reduce<number[]>((rows, value, at) => (value > 0.5 ? [...rows, Math.floor(at / 96)] : rows), []); // prettier-ignore
      expect(Math.min(...inked)).to.be.within(18, 20);
      expect(Math.max(...inked)).to.be.within(33, 35);
    }
  });

  it('sees nothing in a crop without pixels', () => {
    expect(stripOf({ width: 0, height: 0, data: new Uint8Array(0), baseline: 0, em: 20, word: 'a' })).to.equal(
      undefined,
    );
  });
});
