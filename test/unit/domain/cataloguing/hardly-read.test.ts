import { expect } from 'chai';
import { catalogue } from '../../../../src/domain/cataloguing/catalogue.ts';
import type { FieldValues } from '../../../../src/domain/cataloguing/field-value.ts';
import type { PageReading, Word } from '../../../../src/domain/page/page-reading.ts';
import type { Paper, PrintedLine } from '../../../support/page-builder.ts';
import { BODY, aPage, paperLines, withWords } from '../../../support/page-builder.ts';

/** A paper on which some words were read as is said. */
function read(
  paper: Paper,
  changed: Readonly<Record<string, Partial<Word>>> = {},
  ...more: PrintedLine[]
): FieldValues {
  const page = withWords(aPage([...paperLines(paper), ...more]), (word) => ({ ...word, ...changed[word.text] }));
  return catalogue([page], { firstPage: 1, lastPage: 1 });
}

const surely = (text: string) => [{ text, share: 0.99 }];

describe('domain/cataloguing: agencies hardly read', () => {
  const district = ['ỦY BAN NHÂN DÂN', 'HUYỆN GÒ VẤP'];

  it('is sure of a mark that the engine lost, the place has and the second reader sees', () => {
    const body = ['Thực hiện ý kiến của tỉnh, Ủy ban nhân dân huyện Gò Vấp đề nghị các đơn vị', ...BODY];
    const paper = { agency: district, place: 'Gò Vấp, ngày 14 tháng 6 năm 2019', body };
    const lost = { text: 'GO', confidence: 0.63 };
    const seen = read(paper, { GÒ: { ...lost, spellings: surely('gò') } }).issuingBody;

    expect(seen).to.deep.include({ value: 'ỦY BAN NHÂN DÂN HUYỆN GÒ VẤP', needsReview: false });
    expect(read(paper, { GÒ: lost }).issuingBody?.needsReview).to.equal(true);
  });

  it('asks about a name whose marks the second reader sees otherwise in the place, though a stamp has them so, too', () => {
    const paper = { agency: ['ỦY BAN NHÂN DÂN', 'XÃ QUY HỢP'], place: 'Quỳ Hợp, ngày 14 tháng 6 năm 2019' };
    const stamp = { text: 'XÃ QUY HỢP', x: 20, y: 88, size: 11 };

    expect(read(paper, { Quỳ: { spellings: surely('quỳ') } }, stamp).issuingBody?.needsReview).to.equal(true);
  });

  it('reads a sign for an S at the beginning of a notation, as the name of the agency begins', () => {
    const agency = ['SỞ NÔNG NGHIỆP VÀ', 'PHÁT TRIỂN NÔNG THÔN'];
    const { notation } = read({ agency, number: 'Số: 15/§NNPTNT-TTr', title: '', letterSubject: ['V/v nuôi cá lăng'] });

    expect(notation?.value).to.equal('SNNPTNT-TTr');
  });

  it('is sure of one word among the letters of a long well-known name, whatever its marks', () => {
    const paper = { agency: ['SỞ NÔNG NGHIỆP VÀ', 'PHÁT TRIỂN NÔNG THÔN'], number: 'Số: 15/BC-SNNPTNT' };
    const hardly = { TRIỂN: { text: 'TRIỀN', confidence: 0.08 } };

    expect(read(paper, hardly).issuingBody).to.deep.include({ value: 'SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN', needsReview: false }); // prettier-ignore
  });

  it('is sure of well-known words hardly read that the second reader sees, or that are so letter for letter', () => {
    const paper = { agency: ['SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'TRƯỜNG THPT BÌNH SƠN'], number: 'Số: 15/BC-THPTBS' };
    const hardly = (spelled: boolean, text = 'ĐÀO') =>
      read(paper, { ĐÀO: { text, confidence: 0.05, ...(spelled && { spellings: surely('đào') }) } }).parentBody;

    expect(hardly(true, 'ĐAO')).to.deep.include({ value: 'SỞ GIÁO DỤC VÀ ĐÀO TẠO', needsReview: false });
    expect(hardly(false)).to.deep.include({ value: 'SỞ GIÁO DỤC VÀ ĐÀO TẠO', needsReview: false });
    expect(hardly(false, 'ĐẠC')?.needsReview).to.equal(true);
  });

  it('knows the initials of a name that lost its marks and runs over two lines', () => {
    const agency = ['SỞ TÀI NGUYEN VÀ MOI', 'TRƯỜNG'];
    const { notation } = read({ agency, number: 'Số: 586/STNMT-QLNN', title: '', letterSubject: ['V/v nuôi cá lăng'] });

    expect(notation).to.deep.include({ value: 'STNMT-QLNN', needsReview: false });
  });
});

describe('domain/cataloguing: numbers and notations hardly read', () => {
  const digits = (value: string, confidence: number): NonNullable<PageReading['digits']> => [
    {
      asked: 'number',
      box: [400, 350, 200, 150],
      value,
      certainty: 'proposed',
      doubt: 'pieces',
      confidence,
      opinions: [],
    },
  ];

  /** A letter whose number line the engine read with a doubt, and what the readers of digits saw there. */
  const numbered = (number: string, written: string, recipients = ['- Lưu: VT, TH.']) => {
    const agency = ['BỘ NỘI VỤ', 'CỤC VĂN THƯ VÀ LƯU TRỮ', 'NHÀ NƯỚC'];
    const page = aPage(
      paperLines({ agency, number: `Số: ${number}`, letterSubject: ['V/v nuôi cá lăng'], recipients }),
    );
    const doubted = withWords(page, (word) => (number.includes(word.text) ? { ...word, confidence: 0.52 } : word));
    return catalogue([{ ...doubted, digits: digits(written, 0.6) }], { firstPage: 1, lastPage: 1 });
  };

  it('is sure of three digits that the engine and the readers of digits read alike, badly printed or not', () => {
    expect(numbered('661 /VTLTNN-TH', '661').number).to.deep.include({ value: '661', needsReview: false });
    expect(numbered('661 /VTLTNN-TH', '681').number?.needsReview).to.equal(true);
    expect(numbered('66 /VTLTNN-TH', '66').number?.needsReview).to.equal(true);
  });

  it('proposes the longer number where a digit of it was cut through', () => {
    expect(numbered('1729 /VTLTNN-TH', '179').number).to.deep.include({ value: '1729', needsReview: true });
  });

  it('is sure of guessed initials before a unit that keeps the letter, and of no other unit', () => {
    const [kept, other] = ['TH', 'CS'].map((unit) => numbered(`661/VTLUTNN-${unit}`, '661').notation);

    expect(kept).to.deep.include({ value: 'VTLTNN-TH', needsReview: false });
    expect(other).to.deep.include({ value: 'VTLTNN-CS', needsReview: true });
  });
});

describe('domain/cataloguing: offices hardly read', () => {
  const office = (role: readonly string[], read0: Readonly<Record<string, Partial<Word>>>) =>
    read({ role }, read0).signerRole;

  it('is sure of an office of which a letter was badly read, and asks where it was read for certain', () => {
    const misread = (confidence: number) => office(['GLAM ĐỐC'], { GLAM: { confidence } });

    expect(misread(0.7)).to.deep.include({ value: 'GIÁM ĐỐC', needsReview: false });
    expect(misread(0.97)?.needsReview).to.equal(true);
  });

  it('knows the office below a power though a pen lies over it', () => {
    const role = office(['TM. ỦY BAN NHÂN DÂN', 'CHỦ-TỊCGH'], { 'CHỦ-TỊCGH': { confidence: 0.3 } });

    expect(role).to.deep.include({ value: 'TM. ỦY BAN NHÂN DÂN CHỦ TỊCH', needsReview: false });
  });

  it('knows the head by his deputy', () => {
    const hardly = { GLIẢM: { confidence: 0.06 }, ĐÓC: { confidence: 0 } };
    const deputised = office(['KT. GLIẢM ĐÓC', 'PHÓ GIÁM ĐỐC'], hardly);

    expect(deputised).to.deep.include({ value: 'KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC', needsReview: false });
    expect(office(['KT. GLIẢM ĐÓC', 'PHÓ CHỦ TỊCH'], hardly)?.needsReview).to.equal(true);
    expect(office(['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐ'], {})).to.deep.include({
      value: 'KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC',
      needsReview: false,
    });
  });

  it('knows the power by its stop where a speck and a lost stroke change its letters', () => {
    const role = office(["'IM. ỦY BAN NHÂN DÂN", 'CHỦ TỊCH'], { "'IM.": { confidence: 0.8 } });

    expect(role).to.deep.include({ value: 'TM. ỦY BAN NHÂN DÂN CHỦ TỊCH', needsReview: false });
  });

  it('finds office and name at the top of a page where the recipients beside them are hardly read', () => {
    const first = aPage(paperLines({ foot: false }));
    const foot: PrintedLine[] = [
      { text: 'KT. GIÁM ĐỐC', x: 140, y: 20 },
      { text: 'À4 0n “sa', x: 30, y: 24, confidence: 0.1 },
      { text: 'P~', x: 145, y: 24, confidence: 0.1 },
      { text: '- Như trên;', x: 30, y: 28 },
      { text: 'PHÓ GIÁM ĐỐC', x: 140, y: 28 },
      { text: 'Đỗ Viết Cường', x: 140, y: 60 },
    ];
    const fields = catalogue([first, aPage(foot, { page: 2 })], { firstPage: 1, lastPage: 2 });

    expect(fields.signerRole?.value).to.equal('KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC');
    expect(fields.signatory).to.deep.include({ value: 'Đỗ Viết Cường', needsReview: false });
  });
});

describe('domain/cataloguing: names and subjects hardly read', () => {
  it('does not let a speck behind a name take away that it was seen so', () => {
    const name = 'Trần Thanh Hải';
    const seen = Object.fromEntries(name.split(' ').map((text) => [text, { spellings: surely(text.toLowerCase()) }]));
    const ink: PrintedLine = { text: 'a/é', x: 150, y: 214, confidence: 0.3 };
    const { signatory } = read({ name: `${name} \``, role: ['GIÁM ĐỐC'] }, seen, ink);

    expect(signatory).to.deep.include({ value: name, needsReview: false });
  });

  it('is sure of a word that belongs with the one beside it and that the second reader finds likeliest', () => {
    const subject = (spellings: readonly { text: string; share: number }[]) =>
      read({ letterSubject: ['V/v xử lý vi phạm'] }, { phạm: { confidence: 0.21, spellings } }).subject;

    expect(subject([{ text: 'phạm', share: 0.6 }, { text: 'phặm', share: 0.3 }])?.needsReview).to.equal(false); // prettier-ignore
    expect(subject([{ text: 'phặm', share: 0.6 }, { text: 'phạm', share: 0.3 }])?.needsReview).to.equal(true); // prettier-ignore
  });

  it('is sure of a word of a term that was hardly read and that the second reader sees', () => {
    const subject = (spellings: readonly { text: string; share: number }[]) =>
      read({ letterSubject: ['V/v hỗ trợ người lao động'] }, { hỗ: { confidence: 0.34, spellings } }).subject;

    expect(subject(surely('hỗ'))?.needsReview).to.equal(false);
    expect(subject([{ text: 'hồ', share: 0.99 }])?.needsReview).to.equal(true);
  });

  it('knows the mark of a subject of which one letter or its slash was lost', () => {
    const subject = (line: string) =>
      read(
        { number: 'Số: 88/KH-UBND', title: 'KẾ HOẠCH', subject: [line] },
        { Vy: { confidence: 0.12 }, '\\VWw': { confidence: 0.08 } },
      ).subject;

    expect(subject('Vy việc quản lý kinh phí')).to.deep.include({ value: 'Về việc quản lý kinh phí', needsReview: false }); // prettier-ignore
    expect(subject('\\VWw tăng cường phòng dịch')).to.deep.include({ value: 'tăng cường phòng dịch', needsReview: false }); // prettier-ignore
  });

  it('takes a speck off between two words that belong together, and asks about any other', () => {
    const subject = (text: string) => read({ letterSubject: [`V/v hỗ trợ người ${text}`] }).subject;

    expect(subject('gặp khó -khăn')).to.deep.include({ value: 'hỗ trợ người gặp khó khăn', needsReview: false });
    expect(subject('gặp khó .khăn')).to.deep.include({ value: 'hỗ trợ người gặp khó khăn', needsReview: false });
    expect(subject('gặp khó -khăn')?.evidence?.quote).to.contain('khó -khăn');
    expect(subject('bệnh -khăn')?.needsReview).to.equal(true);
  });

  it('reads the figure of a name as that of the name', () => {
    const paper = { letterSubject: ['V/v hỗ trợ khó khăn do', 'đại dịch Covid- L9, dịch tả'] };
    const { subject } = read(paper, { 'L9,': { confidence: 0.6 } });

    expect(subject).to.deep.include({ value: 'hỗ trợ khó khăn do đại dịch Covid-19, dịch tả', needsReview: false });
  });

  it('asks about a comma inside a term only', () => {
    const subject = (text: string, body: string) =>
      read({ letterSubject: [`V/v ${text}`], body: [body, ...BODY] }).subject?.needsReview;

    expect(subject('số hóa hồ sơ, tài liệu', 'Các hồ sơ tài liệu')).to.equal(false);
    expect(subject('làm tốt công, tác dân vận', 'Các công tác')).to.equal(true);
  });
});

describe('domain/cataloguing: agencies of which a part was covered', () => {
  const issuer = (agency: readonly string[], place?: string, number?: string) =>
    read({ agency, ...(place !== undefined && { place }), ...(number !== undefined && { number }) }).issuingBody
      ?.needsReview;

  it('asks about a committee that lost its people, a department of no list and words that are none', () => {
    expect(issuer(['ỦY BAN', 'HUYỆN MỘ ĐỨC'], undefined, 'Số: 125/CV')).to.equal(true);
    expect(issuer(['SỞ GIÁO AN'])).to.equal(true);
    expect(issuer(['BỘ TÀI CÌÑNH'])).to.equal(true);
    expect(issuer(['ỦY BAN NHÂN DÂN', 'TỈNH YÊN B'])).to.equal(true);
  });

  it('asks nobody about names that are no syllables where the place has them, nor about abbreviations', () => {
    expect(issuer(['ỦY BAN NHÂN DÂN', 'HUYỆN KRÔNG NÔ'], 'Krông Nô, ngày 14 tháng 6 năm 2019')).to.equal(false);
    expect(issuer(['ỦY BAN NHÂN DÂN', 'TỈNH ĐẮK LẮK'])).to.equal(false);
  });

  it('knows the power above a deputy, whatever was read for it', () => {
    const role = read({ role: ['TM. ỦY BAN NHÂN DÂN', 'IẾT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] }).signerRole;

    expect(role?.value).to.equal('TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH');
  });

  it('does not take the line where a paper is kept for a second signer', () => {
    const paper = { name: 'Trần Ngọc Mạnh', role: ['GIÁM ĐỐC'], recipients: ['- Như trên;', '- Lưu: VI, TH.'] };
    const beside = paperLines(paper).map((line) => (line.text === '- Lưu: VI, TH.' ? { ...line, y: 238 } : line));

    expect(catalogue([aPage(beside)], { firstPage: 1, lastPage: 1 }).signatory?.needsReview).to.equal(false);
  });
});
