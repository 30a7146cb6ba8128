import { expect } from 'chai';
import { catalogue } from '../../../../src/domain/cataloguing/catalogue.ts';
import type { FieldValues } from '../../../../src/domain/cataloguing/field-value.ts';
import type { Paper, PrintedLine } from '../../../support/page-builder.ts';
import { BODY, aPage, paperLines } from '../../../support/page-builder.ts';

const TITLED: Paper = {
  number: 'Số: 88/QĐ-UBND',
  title: 'QUYẾT ĐỊNH',
  subject: ['Về việc thành lập Tổ giúp việc'],
  authority: ['CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH'],
};

function read(paper: Paper, ...more: readonly PrintedLine[]): FieldValues {
  return catalogue([aPage([...paperLines(paper), ...more])], { firstPage: 1, lastPage: 1 });
}

function valueOf(fields: FieldValues, name: keyof FieldValues): unknown {
  return fields[name]?.value;
}

describe('domain/cataloguing: subjects', () => {
  it('does not take a department whose name ran together for a part of the committee above it', () => {
    const page = aPage(paperLines({ number: 'Số: 13/TB-SNV', agency: ['ỦY BAN NHÂN DÂN TỈNH LÂM THAO', 'SỞNỘI VỤ'] }));
    const { issuingBody, parentBody } = catalogue([page], { firstPage: 1, lastPage: 1 });

    expect(parentBody?.value).to.equal('ỦY BAN NHÂN DÂN TỈNH LÂM THAO');
    expect(issuingBody?.value).not.to.contain('ỦY BAN');
    expect([issuingBody?.value, issuingBody?.needsReview]).to.deep.equal(['SỞ NỘI VỤ', false]);
  });

  it('does not call a form a letter because it is addressed: its title is of no listed type', () => {
    const form = (title: string) =>
      catalogue([aPage([...paperLines({ number: 'Số: 13/UB-TP', subject: [], authority: [], addressees: ['Kính gửi: Sở Xây dựng'], title })])], { firstPage: 1, lastPage: 1 }); // prettier-ignore

    expect(form('PHIẾU TRÌNH DUYỆT').documentType).to.equal(undefined);
    expect(form('ĐƠN XIN GIAO ĐẤT LÀM NHÀ Ở').documentType).to.equal(undefined);
    expect(form('HỎA TỐC').documentType?.value).to.equal('Công văn');
  });

  it('reads a subject in brackets, and leaves a note about the decision it belongs to alone', () => {
    const plan = { ...TITLED, title: 'KẾ HOẠCH', number: 'Số: 88/KH-UBND', authority: [] };

    expect(valueOf(read({ ...plan, subject: ['(Về việc rà soát hồ sơ)'] }), 'subject')).to.equal(
      'Về việc rà soát hồ sơ',
    );
    expect(
      valueOf(read({ ...plan, subject: ['Rà soát hồ sơ', '(Kèm theo Quyết định số 12/QĐ-UBND)'] }), 'subject'),
    ).to.equal('Rà soát hồ sơ');
  });

  it('reads a subject without "Về việc" and one that is part of the title', () => {
    const report = { ...TITLED, number: 'Số: 88/BC-UBND', authority: [] };

    expect(valueOf(read({ ...report, title: 'BÁO CÁO', subject: ['Kết quả rà soát hồ sơ'] }), 'subject')).to.equal(
      'Kết quả rà soát hồ sơ',
    );
    const joined = read({ ...report, title: 'BÁO CÁO TỔNG KẾT CÔNG TÁC', subject: [] });
    expect(joined.documentType?.value).to.equal('Báo cáo');
    expect(joined.subject?.value).to.equal('BÁO CÁO TỔNG KẾT CÔNG TÁC');
  });

  it('reads a letter’s subject of five lines and stops at an address that was glued to a stamp', () => {
    const lines = [
      'V/v rà soát, bố trí, sắp xếp',
      'trang thiết bị dạy học',
      'tại các trường học',
      'trên địa bàn tỉnh',
      'năm 2019',
    ];

    const fields = read({ letterSubject: lines, addressees: ['SỐ Kính gửi: Các phòng chuyên môn'] });

    expect(fields.subject?.value).to.equal(lines.join(' ').slice(4));
    expect(fields.addressees?.value).to.deep.equal(['Các phòng chuyên môn']);
  });

  it('knows a letter by "V/" alone', () => {
    const fields = read({ letterSubject: ['V/ rà soát trang thiết bị'] });

    expect([valueOf(fields, 'documentType'), valueOf(fields, 'subject')]).to.deep.equal([
      'Công văn',
      'rà soát trang thiết bị',
    ]);
  });

  it('drops dirt before "Về việc" and notes in the margin', () => {
    const fields = read(
      { ...TITLED, subject: ['So -. Về việc thành lập', 'Tổ giúp việc'] },
      { text: 'IR THANH', x: 4, y: 79 },
    );

    expect(fields.subject?.value).to.equal('Về việc thành lập Tổ giúp việc');
  });

  it('puts a word right that can only be another beside its neighbour', () => {
    expect(valueOf(read({ ...TITLED, subject: ['Về việc tố chức hội nghị'] }), 'subject')).to.equal(
      'Về việc tổ chức hội nghị',
    );
  });

  it('takes words of an invitation before "về việc" for a part of the subject', () => {
    const paper = { ...TITLED, title: 'GIẤY MỜI', number: 'Số: 88/GM-UBND', authority: [] };

    expect(valueOf(read({ ...paper, subject: ['Dự họp về việc sửa chữa kho'] }), 'subject')).to.equal(
      'Dự họp về việc sửa chữa kho',
    );
  });

  it('asks a person where a line must have been lost', () => {
    for (const subject of ['Về việc thành lập Tổ giúp việc của', 'Về việc nâng. cao năng lực'])
      expect(read({ ...TITLED, subject: [subject] }).subject?.needsReview, subject).to.equal(true);
  });

  it('finds no subject where there is none', () => {
    expect(read({ ...TITLED, subject: [], authority: [] }).subject).to.equal(undefined);
  });
});

describe('domain/cataloguing: heads and titles', () => {
  it('joins a date line that a large handwritten day tore in two', () => {
    const torn = { ...TITLED, place: 'Hải Sơn, ngày' };
    const rest: PrintedLine = { text: '12 tháng 02 năm 2018', x: 162, y: 44.5, size: 16 };

    const fields = read(torn, rest);

    expect(fields.place?.value).to.equal('Hải Sơn');
    expect(valueOf(fields, 'issuedOn')).to.match(/^2018/);
  });

  it('finds a title behind dirt', () => {
    expect(valueOf(read({ ...TITLED, title: '353L. 1 QUYẾT ĐỊNH' }), 'subject')).to.equal(
      'Về việc thành lập Tổ giúp việc',
    );
  });

  it('does not let red stamps into subject and addresses', () => {
    const stamp: PrintedLine = { text: 'THU HỒI', x: 100, y: 79, layer: 'red' };

    expect(valueOf(read(TITLED, stamp), 'subject')).to.equal('Về việc thành lập Tổ giúp việc');
  });
});

describe('domain/cataloguing: agencies', () => {
  it('reads a name of three lines, and does not cut it at a word that begins a name elsewhere', () => {
    const fields = read({ agency: ['BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ', 'XÂY DỰNG CÁC CÔNG TRÌNH', 'GIAO THÔNG'] });

    expect(fields.issuingBody?.value).to.equal('BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG CÁC CÔNG TRÌNH GIAO THÔNG');
    expect(fields.parentBody).to.equal(undefined);
  });

  it('joins ministries that issue together', () => {
    expect(valueOf(read({ agency: ['BỘ TÀI CHÍNH -', 'BỘ NỘI VỤ'] }), 'issuingBody')).to.equal(
      'BỘ TÀI CHÍNH; BỘ NỘI VỤ',
    );
  });

  it('does not take an office that cannot stand alone for a superior', () => {
    const fields = read({ agency: ['VĂN PHÒNG', 'ỦY BAN NHÂN DÂN TỈNH'] });

    expect([valueOf(fields, 'parentBody'), valueOf(fields, 'issuingBody')]).to.deep.equal([
      undefined,
      'VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH',
    ]);
  });

  it('asks a person where half of a name was lost', () => {
    expect(read({ agency: ['TỈNH HẢI SƠN'] }).issuingBody?.needsReview).to.equal(true);
    expect(read({ agency: ['ỦY BAN NHÂN DÂN'] }).issuingBody?.needsReview).to.equal(true);
  });

  it('reads the head of a party body', () => {
    const lines = paperLines({ ...TITLED, agency: ['TỈNH ỦY HẢI SƠN'], number: 'Số: 123-QĐ/TU' }).map((line) =>
      line.text.startsWith('CỘNG HÒA') ? { ...line, text: 'ĐẢNG CỘNG SẢN VIỆT NAM' } : line,
    );

    const fields = catalogue([aPage(lines)], { firstPage: 1, lastPage: 1 });

    expect(fields.issuingBody?.value).to.equal('TỈNH ỦY HẢI SƠN');
    expect(fields.referenceNumber?.value).to.equal('123-QĐ/TU');
  });

  it('finds the head by the motto where the national title was not read', () => {
    const lines = paperLines(TITLED).map((line) =>
      line.text.startsWith('CỘNG HÒA') ? { ...line, text: '||||' } : line,
    );

    const fields = catalogue([aPage(lines)], { firstPage: 1, lastPage: 1 });

    expect([valueOf(fields, 'issuingBody'), valueOf(fields, 'issuedOn')]).to.deep.equal([
      'ỦY BAN NHÂN DÂN TỈNH HẢI SƠN',
      '2019-06-14',
    ]);
  });
});

describe('domain/cataloguing: signatures', () => {
  it('takes strokes of the pen out of a name, and asks a person', () => {
    const fields = read({ name: 'Trần s Thanh x Hải' });

    expect(fields.signatory).to.deep.include({ value: 'Trần Thanh Hải', needsReview: true });
  });

  it('joins a name that the pen parted, and asks a person', () => {
    expect(read({ name: 'Trần T hanh Hải' }).signatory).to.deep.include({ value: 'Trần Thanh Hải', needsReview: true });
  });

  it('keeps a degree that is printed, and asks about one that it does not know', () => {
    expect(read({ name: 'PGS.TS. Trần Thanh Hải' }).signatory).to.deep.include({
      value: 'PGS.TS. Trần Thanh Hải',
      needsReview: false,
    });
    // more than half of the letters are capitals
    expect(read({ name: 'PGS.TS. Vũ Thị Anh' }).signatory?.value).to.equal('PGS.TS. Vũ Thị Anh');
    expect(read({ name: 'BS. CKTII. Trần Thanh Hải' }).signatory).to.deep.include({
      value: 'BS. CKII. Trần Thanh Hải',
      needsReview: false,
    });
    expect(read({ name: 'BS. CKHL, Trần Thanh Hải' }).signatory?.needsReview).to.equal(true);
  });

  for (const role of [['TM. ỦY BAN NHÂN DÂN'], ['TM. ỦY BAN NHÂN DÂN', 'PHÓ CHỦ TỊCH']]) {
    it(`asks a person about ${role.join(' ')}, of which something was lost`, () => {
      expect(read({ role }).signerRole).to.deep.include({ value: role.join(' '), needsReview: true });
    });
  }

  for (const [role, meant] of [
    [['GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'], 'KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC'],
    [['KT. GIÁM ĐỐC', 'IÁ', 'PHÓ GIÁM ĐỐC'], 'KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC'],
    [['XT.CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], 'KT. CHỦ TỊCH PHÓ CHỦ TỊCH'],
    [['IM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], 'TM. ỦY BAN NHÂN DÂN CHỦ TỊCH'],
  ] as const) {
    it(`proposes ${meant} for ${role.join(' / ')}`, () => {
      expect(read({ role }).signerRole?.value).to.equal(meant);
    });
  }

  it('asks about a KT. that was not read', () => {
    expect(read({ role: ['PHÓGIÁM ĐỐC'] }).signerRole?.needsReview).to.equal(true);
    expect(read({ role: ['GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'] }).signerRole?.needsReview).to.equal(true);
  });

  it('completes the deputy whose line was lost or covered under "KT.": nobody else signs there', () => {
    for (const lines of [['KT. GIÁM ĐỐC'], ['KT. GIÁM ĐỐC', 'ENG GIÁM ĐỐC']]) {
      const role = { value: 'KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC', needsReview: false };

      expect(read({ role: lines }).signerRole).to.deep.include(role);
    }
  });

  it('reads an acting head', () => {
    expect(read({ role: ['Q. GIÁM ĐỐC'] }).signerRole).to.deep.include({ value: 'Q. GIÁM ĐỐC', needsReview: false });
  });

  it('finds the signature where no recipients are named', () => {
    const foot: readonly PrintedLine[] = [
      { text: 'CHỦ TỊCH HỘI ĐỒNG', x: 150, y: 200, centred: true },
      { text: 'Trần Thanh Hải', x: 150, y: 238, centred: true },
    ];

    const fields = read({ ...TITLED, foot: false }, ...foot);

    expect([valueOf(fields, 'signerRole'), valueOf(fields, 'signatory'), valueOf(fields, 'recipients')]).to.deep.equal([
      'CHỦ TỊCH HỘI ĐỒNG',
      'Trần Thanh Hải',
      undefined,
    ]);
  });

  it('reads the signer of the document, not of the copy below it', () => {
    const copy: readonly PrintedLine[] = [
      { text: 'SAO Y', x: 60, y: 252, centred: true },
      { text: 'Nơi nhận:', x: 30, y: 262, size: 11 },
      { text: '- Các phòng;', x: 30, y: 267, size: 11 },
      { text: 'CHÁNH VĂN PHÒNG', x: 150, y: 262, centred: true },
      { text: 'Lê Thu Hằng', x: 150, y: 285, centred: true },
    ];

    const fields = read(TITLED, ...copy);

    expect([valueOf(fields, 'signatory'), valueOf(fields, 'copyStatus')]).to.deep.equal(['Trần Thanh Hải', 'Sao y']);
  });

  it('parts recipients and office that were read as one line', () => {
    const lines = paperLines(TITLED).map((line) =>
      line.text === 'Nơi nhận:' ? { ...line, text: 'Nơi nhận: ỦY BAN' } : line,
    );

    const fields = catalogue([aPage(lines)], { firstPage: 1, lastPage: 1 });

    expect(fields.recipients?.value).to.deep.equal(['Như trên', 'Lưu: VT, TH']);
    expect(fields.signatory?.value).to.equal('Trần Thanh Hải');
  });
});

describe('domain/cataloguing: addresses', () => {
  it('reads an invitation and entries of two lines', () => {
    const invited = read({ letterSubject: ['V/v dự họp'], addressees: ['Kính mời: Ông Lê Thanh'] });
    const long = read({
      letterSubject: ['V/v dự họp'],
      addressees: ['Kính gửi:', '- Các phòng chuyên môn và các', 'đơn vị trực thuộc;', '- Công đoàn ngành.'],
    });

    expect(invited.addressees?.value).to.deep.equal(['Ông Lê Thanh']);
    expect(long.addressees?.value).to.deep.equal(['Các phòng chuyên môn và các đơn vị trực thuộc', 'Công đoàn ngành']);
  });

  it('reads an entry behind what a pen left before its dash, and asks where the list goes on', () => {
    const list = (last: string) => {
      const page = aPage(paperLines({ number: 'Số: 5/UBND-VP', title: '', letterSubject: ['V/v dự họp'], addressees: ['Kính gửi:', '- Các phòng chuyên môn;', last] })); // prettier-ignore
      const words = page.words.map((word) => (word.text === '9533' ? { ...word, confidence: 0.26 } : word));
      return catalogue([{ ...page, words }], { firstPage: 1, lastPage: 1 }).addressees;
    };

    expect(list('9533 - Ủy ban nhân dân các huyện, thành phố.')).to.deep.include({
      value: ['Các phòng chuyên môn', 'Ủy ban nhân dân các huyện, thành phố'],
      needsReview: false,
    });
    expect(list('- Các đơn vị trực thuộc;')?.needsReview).to.equal(true);
  });

  it('does not take a sentence that says "kính gửi" for an address', () => {
    const body = ['Cơ quan kính gửi các phòng chuyên môn kế hoạch công tác để phối hợp thực hiện', ...BODY];

    expect(read({ letterSubject: ['V/v rà soát'], body }).addressees).to.equal(undefined);
  });
});
