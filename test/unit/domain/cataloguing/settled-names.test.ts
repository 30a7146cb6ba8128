import { expect } from 'chai';
import { catalogue } from '../../../../src/domain/cataloguing/catalogue.ts';
import type { Word } from '../../../../src/domain/page/page-reading.ts';
import type { SpellingShare } from '../../../../src/domain/words/letter-scores.ts';
import { aPage, paperLines } from '../../../support/page-builder.ts';

interface Seen {
  readonly confidence?: number;
  readonly spellings?: readonly SpellingShare[];
  /** Its box and those behind it stand so much further to the right, in words' heights. */
  readonly apart?: number;
}

/** The signatory of a decision whose name was read so, its words as the engine and the second reader have them. */
function signatory(name: string, seen: Readonly<Record<string, Seen>> = {}) {
  const page = aPage(paperLines({ number: 'Số: 88/QĐ-SXD', title: 'QUYẾT ĐỊNH', role: ['GIÁM ĐỐC'], name }));
  let shift = 0;
  const words = page.words.map((word): Word => {
    const { apart = 0, ...other } = name.split(' ').includes(word.text) ? (seen[word.text] ?? {}) : {};
    shift += apart * word.box[3];
    const [x, ...rest] = word.box;
    return name.split(' ').includes(word.text) ? { ...word, ...other, box: [x + shift, ...rest] } : word;
  });
  const field = catalogue([{ ...page, words }], { firstPage: 1, lastPage: 1 }).signatory;
  return [field?.value, field?.needsReview];
}

const figure = (two: number): readonly SpellingShare[] => [
  { text: 'ckii', share: two },
  { text: 'cki', share: 1 - two },
];

describe('domain/cataloguing: names with what their pictures say', () => {
  it('is sure of the figure of a degree that the second reader sees, too', () => {
    const named = (degree: string, two: number, confidence = 0.61) =>
      signatory(`BS. ${degree} Trần Đình Hải`, { [degree]: { confidence, spellings: figure(two) } });

    expect(named('CKII.', 0.66)).to.deep.equal(['BS. CKII. Trần Đình Hải', false]);
    expect(named('CKHL.', 0.81, 0.74)).to.deep.equal(['BS. CKII. Trần Đình Hải', false]);
    expect(named('CKIF.', 0.78)).to.deep.equal(['BS. CKII. Trần Đình Hải', false]);
    expect(named('CKI.', 0.001, 0.95)).to.deep.equal(['BS. CKI. Trần Đình Hải', false]);
  });

  it('proposes the figure that the second reader sees where the engine saw the other one, and asks', () => {
    const seen = { 'CKI.': { confidence: 0.95, spellings: figure(0.99) } };

    expect(signatory('BS. CKI. Trần Đình Hải', seen)).to.deep.equal(['BS. CKII. Trần Đình Hải', true]);
    const one = { 'CKHI.': { confidence: 0.56, spellings: figure(0.02) } };
    expect(signatory('BS. CKHI. Trần Đình Hải', one)[1]).to.equal(true);
  });

  it('asks as before where the second reader cannot tell', () => {
    const seen = { 'CKI.': { confidence: 0.95, spellings: figure(0.1) } };

    expect(signatory('BS. CKI. Trần Đình Hải', seen)).to.deep.equal(['BS. CKI. Trần Đình Hải', true]);
  });

  it('gives a title the stop that its box left out, and none where the blank behind it is like the others', () => {
    const title = { 'PGS.TS': { confidence: 0.54 } };

    expect(signatory('PGS.TS Hồ Hữu Yến', { ...title, Hồ: { apart: 1 } })[0]).to.equal('PGS.TS. Hồ Hữu Yến');
    expect(signatory('PGS.TS Hồ Hữu Yến', title)[0]).to.equal('PGS.TS Hồ Hữu Yến');
  });

  it('asks where there is room for another word between two of a name', () => {
    expect(signatory('Phan Tuấn Hải')).to.deep.equal(['Phan Tuấn Hải', false]);
    expect(signatory('Phan Tuấn Hải', { Hải: { apart: 3 } })).to.deep.equal(['Phan Tuấn Hải', true]);
  });

  it('does not mind a stroke in a blank or far from the name, but a letter that a word may have left', () => {
    const stroke = { confidence: 0 };

    expect(signatory('Hoàng Đình Hải l', { l: { ...stroke, apart: 8 } })[1]).to.equal(false);
    expect(signatory('Hoàng Đình l Hải', { l: { ...stroke, apart: -0.3 }, Hải: { apart: -0.5 } })[1]).to.equal(false);
    expect(signatory('Hoàng h Đình Hải', { h: { confidence: 0.5, apart: 1 } })[1]).to.equal(true);
  });

  it('does not take a mark that was read a second time for a letter', () => {
    expect(signatory('Trần Công ˆ Quyên')).to.deep.equal(['Trần Công Quyên', false]);
  });

  it('takes a tone over the i that nobody bears for its dot', () => {
    const spellings = [
      { text: 'vỉnh', share: 0.51 },
      { text: 'vinh', share: 0.485 },
    ];
    const other = [
      { text: 'vĩnh', share: 0.6 },
      { text: 'vinh', share: 0.4 },
    ];

    expect(signatory('Dương Bích Vinh', { Vinh: { confidence: 0.62, spellings } })[1]).to.equal(false);
    expect(signatory('Dương Bích Vinh', { Vinh: { confidence: 0.62, spellings: other } })[1]).to.equal(true);
  });

  it('gives the word that the second reader sees and that is borne for one that nobody bears', () => {
    const seen = (share: number) => ({ Phữơng: { confidence: 0.88, spellings: [{ text: 'phương', share }] } });

    expect(signatory('Huỳnh Phữơng Long', seen(0.99))).to.deep.equal(['Huỳnh Phương Long', false]);
    expect(signatory('Huỳnh Phữơng Long', seen(0.7))[1]).to.equal(true);
    const again = { Nghẻ: { confidence: 0.55, spellings: [{ text: 'ngọc', share: 0.999 }] } };
    expect(signatory('Phan Nghẻ Khánh', again)).to.deep.equal(['Phan Ngọc Khánh', false]);
  });
});
