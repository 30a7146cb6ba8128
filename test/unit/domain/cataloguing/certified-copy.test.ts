import { expect } from 'chai';
import { catalogue } from '../../../../src/domain/cataloguing/catalogue.ts';
import type { FieldValues } from '../../../../src/domain/cataloguing/field-value.ts';
import type { Paper, PrintedLine } from '../../../support/page-builder.ts';
import { aPage, paperLines } from '../../../support/page-builder.ts';

const PAPER: Paper = {
  number: 'Số: 31/HD-SXD',
  title: 'HƯỚNG DẪN',
  subject: ['Về việc lập hồ sơ hoàn công'],
  role: ['GIÁM ĐỐC'],
  name: 'Trần Thanh Hải',
  recipients: ['- Các phòng chuyên môn;', '- Lưu: VT, KT.'],
};

function at(text: string, x: number, y: number): PrintedLine {
  return { text, x, y, centred: true };
}

/** The copy block of TT 01/2011: agency and number left, title and date right, then recipients and signer. */
function copyBlock(title: string, number: string): PrintedLine[] {
  return [
    at('ỦY BAN NHÂN DÂN', 62, 249),
    at('HUYỆN ĐÔNG SƠN', 62, 254),
    at(number, 62, 261),
    at(title, 150, 251),
    at('Đông Sơn, ngày 02 tháng 7 năm 2019', 150, 258),
    { text: 'Nơi nhận:', x: 30, y: 270, size: 11 },
    { text: '- Các ban thuộc huyện;', x: 30, y: 275, size: 11 },
    at('TL. CHỦ TỊCH', 150, 270),
    at('CHÁNH VĂN PHÒNG', 150, 275),
    at('Lê Thu Hằng', 150, 290),
  ];
}

function read(lines: readonly PrintedLine[]): FieldValues {
  return catalogue([aPage(lines)], { firstPage: 1, lastPage: 1 });
}

function valuesOf(fields: FieldValues): unknown[] {
  return [fields.signerRole?.value, fields.signatory?.value, fields.recipients?.value, fields.copyStatus?.value];
}

describe('domain/cataloguing: certified copies', () => {
  for (const [title, number, status] of [
    ['SAO Y BẢN CHÍNH', 'Số: 112/SY-UBND', 'Sao y'],
    ['SAO LỤC', 'Số: 12/SL-UBND', 'Sao lục'],
    ['TRÍCH SAO', 'Số: 9/TS-UBND', 'Trích sao'],
  ] as const) {
    it(`keeps signer and recipients apart from the block ${title}`, () => {
      const fields = read([...paperLines(PAPER), ...copyBlock(title, number)]);

      expect(valuesOf(fields)).to.deep.equal([
        'GIÁM ĐỐC',
        'Trần Thanh Hải',
        ['Các phòng chuyên môn', 'Lưu: VT, KT'],
        status,
      ]);
    });
  }

  it('ends the recipients at the number of a copy whose title was not read', () => {
    const block = copyBlock('SAO Y', 'Số: 112/SY-UBND').filter(({ text }) => text !== 'SAO Y');

    expect(read([...paperLines(PAPER), ...block]).recipients?.value).to.deep.equal([
      'Các phòng chuyên môn',
      'Lưu: VT, KT',
    ]);
  });

  it('ends the recipients at a second national title', () => {
    const second = [at('CÔNG TY HẢI SƠN', 62, 252), at('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 147, 252)];

    expect(read([...paperLines(PAPER), ...second]).recipients?.value).to.deep.equal([
      'Các phòng chuyên môn',
      'Lưu: VT, KT',
    ]);
  });

  it('ends the recipients at a rule across the page', () => {
    const rule = [{ text: '—'.repeat(70), x: 30, y: 246 }, at('Phòng Tiếp dân', 60, 254)];

    expect(read([...paperLines(PAPER), ...rule]).recipients?.value).to.deep.equal([
      'Các phòng chuyên môn',
      'Lưu: VT, KT',
    ]);
  });

  it('names nobody rather than the copy mark or the signer of the copy', () => {
    const unsigned = paperLines(PAPER).filter(({ text }) => text !== 'Trần Thanh Hải' && text !== 'GIÁM ĐỐC');

    expect(read([...unsigned, ...copyBlock('SAO Y BẢN CHÍNH', 'Số: 112/SY-UBND')]).signatory).to.equal(undefined);
  });

  it('finds the signer above the block where the document names no recipients', () => {
    const body = paperLines({ ...PAPER, foot: false });
    const signed = [at('GIÁM ĐỐC', 150, 200), at('Trần Thanh Hải', 150, 230)];
    const fields = read([...body, ...signed, ...copyBlock('SAO Y BẢN CHÍNH', 'Số: 112/SY-UBND')]);

    expect(valuesOf(fields).slice(0, 2)).to.deep.equal(['GIÁM ĐỐC', 'Trần Thanh Hải']);
  });

  it('asks about the words for a copy on an enclosed page: they may head a column or stand on another paper', () => {
    const status = (...enclosed: readonly PrintedLine[]) =>
      catalogue([aPage(paperLines(PAPER)), aPage(enclosed, { page: 2 })], { firstPage: 1, lastPage: 2 }).copyStatus;

    expect(status(at('BẢN SAO', 160, 15), at('GIẤY KHAI SINH', 105, 28))?.needsReview).to.equal(true);
    expect(status(at('TÊN TÀI LIỆU', 60, 48), at('BẢN SAO', 150, 52))?.needsReview).to.equal(true);
  });

  it('does not take a stamp above the text for a block', () => {
    const fields = read([...paperLines({ ...PAPER, authority: ['GIÁM ĐỐC SỞ XÂY DỰNG'] }), at('SAO Y', 150, 108)]);

    expect(valuesOf(fields)).to.deep.equal([
      'GIÁM ĐỐC',
      'Trần Thanh Hải',
      ['Các phòng chuyên môn', 'Lưu: VT, KT'],
      'Sao y',
    ]);
  });

  it('finds an office behind dirt that a seal left before it', () => {
    const lines = paperLines({ ...PAPER, role: ['⁄xe Bề GIÁM ĐỐC'] });

    expect(read(lines).signerRole?.value).to.equal('GIÁM ĐỐC');
  });
});
