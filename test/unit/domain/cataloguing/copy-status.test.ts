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
};

const at = (text: string, x: number, y: number): PrintedLine => ({ text, x, y, centred: true });

/** What stands at the head of a copy block, `y` its first line. */
function blockHead(title: string | undefined, number: string, y = 249): PrintedLine[] {
  return [
    at('ỦY BAN NHÂN DÂN', 62, y),
    at('HUYỆN ĐÔNG SƠN', 62, y + 5),
    at(number, 62, y + 12),
    ...(title === undefined ? [] : [at(title, 150, y + 2)]),
    at('Đông Sơn, ngày 02 tháng 7 năm 2020', 150, y + 9),
  ];
}

function blockFoot(y = 270): PrintedLine[] {
  return [
    { text: 'Nơi nhận:', x: 30, y, size: 11 },
    { text: '- Lưu: VT.', x: 30, y: y + 5, size: 11 },
    at('CHÁNH VĂN PHÒNG', 150, y),
    at('Lê Thu Hằng', 150, y + 20),
  ];
}

function read(...pages: readonly (readonly PrintedLine[])[]): FieldValues {
  const readings = pages.map((lines, i) => aPage(lines, { page: i + 1 }));
  return catalogue(readings, { firstPage: 1, lastPage: readings.length });
}

const head = ({ number, notation, issuedOn, issuingBody, documentType, signatory }: FieldValues) =>
  [number, notation, issuedOn, issuingBody, documentType, signatory].map((field) => field?.value);
const HEAD = head(read(paperLines(PAPER)));

describe('domain/cataloguing: kinds of copies', () => {
  for (const [title, number, status] of [
    ['SAO Y', 'Số: 112/SY-UBND', 'Sao y'],
    ['SAO Y BẢN CHÍNH', 'Số: 112/SY-UBND', 'Sao y'],
    ['SAO LỤC', 'Số: 12/SL-UBND', 'Sao lục'],
    ['TRÍCH SAO', 'Số: 09/TrS-UBND', 'Trích sao'],
  ] as const) {
    it(`shows who copied, under which number and when (${title})`, () => {
      const { copyStatus } = read([...paperLines(PAPER), ...blockHead(title, number), ...blockFoot()]);

      expect(copyStatus?.value).to.equal(status);
      for (const part of ['HUYỆN ĐÔNG SƠN', number, title, 'ngày 02 tháng 7 năm 2020'])
        expect(copyStatus?.evidence?.quote).to.include(part);
      expect(copyStatus?.evidence?.quote).not.to.match(/CHÁNH VĂN PHÒNG|Lưu: VT/u);
    });

    it(`knows the kind by its number where the title was not read, and asks (${title})`, () => {
      const { copyStatus } = read([...paperLines(PAPER), ...blockHead(undefined, number), ...blockFoot()]);

      expect([copyStatus?.value, copyStatus?.needsReview]).to.deep.equal([status, true]);
    });

    it(`takes number, date, body and signer of the document and not of the block (${title})`, () => {
      const block = [...blockHead(title, number), ...blockFoot()];
      const own = [...blockHead(title, number, 40), ...blockFoot(70)];

      expect(head(read([...paperLines(PAPER), ...block]))).to.deep.equal(HEAD);
      expect(head(read(paperLines(PAPER), own)), 'on a page of its own').to.deep.equal(HEAD);
      const bare = read([...paperLines({ ...PAPER, number: 'Số:      /HD-SXD' }), ...block]);
      expect(bare.number, 'of a blank number').to.equal(undefined);
    });
  }

  it('knows stamps that say that something is a copy, and no account statement by them', () => {
    for (const text of ['BẢN SAO', 'CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH']) {
      const stamp = { ...at(text, 60, 12), layer: 'red' } as const;
      expect(read([stamp, ...paperLines(PAPER)]).copyStatus?.value).to.equal('Bản sao');
    }
    expect(read(paperLines({ ...PAPER, title: 'BẢN SAO KÊ' })).copyStatus).to.equal(undefined);
    expect(read([...paperLines(PAPER), at('Gửi kèm bản sao', 60, 180)]).copyStatus).to.equal(undefined);
  });

  it('knows an electronic copy by the line at the upper right of its first page', () => {
    const line = { text: 'SAO Y; SỞ XÂY DỰNG; 2021-07-02T15:53:02+07:00', x: 120, y: 8, size: 10 };
    const fields = read([line, ...paperLines(PAPER)]);

    expect([fields.copyStatus?.value, fields.copyStatus?.evidence?.quote]).to.deep.equal(['Sao y', line.text]);
    expect(head(fields)).to.deep.equal(HEAD);
  });
});
