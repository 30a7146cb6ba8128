import { expect } from 'chai';
import { runsToProve } from '../../../../src/domain/text/layer-digits.ts';
import { firstWords, furtherWords, isContradicted, provableLetters } from '../../../../src/domain/text/layer-sample.ts';
import type { Box } from '../../../../src/domain/page/geometry.ts';

const words = (text: string, fontName = 'Times') => text.split(' ').map((word) => ({ text: word, fontName }));
const looks = (text: string, share: number) => words(text).map((word) => ({ word, share }));

describe('domain/text/layer-sample', () => {
  it('looks at words that have all letters of each font', () => {
    const chosen = firstWords([...words('xuân về trên bản nhỏ xuân về'), ...words('xuân', 'Arial')]);
    const letters = (font: string) =>
      new Set(chosen.filter(({ fontName }) => fontName === font).flatMap(({ text }) => Array.from(text)));

    expect([...letters('Times')].toSorted().join('')).to.equal([...new Set('xuânvềtrênbảnnhỏ')].toSorted().join(''));
    expect([...letters('Arial')]).to.have.length(4);
  });

  it('leaves out what the readers of words cannot read', () => {
    expect(['Số:', '(UBND)', '125/QĐ', 'Website', 'a', '—'].map(provableLetters)).to.deep.equal([
      'số',
      'ubnd',
      '',
      '',
      '',
      '',
    ]);
  });

  it('looks at no more words than a page of print needs, however many fonts a page has', () => {
    const many = Array.from({ length: 300 }, (_, i) => words('xuân về trên bản nhỏ', `F${String(i)}`)).flat();
    expect(firstWords(many)).to.have.length.at.most(80);
    expect(
      furtherWords(
        many,
        firstWords(many).map((word) => ({ word, share: 0 })),
      ),
    ).to.have.length.at.most(80);
  });

  it('looks further at letters that no word bore out', () => {
    const all = words('mật một mắt bàn');
    const [first, one, two] = all;
    if (first === undefined) return;
    const further = furtherWords(all, [{ word: first, share: 0.01 }]);
    expect(further).to.include.members([one, two]);
    expect(furtherWords(all, [{ word: first, share: 0.9 }])).to.deep.equal([]);
  });

  it('takes single words that were misread for no lie of the font', () => {
    expect(isContradicted([...looks('mật một mắt', 0.9), ...looks('bàn', 0.01)])).to.equal(false);
    expect(isContradicted([...looks('tân tâm', 0.01), ...looks('bàn nam', 0.99)])).to.equal(false);
  });

  it('takes a letter that is read otherwise wherever it stands, and a font of which most words are, for one', () => {
    expect(
      isContradicted([...looks('tận mận bận', 0.01), ...looks('tâm mâm bâm', 0.99), ...looks('nôn', 0.9)]),
    ).to.equal(true);
    expect(isContradicted(looks('một hai ba bốn', 0.2))).to.equal(true);
    expect(isContradicted(looks('một hai ba', 0.2))).to.equal(false);
  });
});

describe('domain/text/layer-digits', () => {
  const at = (text: string, y: number, fontName = 'Times') => ({
    text,
    fontName,
    box: [100, y, 20 * text.length, 40] as Box,
  });

  it('takes the digits of the head, and further ones that no other of their font shows', () => {
    const runs = runsToProve(
      [at('125/UBND', 100), at('(2)', 200), at('12', 1800), at('37', 1900), at('12', 1900, 'Arial')],
      2339,
    );
    expect(runs.map(({ digits }) => digits)).to.deep.equal(['125', '2', '37', '12']);
  });

  it('cuts the digits out of the word', () => {
    const [run] = runsToProve([{ text: '125/UBND', fontName: '', box: [100, 50, 190, 40] }], 2339);
    const [left, , width] = run?.box ?? [0, 0, 0, 0];
    expect(left).to.be.within(90, 99);
    expect(left + width).to.be.within(155, 175);
  });

  it('takes at most eighteen, and words without digits for none', () => {
    expect(
      runsToProve(
        Array.from({ length: 90 }, (_, i) => at(String(i), i * 30)),
        2339,
      ),
    ).to.have.length.within(12, 18);
    expect(runsToProve([at('UBND', 100), at('QĐ1', 100)], 2339)).to.deep.equal([]);
  });
});
