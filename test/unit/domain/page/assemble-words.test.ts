import { expect } from 'chai';
import { assembleWords, meanConfidence, type RecognisedWord } from '../../../../src/domain/page/assemble-words.ts';
import { IDENTITY, scaling } from '../../../../src/domain/page/affine.ts';
import type { Box } from '../../../../src/domain/page/geometry.ts';

const ORIGINAL = { width: 2000, height: 3000 };

function word(text: string, box: Box, more: Partial<RecognisedWord> = {}): RecognisedWord {
  return { text, box, confidence: 0.9, block: 1, line: 0, ...more };
}

describe('domain/page/assemble-words', () => {
  it('puts the boxes onto the original page', () => {
    const toOriginal = scaling({ width: 1000, height: 1500 }, ORIGINAL);

    const words = assembleWords({ ink: [word('Số', [10, 20, 30, 40])], red: [], toOriginal, original: ORIGINAL });

    expect(words).to.deep.equal([{ text: 'Số', box: [20, 40, 60, 80], confidence: 0.9, line: 0, layer: 'ink' }]);
  });

  it('numbers the lines in the order of the engine, whatever numbers it gave', () => {
    const ink = [
      word('một', [0, 0, 10, 10], { block: 3, line: 7 }),
      word('hai', [20, 0, 10, 10], { block: 3, line: 7 }),
      word('ba', [0, 20, 10, 10], { block: 4, line: 7 }),
    ];

    const words = assembleWords({ ink, red: [], toOriginal: IDENTITY, original: ORIGINAL });

    expect(words.map(({ line }) => line)).to.deep.equal([0, 0, 1]);
  });

  it('adds stamped words at their place, on lines of their own', () => {
    const ink = [word('Kính', [0, 0, 40, 10])];
    const red = [{ area: [500, 600, 200, 100] as const, scale: 1, words: [word('MẬT', [20, 30, 80, 40])] }];

    const [, stamped] = assembleWords({ ink, red, toOriginal: IDENTITY, original: ORIGINAL });

    expect(stamped).to.deep.include({ text: 'MẬT', box: [520, 630, 80, 40], line: 1, layer: 'red' });
  });

  it('brings words of a halved cut to the size of the page', () => {
    const red = [{ area: [500, 600, 200, 100] as const, scale: 0.5, words: [word('MẬT', [10, 20, 40, 25])] }];

    const [stamped] = assembleWords({ ink: [], red, toOriginal: IDENTITY, original: ORIGINAL });

    expect(stamped?.box).to.deep.equal([520, 640, 80, 50]);
  });

  it('keeps the lines of two stamps apart', () => {
    const area = (x: number) => ({ area: [x, 0, 100, 50] as const, scale: 1, words: [word('KHẨN', [10, 10, 60, 20])] });

    const words = assembleWords({ ink: [], red: [area(0), area(500)], toOriginal: IDENTITY, original: ORIGINAL });

    expect(words.map(({ line }) => line)).to.deep.equal([0, 1]);
  });

  it('leaves out a stamped word that was read in the ink as surely', () => {
    const ink = [word('Hùng', [100, 100, 60, 20], { confidence: 0.95 })];
    const red = [
      { area: [90, 90, 200, 60] as const, scale: 1, words: [word('Hung', [10, 10, 60, 20], { confidence: 0.8 })] },
    ];

    const words = assembleWords({ ink, red, toOriginal: IDENTITY, original: ORIGINAL });

    expect(words.map(({ text }) => text)).to.deep.equal(['Hùng']);
  });

  it('lets a sure stamped word take the place of what its remains looked like', () => {
    const ink = [word('l-Ì,ng', [100, 100, 60, 20], { confidence: 0.3 })];
    const red = [
      { area: [90, 90, 200, 60] as const, scale: 1, words: [word('Hùng', [10, 10, 60, 20], { confidence: 0.9 })] },
    ];

    const words = assembleWords({ ink, red, toOriginal: IDENTITY, original: ORIGINAL });

    expect(words.map(({ text, layer }) => [text, layer])).to.deep.equal([['Hùng', 'red']]);
  });

  it('takes the rim of a seal for no words', () => {
    const junk = [
      word('”“⁄x', [0, 0, 20, 20]),
      word('NÀ', [0, 0, 20, 20], { confidence: 0.4 }),
      word('A', [0, 0, 9, 9]),
    ];
    const red = [{ area: [0, 0, 300, 300] as const, scale: 1, words: junk }];

    expect(assembleWords({ ink: [], red, toOriginal: IDENTITY, original: ORIGINAL })).to.deep.equal([]);
  });

  it('composes marks', () => {
    const ink = [word('Quyết'.normalize('NFD'), [0, 0, 40, 10])];

    const [first] = assembleWords({ ink, red: [], toOriginal: IDENTITY, original: ORIGINAL });

    expect(first?.text).to.equal('Quyết'.normalize('NFC'));
  });

  it('leaves out words that lie outside the page', () => {
    const ink = [word('ngoài', [2100, 10, 50, 20])];

    expect(assembleWords({ ink, red: [], toOriginal: IDENTITY, original: ORIGINAL })).to.deep.equal([]);
  });

  it('weighs confidence by length', () => {
    const words = [
      { text: 'ab', confidence: 0.5 },
      { text: 'abcdef', confidence: 0.9 },
    ];

    expect(meanConfidence(words)).to.be.closeTo(0.8, 1e-9);
    expect(meanConfidence([])).to.equal(1);
  });
});
