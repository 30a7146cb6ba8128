import { expect } from 'chai';
import { catalogue } from '../../../../src/domain/cataloguing/catalogue.ts';
import { nearestAbbreviation } from '../../../../src/domain/cataloguing/document-types.ts';
import { aPage, paperLines, type Paper } from '../../../support/page-builder.ts';

const PAPER: Paper = {
  number: 'Số: 88/QĐ-UBND',
  title: 'QUYẾT ĐỊNH',
  subject: ['Về việc thành lập Tổ giúp việc'],
  authority: ['CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH'],
};

function read(paper: Paper) {
  return catalogue([aPage(paperLines({ ...PAPER, ...paper }))], { firstPage: 1, lastPage: 1 });
}

describe('domain/cataloguing: what other parts of the page say', () => {
  it('repairs an abbreviation with a small letter by the closed list of types', () => {
    expect(['TTIr', 'TIr'].map(nearestAbbreviation)).to.deep.equal(['TTr', 'TTr']);
    expect(['QĐ', 'TTr', 'SNV', 'UBND'].map(nearestAbbreviation)).to.deep.equal(Array(4).fill(undefined));
  });

  it('reads the notation of a proposal whose letters were taken for strokes', () => {
    expect(read({ number: 'Số: 58/TTIr-UBND', title: 'TỜ TRÌNH' }).notation?.value).to.equal('TTr-UBND');
  });

  it('asks about a notation that has neither the abbreviation of the title nor the initials of the agency', () => {
    expect(read({ number: 'Số: 88/GT-SXD', title: 'CHỈ THỊ' }).notation?.needsReview).to.equal(true);
  });

  it('reads a small letter as the capital that the name of the agency asks for', () => {
    const agency = ['SỞ THÔNG TIN', 'VÀ TRUYỀN THÔNG'];

    expect(read({ agency, number: 'Số: 88/QĐ-STTTi' }).notation?.value).to.equal('QĐ-STTTT');
  });

  it('asks about a notation with a letter that none has', () => {
    expect(read({ number: 'Số: 88/QĐ-STTTÌ' }).notation?.needsReview).to.equal(true);
  });

  it('asks about a year that is far from all that the document cites', () => {
    const body = ['Căn cứ Quyết định số 12/QĐ-UBND ngày 05/02/2024 của Ủy ban nhân dân tỉnh;'];
    const dates = ['2034', '2024'].map((year) => {
      const lines = paperLines({ ...PAPER, body }).map((line) => ({ ...line, text: line.text.replace('2019', year) }));
      return catalogue([aPage(lines)], { firstPage: 1, lastPage: 1 }).issuedOn;
    });

    expect(dates[0]).to.deep.include({ value: '2034-06-14', needsReview: true });
    expect(dates[1]).to.deep.include({ value: '2024-06-14', needsReview: false });
  });

  it('is as sure of a subject as of its words, however its mark was read', () => {
    const lines = paperLines({
      ...PAPER,
      title: '',
      number: 'Số: 88/UBND-NC',
      letterSubject: ['V/v thành lập Tổ giúp việc'],
    });
    const page = aPage(lines);
    const words = page.words.map((word) => (word.text === 'V/v' ? { ...word, confidence: 0.6 } : word));

    const { subject } = catalogue([{ ...page, words }], { firstPage: 1, lastPage: 1 });
    expect(subject).to.deep.include({ value: 'thành lập Tổ giúp việc', needsReview: false });
  });

  it('asks about a subject that ends where none can', () => {
    for (const subject of ['Về việc tuyển dụng viên chức vào', 'Về việc hỗ trợ người lao động gặp'])
      expect(read({ subject: [subject] }).subject?.needsReview).to.equal(true);
  });

  it('asks about a subject whose province lost a letter', () => {
    expect(read({ subject: ['Về việc họp dân tỉnh Quảng Ngã'] }).subject?.needsReview).to.equal(true);
    expect(read({ subject: ['Về việc họp dân tỉnh Quảng Ngãi'] }).subject?.needsReview).to.equal(false);
  });

  it('asks about a committee whose unit was lost in part, and parts words that were run together', () => {
    const issuer = (...agency: string[]) => read({ agency }).issuingBody;

    expect(issuer('ỦY BAN NHÂN DÂN', 'HÀ TĨNH')?.needsReview).to.equal(true);
    expect(issuer('ỦY BAN NHÂN DÂN')?.needsReview).to.equal(true);
    expect(issuer('ỦY BAN NHÂN DÂN', 'TỈNHQUẢNG NGÃI')?.value).to.equal('ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI');
    expect(issuer('ỦY BAN NHÂN DÂN', 'TỈNH HÀ TĨNH')?.needsReview).to.equal(false);
  });

  it('puts the marks of addressees right by the word beside', () => {
    const letter = { title: '', letterSubject: ['V/v họp'], addressees: ['Kính gửi: Hội đông nhân dân tỉnh'] };

    expect(read(letter).addressees?.value).to.deep.equal(['Hội đồng nhân dân tỉnh']);
  });

  it('takes no line in capitals for a name', () => {
    expect(read({ name: 'PHÓ CHỦ TỊCH' }).signatory).to.equal(undefined);
  });
});
