import { expect } from 'chai';
import { confirmedBy, lettersOf } from '../../../../src/domain/words/second-look.ts';

describe('domain/words/second-look', () => {
  it('confirms what was read where the second reader sees the same marks', () => {
    expect(confirmedBy({ text: 'Hiền', spellings: [{ text: 'hiền', share: 0.998 }] })).to.equal('confirmed');
  });

  it('confirms whatever the case, the signs around the word and the place of the tone', () => {
    expect(confirmedBy({ text: '“HOÀ,', spellings: [{ text: 'hòa', share: 0.998 }] })).to.equal('confirmed');
  });

  it('doubts what was read where the second reader sees other marks', () => {
    const spellings = [
      { text: 'hiền', share: 0.98 },
      { text: 'hiên', share: 0.01 },
    ];

    expect(confirmedBy({ text: 'Hiên', spellings })).to.equal('doubted');
  });

  it('is silent where the second reader cannot tell, saw other letters, or was not asked', () => {
    const torn = [
      { text: 'hiền', share: 0.6 },
      { text: 'hiên', share: 0.4 },
    ];

    expect(confirmedBy({ text: 'Hiên', spellings: torn })).to.equal('silent');
    expect(confirmedBy({ text: 'Hiên', spellings: [{ text: 'hiền', share: 0.02 }] })).to.equal('silent');
    expect(confirmedBy({ text: 'Hiên', spellings: [] })).to.equal('silent');
    expect(confirmedBy({ text: 'Hiên' })).to.equal('silent');
  });

  it('says among what can stand there what it saw clearly, and nothing of a coin that fell one way', () => {
    const possible = (text: string) => text !== 'bừi' && text !== 'thoà';
    const seen = (text: string, share: number, other: string) =>
      confirmedBy({ text, spellings: [{ text: text.toLowerCase(), share }, { text: other, share: 1 - share }] }, possible); // prettier-ignore

    expect(seen('Bùi', 0.84, 'bừi')).to.equal('confirmed');
    expect(seen('Thỏa', 0.5, 'thoà')).to.equal('silent');
  });

  it('takes the letters of a word without the signs at its ends, and none where it is several words', () => {
    expect(lettersOf('(Hiền),')).to.equal('Hiền');
    expect(lettersOf('V/v')).to.equal('');
    expect(lettersOf('15')).to.equal('');
  });
});
