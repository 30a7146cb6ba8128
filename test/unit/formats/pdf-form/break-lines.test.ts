import { expect } from 'chai';
import fc from 'fast-check';
import { breakLines } from '../../../../src/formats/pdf-form/break-lines.ts';
import { createFormFonts } from '../../../../src/formats/pdf-form/font/form-fonts.ts';

const fonts = createFormFonts();
const WORDS = ['Ấp', 'đê', 'điều', 'nghiêng', 'QĐ-UBND/2015', '1234/QĐ-SNNPTNT', 'thủy', 'W'.repeat(60), '2015', '–'];
const setting = (widthMm: number, indentMm = 0) => ({ fonts, sizePt: 12, widthMm, indentMm });

function linesOf(text: string, widthMm: number, indentMm = 0): readonly string[] {
  const lines = breakLines([{ text, face: 'regular' }], setting(widthMm, indentMm));
  return lines.map(({ words }) => words.map((word) => word.text).join(' '));
}

describe('lines of a form', () => {
  it('lose and change no letter, whatever the width', () => {
    const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 });
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 180 }), (words, widthMm) => {
        const letters = (parts: readonly string[]) => parts.join('').replaceAll(' ', '');
        return letters(linesOf(words.join(' '), widthMm)) === letters(words);
      }),
    );
  });

  it('are never wider than their room', () => {
    const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 });
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 180 }), (words, widthMm) =>
        breakLines([{ text: words.join(' '), face: 'bold' }], setting(widthMm, 10)).every(
          (line) => line.indentMm + line.widthMm <= widthMm + 0.001,
        ),
      ),
    );
  });

  it('part a word only where it cannot stand on one, and then behind a sign', () => {
    expect(linesOf('Số 1234/QĐ-SNNPTNT', 25)).to.deep.equal(['Số 1234/QĐ-', 'SNNPTNT']);
    expect(linesOf('kế hoạch đầu tư', 20)).to.deep.equal(['kế hoạch', 'đầu tư']);
  });

  it('begin anew where the text does, and know which of them ends a paragraph', () => {
    const lines = breakLines([{ text: 'một hai ba\n\nbốn', face: 'regular' }], setting(15));
    expect(lines.map(({ words, isLast }) => [words.length, isLast])).to.deep.equal([
      [2, false],
      [1, true],
      [0, true],
      [1, true],
    ]);
  });

  it('measure as the font does', () => {
    // In Times New Roman and its like "0" is half as wide as the letters are high.
    expect(fonts.width('0'.repeat(10), 'regular', 12)).to.be.closeTo((10 * 6 * 25.4) / 72, 0.001);
  });
});
