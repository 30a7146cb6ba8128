import { expect } from 'chai';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import { findRegisterHeader } from '../../../../src/domain/register/columns.ts';
import { doubtfulCells } from '../../../../src/domain/register/doubtful-cells.ts';
import { areMonthFirst, hasTwoReadings } from '../../../../src/domain/register/month-first.ts';
import { readEntry } from '../../../../src/domain/register/read-entry.ts';
import type { RegisterColumn } from '../../../../src/domain/register/columns.ts';
import type { RegisterEntry, RegisterRow } from '../../../../src/domain/register/register.ts';
import {
  isOneEditAway,
  plainName,
  plainNotation,
  plainNumber,
  subjectWords,
} from '../../../../src/domain/register/words.ts';

const read = (cells: Partial<Record<RegisterColumn, string>>) =>
  readEntry(new Map(Object.entries(cells).map(([column, text]) => [column as RegisterColumn, { text }])));
const row = (line: number, number: string, date: string): RegisterRow => ({
  ...{ id: `r${String(line)}`, registerId: 'r', line },
  entry: { number, date: date as PartialDate, notation: 'QĐ-UBND' } as RegisterEntry,
});

describe('domain/register', () => {
  it('reads number and notation in their forms', () => {
    const forms = ['15', '03/QĐ-UBND', '30/2020/NĐ-CP', 'Số: 3176B/SYT-NVY', '15 / TB - UBND'];
    expect(
      forms.map((reference) => read({ reference, subject: 'A' }).entry).map((one) => [one.number, one.notation]),
    ).to.deep.equal([
      ['15', null],
      ['03', 'QĐ-UBND'],
      ['30', '2020/NĐ-CP'],
      ['3176B', 'SYT-NVY'],
      ['15', 'TB - UBND'],
    ]);
    expect(read({ reference: '???', subject: 'A' }).faults).to.deep.equal([{ column: 'reference', code: 'number' }]);
    expect(read({ recipient: 'Sở A' }).faults).to.deep.equal([{ column: null, code: 'nothing-said' }]);
  });

  it('takes a type for no part of a number, and no date or range for a number', () => {
    const forms = ['15 QĐ-UBND', '15QĐ-UBND', '15 UBND-VX', '015 QĐ/UBND', '15/2019', '15bis/QĐ-UBND', '15 a/QĐ-UBND'];
    expect(
      forms.map((reference) => read({ reference, subject: 'A' }).entry).map((one) => [one.number, one.notation]),
    ).to.deep.equal([
      ['15', 'QĐ-UBND'],
      ['15', 'QĐ-UBND'],
      ['15', 'UBND-VX'],
      ['015', 'QĐ/UBND'],
      ['15', '2019'],
      ['15bis', 'QĐ-UBND'],
      ['15a', 'QĐ-UBND'],
    ]);
    for (const reference of ['15-20', '15/12/2019', '15/12'])
      expect(read({ reference, subject: 'A' }).faults).to.deep.equal([{ column: 'reference', code: 'number' }]);
  });

  it('knows dates that are written month first by those that can be nothing else, and which of them say two days', () => {
    expect(areMonthFirst(['3/15/2019', '03/04/2019', '4 / 20 / 2019', '15/3/2019'])).to.equal(true);
    expect(areMonthFirst(['3/15/2019', '15/3/2019', '20.3.2019', '2019', ''])).to.equal(false);
    expect(['03/04/2019', '4/4/2019', '3/15/2019', '2019-03-04', '03/2019'].map(hasTwoReadings)).to.deep.equal([
      true,
      ...[false, false, false, false],
    ]);
  });

  it('takes days without a year for those of the year of the register', () => {
    const of = (cells: Partial<Record<RegisterColumn, string>>) =>
      readEntry(new Map(Object.entries(cells).map(([column, text]) => [column as RegisterColumn, { text }])), 2018);

    expect(of({ date: '05/01', subject: 'A' }).entry.date).to.equal('2018-01-05');
    expect(of({ date: '5 - 1', subject: 'A' }).entry.date).to.equal('2018-01-05');
    expect(of({ date: '05/01/2017', subject: 'A' }).entry.date).to.equal('2017-01-05');
    expect(of({ date: '31/02', subject: 'A' }).faults).to.deep.equal([{ column: 'date', code: 'date' }]);
    // what came in January may be of the December before
    expect(of({ arrivedOn: '03/01', date: '28/12', subject: 'A' }).entry).to.include({ date: '2017-12-28', arrivedOn: '2018-01-03' }); // prettier-ignore
    expect(of({ arrivedOn: '03/01', date: '02/01', subject: 'A' }).entry.date).to.equal('2018-01-02');
  });

  it('parts the type from the subject where both stand in one cell', () => {
    expect(read({ typeAndSubject: 'Tờ trình về việc A' }).entry).to.include({
      documentType: 'Tờ trình',
      subject: 'về việc A',
    });
    expect(read({ typeAndSubject: 'Về việc A' }).entry).to.include({ documentType: null, subject: 'Về việc A' });
  });

  it('knows the columns of annex IV of both registers, and what a person says of others', () => {
    const head = (...cells: readonly string[]) => [{ row: 3, cells: new Map(cells.map((text, at) => [at + 1, text])) }];
    const columns = (found: ReturnType<typeof findRegisterHeader>) => found?.columns.map(({ column }) => column);
    const outgoing = head(
      'Số, ký hiệu văn bản',
      'Ngày tháng văn bản',
      'Tên loại và trích yếu nội dung văn bản',
      'Người ký',
      'Nơi nhận văn bản',
    );
    expect(columns(findRegisterHeader(outgoing, { kind: 'outgoing' }))).to.deep.equal([
      'reference',
      'date',
      'typeAndSubject',
      'signer',
      'recipient',
    ]);
    const incoming = head(
      'Ngày đến',
      'Số đến',
      'Tác giả',
      'Số, ký hiệu văn bản',
      'Ngày tháng văn bản',
      'Tên loại và trích yếu nội dung văn bản',
    );
    expect(columns(findRegisterHeader(incoming, { kind: 'incoming' }))).to.deep.equal([
      'arrivedOn',
      'arrivalNumber',
      'issuer',
      'reference',
      'date',
      'typeAndSubject',
    ]);
    const own = findRegisterHeader(head('Mã', 'Ngày', 'Trích yếu', 'Nội dung'), {
      kind: 'outgoing',
      choice: { mã: 'number', 'Trích yếu': null },
    });
    expect(columns(own)).to.deep.equal(['number', 'date', undefined, 'subject']);
    expect(findRegisterHeader(head('Họ tên', 'Ngày'), { kind: 'outgoing' })).to.equal(undefined);
  });

  it('doubts a number or a day that breaks the run of its neighbours', () => {
    const rows = [
      row(1, '1', '2015-01-05'),
      row(2, '2', '2015-01-06'),
      row(3, '13', '2015-06-01'),
      row(4, '4', '2015-01-08'),
      row(5, '5', '2015-01-09'),
      row(6, '5', '2015-01-09'),
    ];
    const { numbers, dates } = doubtfulCells(rows, 'outgoing');
    expect([...numbers].sort()).to.deep.equal(['r3', 'r5', 'r6']);
    expect([...dates]).to.deep.equal(['r3']);
    expect(doubtfulCells(rows, 'incoming').numbers.size).to.equal(0);
  });

  it('compares as clerks write', () => {
    expect(subjectWords('V/v UBND huyện họp')).to.deep.equal(['uy', 'ban', 'nhan', 'dan', 'huyen', 'hop']);
    expect([
      plainNotation('QĐ - UBND'),
      plainNumber('007'),
      plainNumber('3176B'),
      plainName('TS. Nguyễn Văn A'),
    ]).to.deep.equal(['qd-ubnd', '7', '3176b', 'nguyen van a']);
    const pairs = [
      ['ab', 'ab'],
      ['ab', 'abc'],
      ['abc', 'adc'],
      ['abc', 'acb'],
      ['', 'a'],
      ['a', 'bcd'],
    ] as const;
    expect(pairs.map(([a, b]) => isOneEditAway(a, b))).to.deep.equal([true, true, true, false, true, false]);
  });
});
