import { expect } from 'chai';
import type { FieldValues } from '../../../../src/domain/cataloguing/field-value.ts';
import type { Paper } from '../../../support/page-builder.ts';
import { DECISION, readPaper } from '../../../support/read-paper.ts';

/** The number line as it was read, and how surely. */
function numbered(paper: Paper, number: string, confidence = 0.5): FieldValues['notation'] {
  return readPaper({ ...paper, number }, (line) => (line.text === number ? { ...line, confidence } : line)).notation;
}

describe('domain/cataloguing: notations that a pen lies over', () => {
  it('mends one letter by the initials of the whole name before it looks for the end of a shorter one', () => {
    const paper: Paper = {
      agency: ['BỘ GIÁO DỤC VÀ ĐÀO TẠO', 'CỤC NHÀ GIÁO VÀ CÁN BỘ', 'QUẢN LÝ GIÁO DỤC'],
      letterSubject: ['V/v công nhận kết quả thi tuyển'],
    };

    expect(numbered(paper, 'Số: /ÑGCBQLGD-NV', 0.83)?.value).to.equal('NGCBQLGD-NV');
  });

  it('leaves out a stroke behind the notation', () => {
    const paper: Paper = { agency: ['UBND TỈNH HẢI SƠN', 'SỞ XÂY DỰNG'], letterSubject: ['V/v rà soát hồ sơ'] };
    const { notation } = readPaper({ ...paper, number: 'Số: 88/SXD-NV l' }, (line) =>
      line.text.startsWith('Số:')
        ? [
            { ...line, text: 'Số: 88/SXD-NV' },
            { ...line, text: 'l', x: 84, centred: false, confidence: 0.1 },
          ]
        : line,
    );

    expect(notation?.value).to.equal('SXD-NV');
  });

  it('keeps abbreviations of the name whole in its initials', () => {
    const school: Paper = { ...DECISION, agency: ['SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'TRƯỜNG THPT SƠN TÂY'], title: 'BÁO CÁO' };

    expect(numbered(school, 'Số: 7 “JBC-THPTST', 0.1)?.value).to.equal('BC-THPTST');
  });

  it('knows the initials of a name of which two words ran together', () => {
    const school: Paper = { ...DECISION, agency: ['SỞ GDĐT ĐẮK LẮK', 'TRƯỜNG THPT BỐTRẠCH'], title: 'QUYẾT ĐỊNH' };

    for (const confidence of [0.3, 0.8])
      expect(numbered(school, 'Số: 7/QĐ-THPTBT', confidence)?.value).to.equal('QĐ-THPTBT');
  });

  it('proposes type and initials where a letter of each was misread', () => {
    const paper: Paper = {
      ...DECISION,
      agency: ['UBND TỈNH HẢI SƠN', 'SỞ THÔNG TIN', 'VÀ TRUYỀN THÔNG'],
      title: 'TỜ TRÌNH',
    };

    expect(numbered(paper, 'Số: /TI-STTTI')).to.deep.include({ value: 'TTr-STTTT', needsReview: true });
  });

  for (const number of ['z; JQĐ-SXD', 'söLYBqđ-SXD']) {
    it(`knows ${number} beside the date for what is left of a number line`, () => {
      const fields = readPaper({ ...DECISION, number });
      expect([fields.issuingBody?.value, fields.notation?.value]).to.deep.equal(['SỞ XÂY DỰNG', 'QĐ-SXD']);
    });
  }

  it('proposes the inspectors whose last letter became a stroke, and a letter of which label and notation are left', () => {
    const paper: Paper = { agency: ['UBND TỈNH HẢI SƠN', 'SỞ XÂY DỰNG'], letterSubject: ['V/v rà soát hồ sơ'] };

    for (const number of ['Số: 88/SXD-TTI', 'sốSXD-TTr'])
      expect(numbered(paper, number), number).to.deep.include({ value: 'SXD-TTr', needsReview: true });
  });

  it('knows an S that was read as a figure, and asks about a letter that begins with a type', () => {
    const paper: Paper = { agency: ['UBND TỈNH HẢI SƠN', 'SỞ TÀI CHÍNH'], letterSubject: ['V/v rà soát hồ sơ'] };

    expect(numbered(paper, 'Số: 4129/5TC-VP', 0.75)).to.deep.include({ value: 'STC-VP', needsReview: false });
    expect(numbered(paper, 'Số: 4129/TC-VP', 0.96)?.needsReview).to.equal(true);
  });

  it('is sure of the unit of a letter that keeps it, and of no other that was badly read', () => {
    const letter = (number: string, kept: string) =>
      numbered({ letterSubject: ['V/v rà soát hồ sơ'], recipients: ['- Như trên;', kept] }, number, 0.25)?.needsReview;

    expect(letter('Số: 88/UBND-NV', '- Lưu: VT, NV.')).to.equal(false);
    expect(letter('Số: 88/UBND-NV', '- Lưu: VT, NVa47.')).to.equal(false);
    expect(letter('Số: 88/UBND-NV', '- Lưu: VT, NVK.')).to.equal(true);
    expect(letter('Số: 88/UBND-VT', '- Lưu: VT, NV.')).to.equal(true);
  });
});

describe('domain/cataloguing: names of agencies that a pen lies over', () => {
  for (const [line, meant] of [
    ['SỞ THÔNG TIN *À/TRUYÊN THÔNG', 'SỞ THÔNG TIN VÀ TRUYỀN THÔNG'],
    ['SỞ YTẾ', 'SỞ Y TẾ'],
    ['SỞYTẾ', 'SỞ Y TẾ'],
  ] as const) {
    it(`reads ${line} as ${meant}`, () => {
      expect(readPaper({ ...DECISION, agency: ['UBND TỈNH HẢI SƠN', line] }).issuingBody?.value).to.equal(meant);
    });
  }

  it('parts the name of a province that was run together and lost marks', () => {
    for (const [line, meant] of [
      ['TỈNH ĐĂKLẮK', 'TỈNH ĐẮK LẮK'],
      ['TỈNHBÄCGIANG', 'TỈNH BẮC GIANG'],
      ['TÍNHYÊN BÁI', 'TỈNH YÊN BÁI'],
    ] as const)
      expect(
        readPaper({ ...DECISION, agency: ['ỦY BAN NHÂN DÂN', line, 'SỞ XÂY DỰNG'] }).parentBody?.value,
        line,
      ).to.equal(`ỦY BAN NHÂN DÂN ${meant}`);
  });

  it('puts in NHÂN DÂN for a committee of a unit that lost it, and asks unless the notation says the same', () => {
    for (const committee of ['ỦY BAN', 'ỦY BAN NHÂN', 'ỦY BAN NHÂXÑ D'])
      for (const [number, needsReview] of [
        ['Số: 125/UBND-TH', false],
        ['Số: 125', true],
        ['Số: 125/MTTQ-TH', true],
      ] as const)
        expect(readPaper({ agency: [committee, 'HUYỆN HẢI SƠN'], number }).issuingBody, number).to.deep.include({
          value: 'ỦY BAN NHÂN DÂN HUYỆN HẢI SƠN',
          needsReview,
        });
  });

  it('asks about no committee of which marks alone were misread', () => {
    expect(readPaper({ agency: ['ỦY BAN NHÂN ĐÂN', 'TÍNH AN GIANG'] }).issuingBody).to.deep.include({
      value: 'ỦY BAN NHÂN DÂN TỈNH AN GIANG',
      needsReview: false,
    });
  });

  it('completes a committee or council that lost its first words by what is left and by the notation, for review', () => {
    const named = (committee: string, number: string) => {
      const { issuingBody, notation } = readPaper({
        ...DECISION,
        title: 'TỜ TRÌNH',
        agency: [committee, 'TỈNH HẢI SƠN'],
        number,
      });
      return [issuingBody?.value, issuingBody?.needsReview, notation?.value];
    };

    expect(named('BAN NHÂN DÂN', 'Số: 88/TT-UBND')).to.deep.equal(['ỦY BAN NHÂN DÂN TỈNH HẢI SƠN', true, 'TTr-UBND']);
    expect(named('NHÂN DÂN', 'Số: 88/TTr-HĐND').slice(0, 2)).to.deep.equal(['HỘI ĐỒNG NHÂN DÂN TỈNH HẢI SƠN', true]);
    expect(named('NHÂN DÂN', 'Số: 88').slice(0, 2)).to.deep.equal(['NHÂN DÂN TỈNH HẢI SƠN', true]);
  });

  it('asks where the place beside the date has other marks and the rest does not say which is right', () => {
    const agency = ['SỞ GDĐT SƠN LA', 'TRƯỜNG THPT LAI VỤNG'];
    const asks = (name: string, body: string) => {
      const place = `${name}, ngày 14 tháng 6 năm 2019`;
      const paper = { ...DECISION, agency, number: 'Số: 88/QĐ-THPTLV', place, body: [body] };
      return readPaper(paper, (line) => (line.text === place ? { ...line, confidence: 0.84 } : line)).issuingBody
        ?.needsReview;
    };

    expect(asks('Lai Vung', 'Thực hiện kế hoạch công tác năm')).to.equal(true);
    expect(asks('Lai Vung', 'Thực hiện kế hoạch công tác năm của huyện Lai Vụng')).to.equal(false);
    expect(asks('Lai Vụng', 'Thực hiện kế hoạch công tác năm')).to.equal(false);
  });

  it('reads a line that was run together and hardly read as a part of the name', () => {
    const { parentBody } = readPaper(
      { ...DECISION, agency: ['SỞ GIÁO DỤC VÀ ĐÀO TẠO', '_HẢIDƯƠNG', 'TRƯỜNG THPT TAM ĐẢO'] },
      (line) => (line.text === '_HẢIDƯƠNG' ? { ...line, confidence: 0 } : line),
    );

    expect(parentBody).to.deep.include({ value: 'SỞ GIÁO DỤC VÀ ĐÀO TẠO HẢI DƯƠNG', needsReview: true });
  });

  it('completes the abbreviation of a committee above its department, for review', () => {
    const { parentBody } = readPaper({ ...DECISION, agency: ['ND TỈNH YÊN BÁI', 'SỞ XÂY DỰNG'] });

    expect(parentBody).to.deep.include({ value: 'UBND TỈNH YÊN BÁI', needsReview: true });
  });

  it('asks about a committee that is named without its unit', () => {
    const { parentBody } = readPaper({ ...DECISION, agency: ['UBND TỈNH', 'SỞ XÂY DỰNG'] });

    expect(parentBody).to.deep.include({ value: 'UBND TỈNH', needsReview: true });
  });

  it('takes no scribble before the name for a part of it, and asks where the notation does not say the same', () => {
    const scribbled = (number: string) =>
      readPaper({ ...DECISION, agency: ['A⁄ ⁄. - ỦY BAN NHÂN DÂN', 'TỈNH HẢI SƠN'], number }, (line) =>
        line.text.startsWith('A⁄')
          ? [
              { ...line, text: 'A⁄ ⁄.', x: 32, centred: false, confidence: 0.41 },
              { ...line, text: 'ỦY BAN NHÂN DÂN' },
            ]
          : line,
      ).issuingBody;

    expect(scribbled('Số: 88/QĐ-UBND')).to.deep.include({
      value: 'ỦY BAN NHÂN DÂN TỈNH HẢI SƠN',
      needsReview: false,
    });
    expect(scribbled('Số: 88/QĐ-VP')?.needsReview).to.equal(true);
  });

  it('does not take the first word of a name for a scribble', () => {
    const { issuingBody } = readPaper({ agency: ['ˆỦY BAN NHÂN DÂN', 'TỈNH HẢI SƠN'] }, (line) =>
      line.text.startsWith('ˆ') ? { ...line, confidence: 0.3 } : line,
    );

    expect(issuingBody?.value).to.equal('ỦY BAN NHÂN DÂN TỈNH HẢI SƠN');
  });

  it('finds the head where the first word of the national title was lost and the agency beside taken for it', () => {
    const fields = readPaper({ ...DECISION, agency: ['UBND TỈNH', 'SỞ XÂY DỰNG'] }, (line) =>
      line.text.startsWith('CỘNG') ? { ...line, text: line.text.slice(5), x: line.x + 6 } : line,
    );

    expect([fields.issuingBody?.value, fields.notation?.value]).to.deep.equal(['SỞ XÂY DỰNG', 'QĐ-SXD']);
  });
});

describe('domain/cataloguing: where the tone of a word stands', () => {
  const body = (committee: string) => [`Thực hiện ý kiến của ${committee} nhân dân tỉnh về chế độ báo cáo.`];
  const role = (committee: string, printed: string) =>
    readPaper({ body: body(committee) }, (line) =>
      line.text.startsWith('TM.') ? { ...line, text: printed } : line.text.startsWith('ỦY BAN') ? [] : line,
    ).signerRole;

  it('gives a word whose tone was not read as the rest of the document has it', () => {
    const unread = 'TM. UY BAN NHAN DÁN';

    expect(role('Uỷ ban', unread)?.value).to.equal('TM. UỶ BAN NHÂN DÂN CHỦ TỊCH');
    expect(role('Ủy ban', unread)?.value).to.equal('TM. ỦY BAN NHÂN DÂN CHỦ TỊCH');
  });

  it('leaves a tone where it was read, whatever the rest has', () => {
    expect(role('Uỷ ban', 'TM. ỦY BAN NHÂN DÂN')?.value).to.equal('TM. ỦY BAN NHÂN DÂN CHỦ TỊCH');
    expect(role('Ủy ban', 'TM. UỶ BAN NHÂN DÂN')?.value).to.equal('TM. UỶ BAN NHÂN DÂN CHỦ TỊCH');
  });

  it('asks where the rest has both or none', () => {
    expect(role('Uỷ ban và Ủy ban', 'TM. UY BAN NHAN DÁN')?.needsReview).to.equal(true);
    expect(role('cơ quan', 'TM. UY BAN NHAN DÁN')?.needsReview).to.equal(true);
  });
});

describe('domain/cataloguing: subjects beside which a stamp stands', () => {
  it('asks about a figure of which one digit became a bracket or a stroke', () => {
    const asks = (year: string) => readPaper({ letterSubject: [`V/v lập dự toán năm ${year}`] }).subject?.needsReview;

    expect(['202]', '202|', '202l', '2021', '2021-2022', '15/2021/TT-BTC'].map(asks)).to.deep.equal([true, true, true, false, false, false]); // prettier-ignore
  });

  it('asks about no figure that the rest of the document has behind the same word, or that goes on a school year', () => {
    const asks = (subject: string, body: string) =>
      readPaper({ letterSubject: [subject], body: [body] }, (line) =>
        line.text === subject ? { ...line, confidence: 0.89 } : line,
      ).subject?.needsReview;

    expect(asks('V/v lập dự toán năm 2021', 'Thực hiện kế hoạch công tác')).to.equal(true);
    expect(asks('V/v lập dự toán năm 2021', 'Thực hiện kế hoạch công tác năm 2021 của tỉnh')).to.equal(false);
    expect(asks('V/v sắp xếp giáo viên năm học 2019 - 2020', 'Thực hiện kế hoạch công tác')).to.equal(false);
    expect(asks('V/v sắp xếp giáo viên năm học 2019 - 2029', 'Thực hiện kế hoạch công tác')).to.equal(true);
  });

  it('takes specks out of terms', () => {
    const subject = (line: string) => readPaper({ letterSubject: [line] }).subject;

    for (const line of ["V/v bảo 'vệ môi trường", 'V/v bảo.vệ môi trường'])
      expect(subject(line), line).to.deep.include({ value: 'bảo vệ môi trường', needsReview: false });
  });

  it('takes a dash for a speck where nothing stands between two words, and a full stop for a comma where something must', () => {
    const subject = (line: string, confidence = 0.96) =>
      readPaper({ letterSubject: [`V/v ${line}`] }, (printed) => ({ ...printed, confidence })).subject;

    expect(subject('sửa đổi và bãi - bỏ', 0.92)).to.deep.include({ value: 'sửa đổi và bãi bỏ', needsReview: false });
    expect(subject('phát triển kinh tế - xã hội', 0.92)?.value).to.equal('phát triển kinh tế - xã hội');
    expect(subject('cải cách.hành chính')).to.deep.include({ value: 'cải cách hành chính', needsReview: false });
    expect(subject('cải cách-hành chính', 0.9)).to.deep.include({ value: 'cải cách hành chính', needsReview: false });
    expect(subject('quản lý đất đai:khoáng sản', 0.9)?.needsReview).to.equal(true);
    expect(subject('công nhận:kết quả thi', 0.9)).to.deep.include({
      value: 'công nhận kết quả thi',
      needsReview: false,
    });
    expect(subject('các cơ quan ———— đơn vị')).to.deep.include({ value: 'các cơ quan đơn vị', needsReview: true });
    expect(subject('lựa chọn nhà “thầu công trình')).to.deep.include({ value: 'lựa chọn nhà thầu công trình', needsReview: false }); // prettier-ignore
    expect(subject('phong trào “toàn dân đoàn kết”')).to.deep.include({ value: 'phong trào “toàn dân đoàn kết”', needsReview: false }); // prettier-ignore
    expect(subject('tổ chức cuộc thi “quê hương em')?.needsReview).to.equal(true);
    // a few words are written with one
    expect(subject('sử dụng bê-tông nhựa')).to.deep.include({ value: 'sử dụng bê-tông nhựa', needsReview: true });
    expect(subject('quản lý đất đai. khoáng sản', 0.9)).to.deep.include({ value: 'quản lý đất đai, khoáng sản', needsReview: false }); // prettier-ignore
    expect(subject('xây dựng đội ngũ. giáo viên', 0.9)).to.deep.include({ value: 'xây dựng đội ngũ giáo viên', needsReview: false }); // prettier-ignore
    expect(subject('xây dựng đội ngũ. giáo viên')?.needsReview).to.equal(true);
    expect(subject('bảo đảm trật tự. an toàn', 0.9)).to.deep.include({ value: 'bảo đảm trật tự, an toàn', needsReview: true }); // prettier-ignore
    expect(subject('tăng cường phòng ,chống dịch')?.needsReview).to.equal(true);
    expect(subject('lưu trữ tại các cơ quan,.đơn vị')).to.deep.include({ value: 'lưu trữ tại các cơ quan, đơn vị', needsReview: false }); // prettier-ignore
  });

  it('leaves out a piece of a stamp before a centred line that is whole without it, and asks where a word may be covered', () => {
    const subject = (line: string, piece: string) => {
      const letterSubject = ['V/v bảo đảm trật tự, an toàn', line, 'Nguyên đán và mùa lễ hội'];
      return readPaper({ letterSubject }, (printed) =>
        printed.text === line
          ? [printed, { ...printed, text: piece, x: 33, centred: false, confidence: 0.45 }]
          : printed,
      ).subject;
    };

    expect(subject('giao thông trong dịp Tết', 'E3E')).to.deep.include({
      value: 'bảo đảm trật tự, an toàn giao thông trong dịp Tết Nguyên đán và mùa lễ hội',
      needsReview: false,
    });
    expect(subject('đường trong dịp Tết', 'E3E')?.needsReview).to.equal(true);
  });

  it('leaves out a piece of a stamp that stands alone below the first line', () => {
    const subject = ['Về việc công bố danh mục thủ tục hành chính được', 'sửa đổi và bãi bỏ'];
    const fields = readPaper(
      { ...DECISION, subject },
      (line) =>
      line.text.startsWith('sửa đổi') ? [line, { ...line, text: '96!', x: 38, y: line.y + 6, centred: false, confidence: 0.71 }] : line, // prettier-ignore
    );

    expect(fields.subject?.value).to.equal(subject.join(' '));
  });
});

describe('domain/cataloguing: what is left of places, addressees, powers and degrees', () => {
  it('ends a place at its comma', () => {
    expect(readPaper({ place: 'Hải Sơn, h ngày 14 tháng 6 năm 2019' }).place?.value).to.equal('Hải Sơn');
  });

  it('asks about addressees whose marks or commas may be lost', () => {
    const asks = (text: string, confidence: number) =>
      readPaper({ addressees: [`Kính gửi: ${text}`] }, (line) =>
        line.text.startsWith('Kính') ? { ...line, confidence } : line,
      ).addressees?.needsReview;

    expect(asks('Các sở, ban, ngành', 0.96)).to.equal(false);
    expect(asks('Các sở, ban. ngành', 0.96)).to.equal(true);
    expect(asks('Các sở, ban, ngành', 0.87)).to.equal(true);
  });

  it('asks about a degree of one stroke, for engines leave out the second', () => {
    expect(readPaper({ name: 'BS. CKI. Trần Thanh Hải' }).signatory?.needsReview).to.equal(true);
    expect(readPaper({ name: 'BS. CKII. Trần Thanh Hải' }).signatory?.needsReview).to.equal(false);
  });
});
