import { expect } from 'chai';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import { startRowSearch } from '../../../../src/domain/register/find-rows.ts';
import type { ScannedFacts } from '../../../../src/domain/register/comparable.ts';
import type { RegisterEntry, RegisterRow } from '../../../../src/domain/register/register.ts';

function row(line: number, said: Partial<RegisterEntry>): RegisterRow {
  const entry: RegisterEntry = {
    ...{ number: null, notation: null, date: null, documentType: null, subject: null, signer: null },
    ...{ issuer: null, recipient: null, arrivalNumber: null, arrivedOn: null },
    ...said,
  };
  return { id: String(line).padStart(32, '0'), registerId: 'r', line, entry };
}
const date = (text: string) => text as PartialDate;

const ROWS = [
  row(1, { number: '15', notation: 'QĐ-UBND', date: date('2015-03-05'), subject: 'Sửa chữa đường liên xã' }),
  row(2, { number: '150', notation: 'QĐ-UBND', date: date('2015-05-03'), subject: 'Thành lập ban chỉ đạo' }),
  row(3, {
    number: '15',
    notation: 'TB-UBND',
    date: date('2016-03-05'),
    subject: 'Họp giao ban',
    signer: 'Trần Thị Mẫu',
  }),
  row(4, { subject: 'Nâng cấp đường nội đồng', date: date('2015-03'), signer: 'Nguyễn Văn Mẫu' }),
];
function findRows(document: ScannedFacts, rows: readonly RegisterRow[], text: string) {
  const search = startRowSearch(document, text);
  search.look(rows.slice(0, 2));
  search.look(rows.slice(2));
  return search.found();
}
const NOTHING = { id: 'd' };

describe('domain/register/startRowSearch', () => {
  const lines = (text: string) =>
    findRows(NOTHING, ROWS, text)
      .rows.map((found) => found.row.line)
      .sort((a, b) => a - b);

  it('finds by number, which is whole, and by number with notation', () => {
    expect(lines('15')).to.deep.equal([1, 3]);
    expect(lines('015')).to.deep.equal([1, 3]);
    expect(lines('15/qđ')).to.deep.equal([1]);
    expect(lines('QĐ-UBND')).to.deep.equal([1, 2]);
  });

  it('finds by a date as it is written here, also a part of it', () => {
    expect(lines('5/3/2015')).to.deep.equal([1]);
    expect(lines('03/2015')).to.deep.equal([1, 4]);
    expect(lines('05/03')).to.deep.equal([1, 3]);
    expect(lines('2016')).to.deep.equal([3]);
  });

  it('finds by words of the subject and by the signatory, without marks, all of them together', () => {
    expect(lines('duong')).to.deep.equal([1, 4]);
    expect(lines('duong 2015 nguyen')).to.deep.equal([4]);
    expect(lines('Mẫu giao')).to.deep.equal([3]);
    expect(lines('không có đâu')).to.deep.equal([]);
  });

  it('puts the likeliest first, and leaves nothing out for being unlikely', () => {
    const document = { id: 'd', number: { value: '15', sure: false }, subject: 'Họp giao ban' };
    const { rows, hits } = findRows(document, ROWS, ' ');
    expect([rows[0]?.row.line, rows.length, hits]).to.deep.equal([3, 4, 4]);
    expect(findRows(document, ROWS.toReversed(), '')).to.deep.equal(findRows(document, ROWS, ''));
  });

  it('shows of very many those that matching would look at', () => {
    const many = Array.from({ length: 700 }, (_, at) => row(10 + at, { subject: `Công văn việc ${String(at)}` }));
    const wanted = row(5000, { number: '77', subject: 'Công văn cắt điện khu chợ' });
    const { rows, hits } = findRows({ id: 'd', subject: 'Cắt điện khu chợ' }, [...many, wanted], 'công văn');
    expect([rows[0]?.row.line, hits]).to.deep.equal([5000, 701]);
  });
});
