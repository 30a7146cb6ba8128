import { expect } from 'chai';
import fc from 'fast-check';
import { matchInitials } from '../../../../src/domain/cataloguing/body-initials.ts';
import { parseDateLine } from '../../../../src/domain/cataloguing/date-grammar.ts';
import { repairDigits } from '../../../../src/domain/cataloguing/digits.ts';
import { repairAbbreviation, typeOfAbbreviation } from '../../../../src/domain/cataloguing/document-types.ts';
import { repairMarks, repairPlace } from '../../../../src/domain/cataloguing/mark-repair.ts';
import { parseNumberLine } from '../../../../src/domain/cataloguing/number-grammar.ts';
import { bareName, cleanName, isCertainDegree, repairName } from '../../../../src/domain/text/person-name.ts';
import { fold } from '../../../../src/domain/text/fold.ts';

function dateOf(text: string) {
  const joined = text.replace(/\s/g, '');
  const parts = parseDateLine(joined, fold(joined));
  return parts === undefined ? undefined : [parts.year?.value, parts.month?.value, parts.day?.value];
}

describe('domain/cataloguing/number-grammar', () => {
  const cases: readonly (readonly [string, string | undefined, string | undefined, string | undefined])[] = [
    ['Số:15/QĐ-BNV', '15', 'QĐ-BNV', '15/QĐ-BNV'],
    ['Số:12/UBND-VX', '12', 'UBND-VX', '12/UBND-VX'],
    ['Số2624/SVH,TT,DL-NV', '2624', 'SVH,TT,DL-NV', '2624/SVH,TT,DL-NV'],
    ['Số:07/QĐ-NĐ-UB', '07', 'QĐ-NĐ-UB', '07/QĐ-NĐ-UB'],
    ['Số:3176B/SYT-NVY', '3176B', 'SYT-NVY', '3176B/SYT-NVY'],
    ['Số:30/2020/NĐ-CP', '30', 'NĐ-CP', '30/2020/NĐ-CP'],
    ['Số:129/2014/TTLT-BTC-BNV', '129', 'TTLT-BTC-BNV', '129/2014/TTLT-BTC-BNV'],
    ['Số:202/2025/QH15', '202', 'QH15', '202/2025/QH15'],
    ['Số:123-QĐ/TU', '123', 'QĐ/TU', '123-QĐ/TU'],
    ['Số:940/QĐÐ-SKHĐT', '940', 'QĐ-SKHĐT', '940/QĐ-SKHĐT'],
    ['Số:88/QD-UBND.', '88', 'QĐ-UBND', '88/QĐ-UBND'],
    ['Số:/TTr-UBND', undefined, 'TTr-UBND', undefined],
    ['số:OŸ/2/UBND-KTN', undefined, 'UBND-KTN', undefined],
    ["ố:'¡/QĐ-BTC", undefined, 'QĐ-BTC', undefined],
    ['Số:451', '451', undefined, undefined],
    ['Số:466QĐ-SKHĐT.', '466', 'QĐ-SKHĐT', '466/QĐ-SKHĐT'],
    ['Số:TB-UBND', undefined, 'TB-UBND', undefined],
    ['số2169KH-UBND', '2169', 'KH-UBND', '2169/KH-UBND'],
    ['Số:<2.-.7CT-THPTKP', undefined, 'CT-THPTKP', undefined],
    ['Số:"UBND-VX', undefined, 'UBND-VX', undefined],
    ['//SNV-QLNN', undefined, 'SNV-QLNN', undefined],
    [':Số/#GM-SYT', undefined, 'GM-SYT', undefined],
    ['Số-QĐ/TU', undefined, 'QĐ/TU', undefined],
    ['SốQĐ/BTCTU', undefined, 'QĐ/BTCTU', undefined],
    ['Số3217-CV/BTCHU', '3217', 'CV/BTCHU', '3217-CV/BTCHU'],
  ];
  for (const [text, number, notation, reference] of cases) {
    it(`reads ${text}`, () => {
      const parts = parseNumberLine(text);

      expect([parts?.number, parts?.notation, parts?.referenceNumber]).to.deep.equal([number, notation, reference]);
    });
  }

  it('knows a number that is still to come', () => {
    for (const text of ['Số:……/QĐ-UBND', 'Số:......./TTr-SNV', 'Số:........'])
      expect(parseNumberLine(text)?.blank, text).to.equal(true);
    // coloured handwriting is taken off the page before it is read: an empty place is no blank form
    for (const text of ['Số:/QĐ-UBND', 'Số:..-:./QĐ-UBND', 'Số:15/QĐ-UBND'])
      expect(parseNumberLine(text)?.blank, text).to.equal(false);
  });

  it('reads nothing from other lines', () => {
    for (const text of ['TỈNHHẢISƠN', 'Vềviệcràsoát', 'Số:', '']) expect(parseNumberLine(text)).to.equal(undefined);
  });

  it('gives back every number and notation that is written by the rules', () => {
    const part = fc.stringMatching(/^[A-Z]{2,6}$/);
    const notation = fc.tuple(fc.constantFrom('QĐ', 'TTr', 'BC', 'UBND', 'SNV'), part).map((parts) => parts.join('-'));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), notation, (number, letters) => {
        const parts = parseNumberLine(`Số:${String(number)}/${letters}`);

        expect([parts?.number, parts?.notation]).to.deep.equal([String(number), letters]);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        expect(() => parseNumberLine(`S${text}`)).to.not.throw();
      }),
    );
  });
});

describe('domain/cataloguing/date-grammar', () => {
  const cases: readonly (readonly [string, readonly (number | undefined)[] | undefined])[] = [
    ['Hải Sơn, ngày 05 tháng 01 năm 2020', [2020, 1, 5]],
    ['Hải Sơn, ngày II tháng 6 năm 2019', [2019, 6, 11]],
    ['Hải Sơn, ngày ]] tháng 6 năm 2019', [2019, 6, 11]],
    ['Hải Sơn, ngày I0 tháng l2 năm 2O19', [2019, 12, 10]],
    ['Hải Sơn,ngày09tháng9năm2019.', [2019, 9, 9]],
    ['Hải Sơn, ngày ... tháng 6 năm 2019', [2019, 6, undefined]],
    ['Hải Sơn, ngày     tháng    năm 2019', [2019, undefined, undefined]],
    ['Hải Sơn, ngày 32 tháng 13 năm 2019', [2019, undefined, undefined]],
    ['Hải Sơn, ngàWH{ tháng 5 năm 2021', [2021, 5, undefined]],
    ['Sơn La, ngày 03 tháng 10 năm.2020', [2020, 10, 3]],
    ['Phú Thọ, ngày 20 tháng 11 năm 3016', [2016, 11, 20]],
    ['Hải Sơn, ngày 03 tháng 2015', [2015, undefined, 3]],
    ['Căn cứ Luật ngày 19/6/2015', undefined],
  ];
  for (const [text, expected] of cases) {
    it(`reads ${text}`, () => {
      expect(dateOf(text)).to.deep.equal(expected);
    });
  }

  it('gives back every date that is written by the rules', () => {
    const days = fc.tuple(
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1945, max: 2099 }),
    );
    fc.assert(
      fc.property(days, ([day, month, year]) => {
        const text = `Hải Sơn, ngày ${String(day)} tháng ${String(month)} năm ${String(year)}`;

        expect(dateOf(text)).to.deep.equal([year, month, day]);
      }),
    );
  });
});

describe('domain/cataloguing/digits', () => {
  it('repairs look-alikes and nothing else', () => {
    expect(repairDigits('2019')).to.deep.equal({ digits: '2019', changed: 0 });
    expect(repairDigits('lO')).to.deep.equal({ digits: '10', changed: 2 });
    expect(repairDigits('1x')).to.equal(undefined);
    expect(repairDigits('')).to.equal(undefined);
  });
});

describe('domain/cataloguing/document-types', () => {
  it('knows abbreviations of both regimes', () => {
    expect(typeOfAbbreviation('QĐ')).to.equal('Quyết định');
    expect(typeOfAbbreviation('GN')).to.equal('Bản ghi nhớ');
    expect(typeOfAbbreviation('BGN')).to.equal('Bản ghi nhớ');
    expect(typeOfAbbreviation('CT')).to.equal('Chỉ thị');
    expect(typeOfAbbreviation('CTr')).to.equal('Chương trình');
    expect(typeOfAbbreviation('UBND')).to.equal(undefined);
  });

  it('repairs only what can be one abbreviation', () => {
    expect(repairAbbreviation('QD')).to.equal('QĐ');
    expect(repairAbbreviation('TTR')).to.equal('TTr');
    // HĐ (contract) and HD (guidance) look the same without marks
    expect(repairAbbreviation('Hd')).to.equal('Hd');
    expect(repairAbbreviation('UBND')).to.equal('UBND');
  });
});

describe('domain/cataloguing/mark-repair', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['UY BAN NHÂN DÂN TÍNH QUẢNG NGÃI', 'ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI'],
    ['UỶ BAN NHÂN DÂN TĨNH HÀ TĨNH', 'UỶ BAN NHÂN DÂN TỈNH HÀ TĨNH'],
    ['SỞ Y TÊ', 'SỞ Y TẾ'],
    ['SỞ GIÁO DUC VÀ ĐAO TẠO', 'SỞ GIÁO DỤC VÀ ĐÀO TẠO'],
    ['PHO GIAM ĐÓC', 'PHÓ GIÁM ĐỐC'],
    ['UBND TÍNH LÂM ĐÔNG', 'UBND TỈNH LÂM ĐỒNG'],
    ['CÔNG TY TÂM ĐỨC', 'CÔNG TY TÂM ĐỨC'],
    ['TM. ỦY BAN NHÂN DÂN', 'TM. ỦY BAN NHÂN DÂN'],
    ['về việc tính toán', 'về việc tính toán'],
  ];
  for (const [read, expected] of cases) {
    it(`makes ${expected} of ${read}`, () => {
      expect(repairMarks(read)).to.equal(expected);
    });
  }

  it('changes nothing in what it made', () => {
    for (const [, text] of cases) expect(repairMarks(text)).to.equal(text);
  });

  it('puts the marks of a province right and leaves other places alone', () => {
    expect(repairPlace('Quãng Ngãi')).to.equal('Quảng Ngãi');
    expect(repairPlace('Hòa Bình')).to.equal('Hòa Bình');
    expect(repairPlace('Hoà Bình')).to.equal('Hoà Bình');
    expect(repairPlace('Hải Sơn')).to.equal('Hải Sơn');
  });
});

describe('domain/text/person-name repairName', () => {
  it('spells names as they are borne and degrees by their strokes', () => {
    expect(repairName('Đỉnh Phương Nga')).to.equal('Đinh Phương Nga');
    expect(repairName('Ngô Thể Hải')).to.equal('Ngô Thế Hải');
    // a tone that was read is no speck, though the list has the name without one alone
    expect(repairName('Kiều Văn Sướng')).to.equal('Kiều Văn Sướng');
    expect(repairName('BS. CKH. Trần Thanh Hải')).to.equal('BS. CKII. Trần Thanh Hải');
  });

  it('knows an H for the figure of two strokes, and no other letter of one', () => {
    expect(['CKH.', 'CKII.', 'CKHL.', 'CKI.', 'ThS.'].map(isCertainDegree)).to.deep.equal([
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  it('parts two words of a name where a pen lies over the blank', () => {
    expect(cleanName('ThS. Phan ThếYến')).to.equal('ThS. Phan Thế Yến');
  });

  it('leaves what may be meant, and what may be two things', () => {
    for (const name of ['Hồ Thị Lan', 'Trần Hưng Hừng', 'Siu Y Hải', 'Rơ Chăm H', 'ThS. Trần Thanh Hải'])
      expect(repairName(name)).to.equal(name);
  });
});

describe('domain/cataloguing/body-initials', () => {
  const candidates = ['SGDĐT', 'UBND', 'STTTT'];

  it('finds letters that were read twice or lost their stroke, and a notation that breaks off', () => {
    expect(matchInitials('SGDĐDT', candidates)).to.deep.equal({ kind: 'near', initials: 'SGDĐT' });
    expect(matchInitials('SGDDT', candidates)).to.deep.equal({ kind: 'near', initials: 'SGDĐT' });
    expect(matchInitials('SGDĐT', candidates).kind).to.equal('same');
    expect(matchInitials('S', candidates).kind).to.equal('cut');
    expect(matchInitials('SGD.ĐT', candidates)).to.deep.equal({ kind: 'near', initials: 'SGDĐT' });
    expect(matchInitials('SGD&ĐT', candidates).kind).to.equal('same');
  });

  it('leaves abbreviations that bodies chose otherwise', () => {
    for (const abbreviation of ['GDĐT', 'VPUBND', 'BQLDA'])
      expect(matchInitials(abbreviation, candidates).kind).to.equal('other');
  });
});

describe('domain/text/person-name bareName', () => {
  it('takes ranks and degrees off', () => {
    expect(bareName('ThS. Trần Thanh Hải')).to.equal('Trần Thanh Hải');
    expect(bareName('PGS.TS. Lê Thanh')).to.equal('Lê Thanh');
    expect(bareName('Thiếu tướng Trần Thanh Hải')).to.equal('Trần Thanh Hải');
    expect(bareName('BS. CKHL, Trần Thanh Hải')).to.equal('Trần Thanh Hải');
    expect(bareName('Trần Thanh Hải')).to.equal('Trần Thanh Hải');
  });
});
