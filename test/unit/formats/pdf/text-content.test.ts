import { expect } from 'chai';
import type { Word } from '../../../../src/domain/page/page-reading.ts';
import { createGlyphTable } from '../../../../src/formats/pdf/access/glyph-table.ts';
import { pageGeometry } from '../../../../src/formats/pdf/access/page-geometry.ts';
import { num, textString } from '../../../../src/formats/pdf/access/pdf-syntax.ts';
import { layText } from '../../../../src/formats/pdf/access/text-content.ts';
import { UPRIGHT } from '../../../../src/formats/image/orientation.ts';

describe('formats/pdf/access/text-content', () => {
  const geometry = pageGeometry({ frame: { width: 720, height: 1440 }, ppi: 72, orientation: UPRIGHT, rotation: 0 });

  function aWord(text: string, box: Word['box'], line: number): Word {
    return { text, box, line, confidence: 1, layer: 'ink' };
  }

  it('sets size and scaling so that the word fills its box, descent included', () => {
    const { operators } = layText([aWord('ab', [100, 200, 30, 20], 0)], geometry, createGlyphTable());

    expect(operators.split('\n')).to.deep.equal([
      'BT',
      '3 Tr',
      // 30 points over 2 × half an em of 20 points; baseline a fifth of the height above the foot
      '/F0 20 Tf 150 Tz 1 0 0 1 100 1224 Tm <00010002> Tj',
      'ET',
    ]);
  });

  it('puts one blank between words of a line, as wide as the gap, and none at its end', () => {
    const words = [aWord('a', [0, 0, 10, 20], 0), aWord('b', [15, 0, 10, 20], 0), aWord('c', [0, 40, 10, 20], 1)];

    const [, , first, second, third] = layText(words, geometry, createGlyphTable()).operators.split('\n');

    expect(first).to.match(/<0001> Tj 50 Tz <0002> Tj$/);
    expect(second).to.match(/<0003> Tj$/);
    expect(third).to.match(/<0004> Tj$/);
  });

  it('writes words in one place with different codes of the same characters', () => {
    const words = [aWord('a', [0, 0, 10, 20], 0), aWord('a', [2, 0, 10, 20], 1), aWord('a', [50, 0, 10, 20], 2)];
    const glyphs = createGlyphTable();

    const { operators } = layText(words, geometry, glyphs);

    expect([...operators.matchAll(/<(\w+)> Tj/g)].map(([, code]) => code)).to.deep.equal(['0001', '0002', '0001']);
    expect(glyphs.toUnicode().toString()).to.contain('2 beginbfchar\n<0001> <0061>\n<0002> <0061>\nendbfchar');
  });

  it('leaves out words of which nothing can be shown, and writes nothing for a page without words', () => {
    const none = layText([aWord(' \u0007\u200b'.slice(0, 2), [0, 0, 10, 20], 0)], geometry, createGlyphTable());

    expect(none).to.deep.equal({ operators: '', words: [] });
  });

  it('maps every code to the one glyph, never to the missing one', () => {
    const glyphs = createGlyphTable();
    glyphs.encode('Ủy ban 𠊛');

    const map = glyphs.cidToGid();
    expect(map.readUInt16BE(0)).to.equal(0);
    expect(Array.from({ length: map.length / 2 - 1 }, (_, at) => map.readUInt16BE(2 + 2 * at))).to.satisfy(
      (gids: number[]) => gids.every((gid) => gid === 1),
    );
    expect(glyphs.toUnicode().toString()).to.contain('<D840DE9B>');
  });

  it('writes numbers without exponents and text in UTF-16', () => {
    expect([num(1e-9), num(-1e-9), num(0.30000001), num(1234567.5)]).to.deep.equal(['0', '0', '0.3', '1234567.5']);
    expect(textString('Ủy')).to.equal('<FEFF1EE60079>');
  });
});
