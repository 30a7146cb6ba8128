import { expect } from 'chai';
import { namesToReadAgain, wordsToLookAt } from '../../../../src/domain/cataloguing/words-to-look-at.ts';
import { aPage, paperLines, withWords } from '../../../support/page-builder.ts';

const PAGE = aPage(
  paperLines({ number: 'Số: 88/QĐ-UBND', title: 'QUYẾT ĐỊNH', subject: ['Về việc thành lập Tổ giúp việc'] }),
);
const readBadly = (...texts: readonly string[]) =>
  withWords(PAGE, (word) => ({ ...word, confidence: texts.includes(word.text) ? 0.9 : 0.97 }));
const textsOf = (page: typeof PAGE) => wordsToLookAt(page).map(({ text }) => text);

describe('domain/cataloguing/words-to-look-at', () => {
  it('asks about all words of the name, and those of the subject that were not surely read', () => {
    const asked = textsOf(readBadly('thành', 'công'));

    expect(asked).to.include.members(['Trần', 'Thanh', 'Hải', 'thành']);
    // well read, and no word of name or subject
    for (const other of ['việc', 'công']) expect(asked).to.not.include(other);
  });

  it('asks about the name of a place though its words stand in names of bodies, too', () => {
    const asked = textsOf(aPage(paperLines({ title: 'QUYẾT ĐỊNH', agency: ['ỦY BAN NHÂN DÂN', 'XÃ VẠN AN'] })));

    expect(asked).to.include.members(['VẠN', 'AN']);
    for (const other of ['BAN', 'XÃ']) expect(asked).to.not.include(other);
  });

  it('asks about the figure of a degree before the name', () => {
    const page = aPage(paperLines({ title: 'QUYẾT ĐỊNH', name: 'BS. CKII. Trần Thanh Hải' }));

    expect(textsOf(page)).to.include('CKII.').and.not.include('BS.');
  });

  it('asks about no word that can be spelled in one way only or is no syllable', () => {
    const page = aPage(
      paperLines({ title: 'QUYẾT ĐỊNH', subject: ['Về việc di dời nhà máy Đắk'], name: '', role: ['CHỦ TỊCH'] }),
    );

    expect(textsOf(page)).to.not.include('Đắk');
  });

  it('asks about nothing that stands in red ink alone', () => {
    const page = withWords(PAGE, (word) => ({ ...word, layer: 'red' }));

    expect(wordsToLookAt(page)).to.deep.equal([]);
  });

  it('asks about nothing on a page without head, title and signature', () => {
    expect(wordsToLookAt(aPage([{ text: 'nội dung công tác', x: 40, y: 60, confidence: 0.5 }]))).to.deep.equal([]);
  });
});

describe('domain/cataloguing/words-to-look-at: names to read again', () => {
  it('are the words of a name as which nobody is known, with what persons are called there', () => {
    const page = aPage(paperLines({ title: 'QUYẾT ĐỊNH', name: 'ThS. Phan Nghẻ Khánh' }));
    const [again, ...others] = namesToReadAgain(page);

    expect([again?.word.text, others]).to.deep.equal(['Nghẻ', []]);
    expect(again?.among).to.include.members(['ngọc', 'hải', 'lê']);
    expect(namesToReadAgain(PAGE)).to.deep.equal([]);
  });
});
