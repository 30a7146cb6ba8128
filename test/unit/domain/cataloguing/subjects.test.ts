import { expect } from 'chai';
import { catalogue } from '../../../../src/domain/cataloguing/catalogue.ts';
import { aPage, paperLines, withWords, type Paper, type PrintedLine } from '../../../support/page-builder.ts';

const TITLED: Paper = { number: 'Số: 88/KH-UBND', title: 'KẾ HOẠCH', authority: [] };

function subjectOf(paper: Paper, ...more: readonly PrintedLine[]) {
  return catalogue([aPage([...paperLines({ ...TITLED, ...paper }), ...more])], { firstPage: 1, lastPage: 1 }).subject;
}

const LINES = ['Về việc công nhận kết quả thi tuyển viên chức và', 'tuyển dụng vào các đơn vị sự nghiệp'];
const SUBJECT = LINES.join(' ');

describe('domain/cataloguing: lines of a subject', () => {
  it('takes figures of a stamp beside a centred line off, and asks a person', () => {
    const stamped = subjectOf({ subject: LINES }, { text: '+29', x: 63, y: 79 });

    expect(stamped?.value).to.equal(SUBJECT);
  });

  it('keeps a printed figure at the head of a centred line', () => {
    const value = subjectOf({
      subject: ['Về việc báo cáo kết quả thực hiện công tác trong', '06 tháng đầu năm'],
    })?.value;

    expect(value).to.equal('Về việc báo cáo kết quả thực hiện công tác trong 06 tháng đầu năm');
  });

  it('keeps a printed figure before the first word, and asks where one is taken off', () => {
    const letter = { number: 'Số: 88/UBND-NV', title: '' };
    const years = { letterSubject: ['V/v 5 năm thực hiện Nghị quyết số 12'] };
    const stroke = { letterSubject: ['V/v 1 triển khai Nghị quyết số 12'] };

    expect(subjectOf({ ...letter, ...years })).to.deep.include({ value: '5 năm thực hiện Nghị quyết số 12', needsReview: false }); // prettier-ignore
    expect(subjectOf({ ...letter, ...stroke })).to.deep.include({ value: 'triển khai Nghị quyết số 12', needsReview: true }); // prettier-ignore
  });

  for (const month of ['Š', 'S', 'B'])
    it(`asks about a month that was read ${month}, however surely`, () => {
      const letter = { number: 'Số: 88/UBND-NV', title: '' };
      const said = subjectOf({ ...letter, letterSubject: [`V/v báo cáo kết quả công tác tháng ${month} năm 2020`] });

      expect(said).to.deep.include({ value: `báo cáo kết quả công tác tháng ${month} năm 2020`, needsReview: true });
    });

  it('does not ask about a quarter in Roman figures or a month in digits', () => {
    for (const time of ['quý I năm 2020', 'tháng 5 năm 2020']) {
      const letter = { number: 'Số: 88/UBND-NV', title: '' };

      expect(subjectOf({ ...letter, letterSubject: [`V/v báo cáo kết quả công tác ${time}`] })?.needsReview).to.equal(false); // prettier-ignore
    }
  });

  it('takes a capitalised misreading for no witness', () => {
    const body = ['Ủy ban nhân dân tỉnh tặng quà Têt cho các gia đình chính sách', 'và báo cáo kết quả.'];
    const said = subjectOf({ subject: ['Về việc tặng quà Tết cho các gia đình chính sách'], body });

    expect(said?.value).to.equal('Về việc tặng quà Tết cho các gia đình chính sách');
  });

  for (const [lines, word] of [
    [['V/v báo cáo kết quả công tác đầu', '12', 'năm 2020'], '12'],
    [['V/v triển khai kết luận của', 'UBND', 'tỉnh Hải Sơn'], 'UBND'],
  ] as const)
    it(`keeps ${word} that was hardly read between two words that stand side by side without it, and asks a person`, () => {
      const page = aPage(paperLines({ number: 'Số: 88/UBND-NV', title: '', letterSubject: lines }));
      const hardly = withWords(page, (one) => (one.text === word ? { ...one, confidence: 0.65 } : one));
      const found = catalogue([hardly], { firstPage: 1, lastPage: 1 }).subject;

      expect(found).to.deep.include({ value: lines.join(' ').replace('V/v ', ''), needsReview: true });
    });

  it('keeps a word that the rest of the document has with a mark less, as no other text does', () => {
    const body = ['Ủy ban nhân dân huyện đề nghị đầu tư kè chống sạt lở bờ sông doạn qua xã', 'và báo cáo về bờ sông doạn qua xã.']; // prettier-ignore
    const page = aPage(
      paperLines({ ...TITLED, subject: ['Về việc đầu tư kè chống sạt lở bờ sông đoạn qua xã'], body }),
    );

    expect(catalogue([page], { firstPage: 1, lastPage: 1 }).subject?.value).to.equal(
      'Về việc đầu tư kè chống sạt lở bờ sông đoạn qua xã',
    );
  });

  it('asks about the figure of an article that was hardly read, though the document has an article of that number', () => {
    const article = (body: string) => {
      const paper = { ...TITLED, subject: ['Về việc sửa đổi Điều 1 của Quy chế làm việc'], body: [body] };
      const hardly = withWords(aPage(paperLines(paper)), (word) => (word.text === '1' ? { ...word, confidence: 0.5 } : word)); // prettier-ignore
      return catalogue([hardly], { firstPage: 1, lastPage: 1 }).subject?.needsReview;
    };

    expect(article('Điều 1. Sửa đổi Quy chế làm việc như sau đây')).to.equal(true);
    expect(article('Quy chế làm việc được sửa đổi tại Điều 1, như sau đây')).to.equal(false);
  });

  it('takes no year for the figure of the disease', () => {
    expect(subjectOf({ subject: ['Về việc thống kê ca Covid 1990'] })?.value).to.match(/Covid 1990$/);
  });

  it('takes the letter of a point of the law for no stroke', () => {
    expect(subjectOf({ subject: ['Sửa đổi điểm b khoản 2 Điều 5 của Quy chế'] })?.needsReview).to.equal(false);
    expect(subjectOf({ subject: ['Sửa đổi quy chế của trạm v tế'] })?.needsReview).to.equal(true);
  });

  for (const [lost, needsReview] of [
    ['việc', false],
    ["©'V§ việc", true],
  ] as const)
    it(`reads "${lost}" under a title as "Về việc"${needsReview ? ', and asks a person' : ''}`, () => {
      const found = subjectOf({ subject: [`${lost} rà soát hồ sơ lưu trữ`] });

      expect(found).to.deep.include({ value: 'Về việc rà soát hồ sơ lưu trữ', needsReview });
    });

  it('goes on where a line begins with the name of a programme, and ends at a numbered part', () => {
    const lines = ['Kết luận tại cuộc họp nghe báo cáo tiến độ thực hiện 02', 'Chương trình mục tiêu quốc gia'];

    expect(subjectOf({ subject: lines })?.value).to.equal(lines.join(' '));
    expect(subjectOf({ subject: [LINES[0] ?? '', 'Điều 1. Thành lập Tổ giúp việc'] })?.value).not.to.contain('Điều');
  });

  it('drops small letters between two words that were hardly read, and asks a person', () => {
    const page = aPage(paperLines({ ...TITLED, subject: ['Về việc chống sạt lở bờ sn sông'] }));
    const hardly = withWords(page, (word) => (word.text === 'sn' ? { ...word, confidence: 0.3 } : word));
    const found = catalogue([hardly], { firstPage: 1, lastPage: 1 }).subject;

    expect(found).to.deep.include({ value: 'Về việc chống sạt lở bờ sông', needsReview: true });
  });

  it('takes the second year from a line of its own, and asks where it is lost', () => {
    expect(subjectOf({ subject: ['Về việc rà soát, bố trí, sắp xếp đội ngũ giáo viên năm học 2017', '- 2018'] })).to.deep.include({
      value: 'Về việc rà soát, bố trí, sắp xếp đội ngũ giáo viên năm học 2017 - 2018',
      needsReview: false,
    });
    expect(subjectOf({ subject: ['Về việc sắp xếp đội ngũ giáo viên năm học 2017'] })?.needsReview).to.equal(true);
    expect(subjectOf({ subject: ['Về việc phát triển rừng giai đoạn 2016'] })?.needsReview).to.equal(true);
    expect(subjectOf({ subject: ['Về việc tổng kết công tác năm 2016'] })?.needsReview).to.equal(false);
  }); // prettier-ignore

  it('takes specks at a dash out, and asks where one syllable alone follows "và"', () => {
    expect(subjectOf({ subject: ['Về việc bố trí giáo viên năm học 2021 -. 2022'] })).to.deep.include({
      value: 'Về việc bố trí giáo viên năm học 2021 - 2022',
      needsReview: true,
    });
    expect(subjectOf({ subject: ['Về việc công bố thủ tục được sửa đổi và bãi'] })?.needsReview).to.equal(true);
  });

  it('takes a rule beside a speck out, and a dash behind the last word, and asks a person', () => {
    for (const line of [
      'Về việc số hóa hồ sơ, -_ tài liệu lưu trữ',
      'Về việc số hóa + hồ sơ, tài liệu lưu trữ',
      'Về việc số hóa hồ sơ, tài liệu lưu trữ -',
    ]) {
      const found = subjectOf({ subject: [line] });
      expect(found).to.deep.include({ value: 'Về việc số hóa hồ sơ, tài liệu lưu trữ', needsReview: true });
    }
  });

  it('takes a stroke off the first word, and asks a person but where two words belong together', () => {
    const asked = (first: string) => {
      const found = subjectOf({ subject: [`V/v '${first} số hóa hồ sơ lưu trữ`] });
      expect(found?.value).to.equal(`${first} số hóa hồ sơ lưu trữ`);
      return found?.needsReview;
    };

    expect(asked('triển khai')).to.equal(false);
    expect(asked('khai')).to.equal(true);
  });

  it('asks nobody about the case of a letter that has one shape in both', () => {
    const subject = ['VỀ việc rà soát hồ sơ lưu trữ'];

    expect(subjectOf({ subject })).to.deep.include({ value: 'Về việc rà soát hồ sơ lưu trữ', needsReview: false });
  });

  it('keeps the last word of a line where it is a year or Covid-19, however badly it was read', () => {
    for (const last of ['Covid-19', '2021']) {
      const page = aPage(paperLines({ ...TITLED, subject: [`Về việc hỗ trợ người lao động gặp khó khăn do dịch ${last}`] })); // prettier-ignore
      const hardly = withWords(page, (word) => (word.text === last ? { ...word, confidence: 0.38 } : word));
      expect(catalogue([hardly], { firstPage: 1, lastPage: 1 }).subject?.value).to.match(new RegExp(`${last}$`, 'u'));
    }
  });

  it('keeps a printed dash between two pairs without asking, notations and abbreviations too, and asks at a speck', () => {
    const line = 'Về việc phát triển kinh tế - xã hội theo Nghị quyết số 24/2013/NQ-HĐND';
    const page = aPage(paperLines({ ...TITLED, subject: [line] }));
    const readAs = (confidence: number) =>
      catalogue([withWords(page, (word) => (word.text === '-' ? { ...word, confidence } : word))], {
        firstPage: 1,
        lastPage: 1,
      }).subject;

    expect(readAs(0.96)).to.deep.include({ value: line, needsReview: false });
    expect(readAs(0.8)?.needsReview).to.equal(true);
    expect(subjectOf({ subject: ['về việc rà soát hồ sơ lưu trữ'] })).to.deep.include({
      value: 'Về việc rà soát hồ sơ lưu trữ',
      needsReview: false,
    });
  });

  it('spells what can only be one word where it stands', () => {
    expect(subjectOf({ subject: ['Về việc rà soát hồ sơ tháng 11 nắm 2010 Và giải quyết kiến nghị'] })?.value).to.equal(
      'Về việc rà soát hồ sơ tháng 11 năm 2010 và giải quyết kiến nghị',
    );
  });

  it('reads a marked subject on a page whose head was not read, and asks a person', () => {
    const lines = [
      { text: 'V¿v thẩm định hồ sơ thiết kế', x: 35, y: 53 },
      { text: 'bản vẽ thi công và dự toán', x: 35, y: 58 },
      { text: 'Kính gửi: Các phòng chuyên môn', x: 70, y: 80 },
    ];
    const body = paperLines().filter(({ y }) => y > 120);
    const found = catalogue([aPage([...lines, ...body])], { firstPage: 1, lastPage: 1 }).subject;

    expect(found).to.deep.include({ value: 'thẩm định hồ sơ thiết kế bản vẽ thi công và dự toán', needsReview: true });
  });

  it('takes no sentence of the body for a subject', () => {
    const body = paperLines({ body: ['Về việc này, các phòng chuyên môn', 'phối hợp thực hiện.'] });

    expect(catalogue([aPage(body)], { firstPage: 1, lastPage: 1 }).subject).to.equal(undefined);
  });
});
