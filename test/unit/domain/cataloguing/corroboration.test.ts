import { expect } from 'chai';
import { catalogue } from '../../../../src/domain/cataloguing/catalogue.ts';
import { nearestAbbreviation } from '../../../../src/domain/cataloguing/document-types.ts';
import { viewPage } from '../../../../src/domain/cataloguing/reader.ts';
import { numberLineGap } from '../../../../src/domain/cataloguing/readers/number.ts';
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
    const fields = read({ number: 'Số: 58/TTIr-UBND', title: 'TỜ TRÌNH' });

    expect(fields.notation).to.deep.include({ value: 'TTr-UBND', needsReview: false });
    expect(fields.referenceNumber?.value).to.equal('58/TTr-UBND');
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

  it('asks about a worn year, unless it is the latest that the document cites', () => {
    const dated = (cited: string) => {
      const body = [`Căn cứ Quyết định số 12/QĐ-UBND ngày 05/02/${cited} của Ủy ban nhân dân tỉnh;`];
      const page = aPage(paperLines({ ...PAPER, body }));
      const words = page.words.map((word) => (word.text === '2019' ? { ...word, confidence: 0.9 } : word));
      return catalogue([{ ...page, words }], { firstPage: 1, lastPage: 1 }).issuedOn;
    };

    expect(dated('2019')).to.deep.include({ value: '2019-06-14', needsReview: false });
    for (const other of ['2018', '2020']) expect(dated(other)?.needsReview, other).to.equal(true);
  });

  it('takes a year near one that was cited and fairly read for no misreading', () => {
    const body = [
      'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2012;',
      'Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;',
    ];
    const page = aPage(paperLines({ ...PAPER, body }));
    const asks = (confidence: number) => {
      const words = page.words.map((word) => (word.text.includes('2018') ? { ...word, confidence } : word));
      return catalogue([{ ...page, words }], { firstPage: 1, lastPage: 1 }).issuedOn?.needsReview;
    };

    expect(asks(0.75)).to.equal(false);
    expect(asks(0.5)).to.equal(true);
  });

  it('is sure of a worn year that the readers of digits read alike, and shows theirs where they read another', () => {
    const page = aPage(paperLines(PAPER));
    const words = page.words.map((word) => (word.text === '2019' ? { ...word, confidence: 0.8 } : word));
    const readBy = (value: string, confidence: number) => {
      const digits = [{ asked: 'year', box: [0, 0, 1, 1], value, confidence, certainty: 'proposed', opinions: [] }] as const; // prettier-ignore
      return catalogue([{ ...page, words, digits }], { firstPage: 1, lastPage: 1 }).issuedOn;
    };

    expect(readBy('2019', 0.5)).to.deep.include({ value: '2019-06-14', needsReview: false });
    expect(readBy('2018', 0.5)).to.deep.include({ value: '2018-06-14', needsReview: true });
    expect(readBy('2019', 0.3)).to.deep.include({ value: '2019-06-14', needsReview: true });
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

  it('asks about an agency whose letters in the notation are not in its name: a line of it was not read', () => {
    const issuer = (number: string, ...agency: string[]) => read({ agency, number }).issuingBody?.needsReview;

    expect(issuer('Số: 88/QĐ-BVĐK', 'SỞ Y TẾ', 'AN GIANG')).to.equal(true);
    expect(issuer('Số: 88/QĐ-BVĐK', 'SỞ Y TẾ AN GIANG', 'BỆNH VIỆN ĐA KHOA', 'TÂN CHÂU')).to.equal(false);
    expect(issuer('Số: 88/VPUBND-TH', 'UBND TỈNH AN GIANG', 'VĂN PHÒNG')).to.equal(false);
    expect(issuer('Số: 88/QĐ-THPTLV', 'SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'TRƯỜNG THPT LAI VUNG')).to.equal(false);
  });

  it('leaves the name of a place as it is read, however near to the name of a unit', () => {
    const agency = ['SỞ Y TẾ', 'BỆNH VIỆN ĐA KHOA', 'THẠNH NINH'];

    expect(read({ agency, number: 'Số: 88/QĐ-BVĐK' }).issuingBody?.value).to.equal('BỆNH VIỆN ĐA KHOA THẠNH NINH');
    expect(read({ agency: ['ỦY BAN NHÂN DÂN', "HUYỆN CƯ M'GAR"] }).issuingBody?.value).to.match(/CƯ M’GAR$/);
  });

  it('asks the readers of digits about what stands before a notation under a hand, whatever stands in and behind that', () => {
    for (const line of ['Sốz499z7QĐ-UBND', 'Sốz499z7QĐ-UBND..', 'Sốz499z7QĐ--UBND', 'Sốz499z7QĐ-UBNDD']) {
      const gap = numberLineGap(viewPage(aPage(paperLines({ ...PAPER, number: line }))));

      expect(gap?.joined.text.slice(gap.from, gap.to), line).to.equal('z499z7');
    }
  });

  it('knows a notation under a hand by the title and the agency, and asks where a letter of it is another one', () => {
    const notation = (number: string, paper: Paper = {}) => read({ ...paper, number }).notation;

    for (const line of ['Sốz499z7QĐ-UBND', 'số Z06QĐ-UBND', 'Số:2(ƒjQĐ-UBND', 'Số: ⁄⁄⁄⁄/QĐ--UBND'])
      expect(notation(line)?.value, line).to.equal('QĐ-UBND');
    expect(notation('Số: 9fJrTnr-UBND', { title: 'TỜ TRÌNH' })).to.deep.include({
      value: 'TTr-UBND',
      needsReview: true,
    });
    expect(notation('Số: 468/FIr--UBND', { title: 'TỜ TRÌNH' })).to.deep.include({
      value: 'TTr-UBND',
      needsReview: true,
    });
    expect(notation('Số: 468/TI-UBND', { title: 'TỜ TRÌNH' })).to.deep.include({
      value: 'TTr-UBND',
      needsReview: true,
    });
    expect(notation('Số: 88/GT-UBND', { title: 'CHỈ THỊ' })).to.deep.include({ value: 'CT-UBND', needsReview: true });
  });

  it('takes a speck between two letters of the agency for none, and knows boards by their short name', () => {
    const agency = ['UBND TỈNH AN GIANG', 'BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ', 'XÂY DỰNG'];

    expect(read({ agency, number: 'Số: 88/QĐ-BQL.DA' }).notation).to.deep.include({ value: 'QĐ-BQLDA' });
    expect(read({ agency, number: 'số|4“3°tQĐ-BQLDA' }).notation?.value).to.equal('QĐ-BQLDA');
  });

  it('goes on with a letter subject under a stamp beside, and asks about it', () => {
    const lines = paperLines({
      ...PAPER,
      title: '',
      number: 'Số: 88/UBND-NC',
      letterSubject: ['V/v hỗ trợ người lao động gặp khó khăn', 'mm—giaeth nông thôn'],
    });
    const page = aPage(lines);
    const words = page.words.map((word) => (word.text === 'mm—giaeth' ? { ...word, confidence: 0 } : word));

    const { subject } = catalogue([{ ...page, words }], { firstPage: 1, lastPage: 1 });
    expect(subject?.needsReview).to.equal(true);
  });

  it('asks about letters that no notation has, and about a newspaper that is a committee', () => {
    expect(read({ number: 'Số: 88/QĐ-VTLUIFNN' }).notation?.needsReview).to.equal(true);
    expect(read({ number: 'Số: 88/UBND.NV', title: '', letterSubject: ['V/v họp'] }).notation?.value).to.equal(
      'UBND-NV',
    );
    expect(read({ agency: ['BÁO NHÂN DÂN', 'TỈNH ĐẮK LẮK'] }).issuingBody?.needsReview).to.equal(true);
  });

  it('takes the day of another document for no date of its own', () => {
    const body = ['Căn cứ Luật Đấu thầu ngày 26 tháng 11 năm 2013;'];
    const lines = paperLines({ ...PAPER, body }).filter(({ text }) => !text.includes('14 tháng'));

    expect(catalogue([aPage(lines)], { firstPage: 1, lastPage: 1 })).to.not.have.any.keys('issuedOn', 'place');
  });

  it('puts the marks of addressees right by the word beside', () => {
    const letter = { title: '', letterSubject: ['V/v họp'], addressees: ['Kính gửi: Hội đông nhân dân tỉnh'] };

    expect(read(letter).addressees?.value).to.deep.equal(['Hội đồng nhân dân tỉnh']);
  });

  it('takes no line in capitals for a name', () => {
    expect(read({ name: 'PHÓ CHỦ TỊCH' }).signatory).to.equal(undefined);
  });
});
