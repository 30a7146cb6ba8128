import { expect } from 'chai';
import { catalogue } from '../../../../src/domain/cataloguing/catalogue.ts';
import type { PrintedLine } from '../../../support/page-builder.ts';
import { aPage } from '../../../support/page-builder.ts';
import { DECISION, readPaper, type Change } from '../../../support/read-paper.ts';

function reads(from: string, text: string, more: Partial<PrintedLine> = {}): Change {
  return (line) => (line.text.startsWith(from) ? { ...line, ...more, text } : line);
}

describe('domain/cataloguing: heads of which a part was not read', () => {
  const whole = readPaper(DECISION);

  it('finds the head by both ends of the national title where a stamp ran into its middle', () => {
    const fields = readPaper(DECISION, (line) =>
      /^(?:CỘNG|Độc)/u.test(line.text)
        ? line.text.startsWith('CỘNG')
          ? { ...line, text: 'CỘNG Tự o - Hạnh GHĨA VIỆT NAM' }
          : []
        : line,
    );

    expect(fields.issuingBody?.value).to.equal(whole.issuingBody?.value);
    expect(fields.issuedOn?.value).to.equal('2019-06-14');
  });

  it('takes no sentence that names a number and a day for a head', () => {
    const fields = readPaper(
      { ...DECISION, number: '', place: '', title: 'DANH SÁCH', subject: ['(Kèm theo Quyết định số 88/QĐ-SXD', 'ngày 14 tháng 6 năm 2019)'] }, // prettier-ignore
      (line) => (/^(?:CỘNG|Độc|UBND|SỞ)/u.test(line.text) ? [] : line),
    );

    expect([fields.number, fields.issuingBody]).to.deep.equal([undefined, undefined]);
  });

  it('takes no number and day of another document for a head', () => {
    const lines = [
      { text: 'PHỤ LỤC 02', x: 105, y: 30, centred: true },
      { text: 'DANH SÁCH', x: 105, y: 38, centred: true },
      { text: 'Số: 12/QĐ-SNV', x: 30, y: 60 },
      { text: 'ban hành ngày 5 tháng 3 năm 2011', x: 120, y: 60 },
    ];
    const fields = catalogue([aPage(lines)], { firstPage: 1, lastPage: 1 });

    expect([fields.number, fields.notation, fields.issuedOn]).to.deep.equal([undefined, undefined, undefined]);
  });

  it('knows a number line by its notation where the pen covers label and slash', () => {
    for (const number of ['() QĐ-SXD', 'Sẽ 7 ,QĐ-SXD']) {
      const fields = readPaper({ ...DECISION, number });
      expect([fields.issuingBody?.value, fields.notation?.value], number).to.deep.equal(['SỞ XÂY DỰNG', 'QĐ-SXD']);
    }
  });

  it('leaves names of agencies with a dash to the agency', () => {
    const fields = readPaper({
      ...DECISION,
      agency: ['SỞ NÔNG NGHIỆP', 'TRUNG TÂM PT-TH'],
      number: 'Số: 88/QĐ-TTPTTH',
    });
    expect([fields.issuingBody?.value, fields.notation?.value]).to.deep.equal(['TRUNG TÂM PT-TH', 'QĐ-TTPTTH']);

    const unread = readPaper({ ...DECISION, agency: ['SỞ XÂY DỰNG', 'TP-HCM', 'PHÒNG QUẢN LÝ NHÀ'], number: '123' });
    expect(unread.issuingBody?.value).to.equal('PHÒNG QUẢN LÝ NHÀ');
  });

  it('joins a word that the pen pushed out of the date line, and the year that stands without its word', () => {
    const torn = readPaper(DECISION, (line) =>
      line.text.startsWith('Hải Sơn, ngày')
        ? [
            { ...line, text: 'Hải Sơn, ngày 14', x: 130 },
            { ...line, text: 'tháng 6', x: 153, y: line.y + 2.6 },
            { ...line, text: 'năm 2019', x: 172 },
          ]
        : line,
    );
    expect([torn.place?.value, String(torn.issuedOn?.value).slice(0, 4)]).to.deep.equal(['Hải Sơn', '2019']);

    const bare = readPaper({ ...DECISION, place: 'Hải Sơn, ngày) “^ thángC,) 2019' });
    expect([bare.place?.value, bare.issuedOn?.value, bare.issuedOn?.needsReview]).to.deep.equal([
      'Hải Sơn',
      '2019',
      true,
    ]);
  });
});

describe('domain/cataloguing: notations beside the name of the agency', () => {
  const letter = (number: string, confidence: number, agency: readonly string[]) =>
    readPaper({ ...DECISION, agency, number }, reads('Số:', number, { confidence }));
  const ARCHIVES = ['BỘ NỘI VỤ', 'CỤC VĂN THƯ VÀ LƯU TRỮ', 'NHÀ NƯỚC'];

  it('knows the initials behind the type where one letter too many was badly read, and proposes them where one of two alike was not', () => {
    const [more, less] = [
      letter('Số: 88/QĐ-VTLUTNN', 0.7, ARCHIVES),
      letter('Số: 88/QĐ-STTT', 0.7, ['UBND TỈNH HẢI SƠN', 'SỞ THÔNG TIN', 'VÀ TRUYỀN THÔNG']),
    ];

    expect([more.notation?.value, more.notation?.needsReview]).to.deep.equal(['QĐ-VTLTNN', false]);
    expect([less.notation?.value, less.notation?.needsReview]).to.deep.equal(['QĐ-STTTT', true]);
  });

  it('leaves what was surely read, and shorter names that bodies give themselves', () => {
    expect(letter('Số: 88/QĐ-VTLUTNN', 0.96, ARCHIVES).notation?.value).to.equal('QĐ-VTLUTNN');
    expect(letter('Số: 88/QĐ-MTTQ', 0.7, ['TỈNH HẢI SƠN', 'BAN MẶT TRẬN TỔ QUỐC']).notation?.value).to.equal('QĐ-MTTQ');
  });

  it('does not mend a notation by a name that was itself misread', () => {
    const fields = letter('Số: 88/UBND-NV', 0.7, ['UY BẠN NHÂN ĐÂN', 'TỈNH HẢI SƠN']);

    expect(fields.notation?.value).to.equal('UBND-NV');
  });

  it('asks about the unit of a letter that was hardly read and stands nowhere else', () => {
    const unit = (number: string, recipients: readonly string[]) =>
      readPaper({ letterSubject: ['V/v rà soát hồ sơ'], number, recipients }, reads('Số:', number, { confidence: 0.2 }))
        .notation?.needsReview;

    expect(unit('Số: 88/UBND-AP', ['- Như trên;', '- Lưu: VT, VP.'])).to.equal(true);
    expect(unit('Số: 88/UBND-VP', ['- Như trên;', '- Lưu: VT, VP.'])).to.equal(false);
  });
});

describe('domain/cataloguing: specks in names and subjects', () => {
  for (const [agency, meant] of [
    [['ỦY-BAN NHÂN DÂN', 'TỈNH HẢI DƯƠNG'], 'ỦY BAN NHÂN DÂN TỈNH HẢI DƯƠNG'],
    [['ỦY BAN NHÂN DÂN', 'HUYỆ N YÊN THẾ'], 'ỦY BAN NHÂN DÂN HUYỆN YÊN THẾ'],
    [['ỦY BAN NHÂN DÂN TỈNH HẢI DƯƠNG', 'SỞ XÂY DỰ NG'], 'SỞ XÂY DỰNG'],
    [['UBND TỈNH ĐẮK LẮK,', 'SỞ KẾ HOẠCH VÀ ĐẦU TƯ'], 'SỞ KẾ HOẠCH VÀ ĐẦU TƯ'],
    [['ỦY BAN NHÂN DÂN TỈNH HẢI DƯƠNG', 'THANH TRA SỞ M'], 'THANH TRA SỞ M'],
    [['BỘ TƯ PHÁP', 'CỤC KIẾỂM SOÁT THỦ TỤC HÀNH CHÍNH'], 'CỤC KIỂM SOÁT THỦ TỤC HÀNH CHÍNH'],
    [['ỦY BAN NHÂN DÂN', 'TỈNH PHÚYÊN'], 'ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN'],
    [['ỦY BAN NHÂN DÂN', 'TỈNHANGIANG'], 'ỦY BAN NHÂN DÂN TỈNH AN GIANG'],
    [['BỘ Y TẾ', 'CỤC QUẢN LÝ KHÁM CHỮA BỆNH'], 'CỤC QUẢN LÝ KHÁM, CHỮA BỆNH'],
  ] as const) {
    it(`reads ${agency.join(' / ')} as ${meant}`, () => {
      expect(readPaper({ agency }).issuingBody?.value).to.equal(meant);
    });
  }

  it('knows the inspectorate behind its dash by its strokes', () => {
    const letter = (number: string) => readPaper({ letterSubject: ['V/v rà soát hồ sơ'], number }).notation?.value;

    expect(letter('Số: 88/STTTT-TITr')).to.equal('STTTT-TTr');
    expect(letter('Số: 88/STTTT-TT')).to.equal('STTTT-TT');
  });

  it('takes a dash that was hardly read out of a name that has none, and asks where the notation does not say the name', () => {
    const agency = ['SỞ GDĐT BẮC GIANG', 'TRƯỜNG THPT YÊN - THẾ'];
    const hardly: Change = (line) => (line.text.includes(' - THẾ') ? { ...line, confidence: 0.9 } : line);
    const school = (notation: string) => readPaper({ agency, number: `Số: 88/TB-${notation}` }, hardly).issuingBody;

    expect(school('YT')).to.deep.include({ value: 'TRƯỜNG THPT YÊN THẾ', needsReview: true });
    expect(school('THPTYT')).to.deep.include({ value: 'TRƯỜNG THPT YÊN THẾ', needsReview: false });
    const office = { agency: ['UBND HUYỆN YÊN THẾ', 'PHÒNG TÀI CHÍNH - KẾ HOẠCH'] };
    const fair: Change = (line) => (line.text.includes(' - KẾ') ? { ...line, confidence: 0.9 } : line);
    expect(readPaper(office, fair).issuingBody?.value).to.equal('PHÒNG TÀI CHÍNH - KẾ HOẠCH');
  });

  it('keeps an abbreviation that all bodies of its kind have where the name was misread', () => {
    const paper = { agency: ['ỦY BAN NHÂN ĐÂN', 'TỈNH HẢI SƠN'], number: 'Số: 88/KH-UBND', title: 'KẾ HOẠCH' };
    const hardly: Change = (line) => (line.text === paper.number ? { ...line, confidence: 0.7 } : line);

    expect(readPaper(paper, hardly).notation?.value).to.equal('KH-UBND');
  });

  it('asks about a unit that stands as a body', () => {
    const { parentBody } = readPaper({ agency: ['TỈNH HẢI SƠN', 'SỞ Y TẾ'], number: 'Số: 88/SYT-NV' });

    expect(parentBody?.needsReview).to.equal(true);
  });

  it('takes a name with an apostrophe for one word of the initials', () => {
    const paper = {
      agency: ['SỞ GDĐT ĐẮK LẮK', 'TRƯỜNG THPT CƯ M’GAR'],
      number: 'Số: 88/QĐ-THPTCM',
      title: 'QUYẾT ĐỊNH',
    };

    const hardly: Change = (line) => (line.text === paper.number ? { ...line, confidence: 0.85 } : line);

    expect(readPaper(paper, hardly).notation).to.deep.include({ value: 'QĐ-THPTCM', needsReview: false });
  });

  it('reads a subject past a speck between its lines', () => {
    const letterSubject = ['V/v điều chỉnh chủ trương đầu tư dự', 'án kè chống sạt lở bờ sông'];
    const speck: Change = (line) => (line.text.startsWith('án kè') ? [line, { ...line, text: '`', x: 90, y: line.y - 3.4, centred: false }] : line); // prettier-ignore

    expect(readPaper({ letterSubject }, speck).subject?.value).to.equal(
      'điều chỉnh chủ trương đầu tư dự án kè chống sạt lở bờ sông',
    );
  });

  it('takes no capitals of a stamp before the mark of the subject into it, but words of an invitation', () => {
    const subject = (line: string) => readPaper({ ...DECISION, subject: [line] }).subject?.value;

    expect(subject('À ĐÃ VÀ Về việc rà soát hồ sơ lưu trữ')).to.equal('Về việc rà soát hồ sơ lưu trữ');
    expect(subject('Dự họp về việc rà soát hồ sơ lưu trữ')).to.equal('Dự họp về việc rà soát hồ sơ lưu trữ');
  });

  it('knows the mark of the subject with a stroke for its slash, and the disease by its figure', () => {
    expect(readPaper({ letterSubject: ['VỊv phòng, chống dịch Covid- L9'] }).subject?.value).to.equal(
      'phòng, chống dịch Covid-19',
    );
  });

  it('takes no rule before the mark of the subject into it', () => {
    const fields = readPaper({ ...DECISION, subject: ['-_ V/v rà soát hồ sơ lưu trữ'] });

    expect(fields.subject?.value).to.equal('rà soát hồ sơ lưu trữ');
  });

  for (const [printed, meant] of [
    ['V/v bảo đảm trật tự. an toàn giao thông', 'bảo đảm trật tự, an toàn giao thông'],
    ['V/v họp công.nhận kết quả thi tuyển', 'họp công nhận kết quả thi tuyển'],
    ['V/v cải cách hành chính và ứng BÌNH CHÂU dụng công nghệ', 'cải cách hành chính và ứng BÌNH CHÂU dụng công nghệ'],
  ] as const) {
    it(`asks about ${printed}`, () => {
      expect(readPaper({ letterSubject: [printed] }).subject).to.deep.include({ value: meant, needsReview: true });
    });
  }

  it('asks about a comma that the text does not have', () => {
    const letterSubject = ['V/v tổng kết công, tác văn thư'];
    const body = ['Thực hiện kế hoạch công tác văn thư, đề nghị các đơn vị triển khai một số nội dung'];

    expect(readPaper({ letterSubject, body }).subject?.needsReview).to.equal(true);
    expect(readPaper({ letterSubject: ['V/v tổng kết công tác văn thư'], body }).subject?.needsReview).to.equal(false);
  });
});
