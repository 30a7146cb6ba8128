import { expect } from 'chai';
import fc from 'fast-check';
import { fold } from '../../../../src/domain/text/fold.ts';
import { isSyllable, spellingKey } from '../../../../src/domain/text/syllable.ts';
import { spellingsOf } from '../../../../src/domain/words/spellings.ts';

const LETTERS = 'aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậếềểễệốồổỗộớờởỡợứừửữự';
const words = fc.string({ unit: fc.constantFrom(...Array.from(LETTERS)), minLength: 1, maxLength: 7 });

describe('domain/words/spellings', () => {
  it('gives every tone of the letters and nothing that is no syllable', () => {
    expect(spellingsOf('Hiên')).to.have.members(['hiên', 'hiến', 'hiền', 'hiển', 'hiễn', 'hiện']);
    expect(spellingsOf('TẤT')).to.have.members(['tát', 'tạt', 'tắt', 'tặt', 'tất', 'tật']);
  });

  it('gives đ for d, and both ways of placing a tone', () => {
    expect(spellingsOf('Dinh')).to.include.members(['dinh', 'đinh', 'định', 'dính']);
    expect(spellingsOf('hoa')).to.include.members(['hòa', 'hoà']);
    expect(spellingsOf('ưã')).to.include('ữa');
  });

  it('gives both degrees that a figure makes, however its strokes were read', () => {
    for (const word of ['CKI', 'CKII', 'CKHL', 'CKTII']) expect(spellingsOf(word), word).to.deep.equal(['cki', 'ckii']);
  });

  it('gives none for what is no syllable, with signs, or far too long', () => {
    for (const word of ['Đắk', 'QĐ', 'V/v', '15', '', 'Nguyễnthịminhkhai', 'film']) {
      expect(spellingsOf(word), word).to.deep.equal([]);
    }
  });

  it('changes marks alone, and has each syllable among its own spellings', () => {
    fc.assert(
      fc.property(words, (word) => {
        const spellings = spellingsOf(word);
        for (const spelling of spellings) {
          expect(fold(spelling)).to.equal(fold(word));
          expect(isSyllable(spelling)).to.equal(true);
        }
        expect(new Set(spellings).size).to.equal(spellings.length);
        // a tone that stands where none is written (`ưã`) is the same syllable
        if (isSyllable(word)) expect(spellings.map(spellingKey)).to.include(spellingKey(word));
      }),
    );
  });
});
