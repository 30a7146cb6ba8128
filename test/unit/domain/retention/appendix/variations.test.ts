import { expect } from 'chai';
import {
  isDoubtful,
  isResolved,
  type ReviewRow,
} from '../../../../../src/domain/retention/appendix/appendix-review.ts';
import { groupsOfReview } from '../../../../../src/domain/retention/appendix/build-schedule.ts';
import { periodsIn, readPeriodCell } from '../../../../../src/domain/retention/appendix/period-cell.ts';
import { readAppendix } from '../../../../../src/domain/retention/appendix/read-appendix.ts';
import type { TableCell, TableRow } from '../../../../../src/domain/table/table-row.ts';

type Drawn = readonly [no: string, title: string, period: string] | string;

/** A text alone = one cell across the table; a number = a new page. */
function table(...rows: readonly (Drawn | number)[]): readonly TableRow[] {
  const made: TableRow[] = [];
  let page = 1;
  for (const row of [['Số TT', 'Tên nhóm hồ sơ, tài liệu', 'Thời hạn bảo quản'] as const, ...rows]) {
    if (typeof row === 'number') page = row;
    else if (typeof row === 'string') made.push({ table: 1, page, cells: [{ column: 0, span: 3, text: row }] });
    else made.push({ table: 1, page, cells: row.map((text, column) => ({ column, span: 1, text })) });
  }
  return made;
}

function read(rows: readonly TableRow[]) {
  const review = readAppendix(rows)?.rows ?? [];
  return { review, groups: groupsOfReview('s', { rows: review }) };
}

function codes(review: readonly ReviewRow[]): readonly string[] {
  return review.flatMap(({ findings }) => findings.map(({ code }) => code));
}

describe('domain/retention/appendix', () => {
  it('joins a row that a page break cut, and passes over headings that come again', () => {
    const { review, groups } = read(
      table(
        'I. Tài liệu tổng hợp',
        ['1', 'Tập văn bản gửi chung đến', 'Đến khi văn bản hết'],
        2,
        ['Số TT', 'Tên nhóm hồ sơ, tài liệu', 'Thời hạn bảo quản'],
        ['', 'các cơ quan', 'hiệu lực thi hành'],
        ['2', 'Hồ sơ hội nghị', '20 năm'],
      ),
    );
    expect(groups[0]?.items.map(({ title, text }) => [title, text])).to.deep.equal([
      ['Tập văn bản gửi chung đến các cơ quan', 'Đến khi văn bản hết hiệu lực thi hành'],
      ['Hồ sơ hội nghị', '20 năm'],
    ]);
    expect(codes(review)).to.include('joined-over-page');
  });

  it('takes the period of a merged cell for each row beside it', () => {
    const merged: TableCell = { column: 2, span: 1, text: 'Vĩnh viễn', continues: true };
    const rows = table('I. Nhóm', ['1', 'Hồ sơ A', 'Vĩnh viễn']);
    const { groups, review } = read([...rows, { table: 1, page: 1, cells: [...cellsOf('2', 'Hồ sơ B'), merged] }]);
    expect(groups[0]?.items.map(({ period }) => period?.kind)).to.deep.equal(['permanent', 'permanent']);
    expect(codes(review)).to.deep.equal(['period-merged']);
  });

  it('gives the period of a cell merged over an item and its sub-items to the sub-items', () => {
    const merged: TableCell = { column: 2, span: 1, text: '20 năm', continues: true };
    const { groups } = read([
      ...table('I. Nhóm', ['1', 'Hồ sơ A', '20 năm']),
      { table: 1, page: 1, cells: [...cellsOf('a)', 'Năm'), merged] },
      { table: 1, page: 1, cells: [...cellsOf('b)', 'Tháng'), merged] },
    ]);
    const [item] = groups[0]?.items ?? [];
    expect(item?.text).to.equal(null);
    expect(item?.sub?.map(({ no, text }) => [no, text])).to.deep.equal([
      ['a', '20 năm'],
      ['b', '20 năm'],
    ]);
  });

  it('divides a row that holds an item and its sub-items, and leaves one that does not fit to a person', () => {
    const { groups } = read(table('I. Nhóm', ['1', 'Hồ sơ A\n- Năm\n- Tháng, quý', 'Vĩnh viễn\n10 năm']));
    expect(groups[0]?.items[0]?.sub?.map(({ title, text }) => [title, text])).to.deep.equal([
      ['Năm', 'Vĩnh viễn'],
      ['Tháng, quý', '10 năm'],
    ]);
    const odd = read(table('I. Nhóm', ['1', 'Hồ sơ A\n- Năm\n- Quý\n- Tháng', 'Vĩnh viễn\n10 năm']));
    expect(odd.review.filter((row) => !isResolved(row)).map(({ row }) => row)).to.deep.equal([3]);
  });

  it('does not lose a row without a number, without a period, or that nobody understands', () => {
    const { review } = read(
      table(
        'I. Nhóm',
        ['1', 'A', '5 năm'],
        ['', 'B', '10 năm'],
        ['2', 'C', ''],
        ['?', 'D', '5 năm'],
        ['', 'Đề mục lạ', ''],
      ),
    );
    expect(review.map(({ title }) => title)).to.deep.equal([
      ...['Tên nhóm hồ sơ, tài liệu', 'Nhóm', 'A', 'B', 'C', 'D', 'Đề mục lạ'],
    ]);
    expect(codes(review)).to.deep.equal([...['number-missing', 'period-missing', 'number-unclear', 'row-unclear']]);
    expect(review.filter(isDoubtful).map(({ title }) => title)).to.deep.equal(['B', 'C', 'D', 'Đề mục lạ']);
  });

  it('tells numbers that come twice, go back or leave one out', () => {
    const { review } = read(
      table('I. Nhóm', ['1', 'A', '5 năm'], ['3', 'B', '5 năm'], ['3', 'C', '5 năm'], ['2', 'D', '5 năm']),
    );
    expect(codes(review)).to.deep.equal(['number-gap', 'number-repeated', 'number-out-of-order']);
  });

  it('nests groups by what their numbers say', () => {
    const { groups } = read(
      table('A. Khối', 'I. Nhóm', ['1', 'X', '5 năm'], 'II. Nhóm', 'B. Khối', '1. Nhóm', '1.1. Nhóm con', [
        '1',
        'Y',
        '5 năm',
      ]),
    );
    expect(groups.map(({ no, parent }) => [no, parent])).to.deep.equal([
      ...[
        ['A', undefined],
        ['I', 's/A'],
        ['II', 's/A'],
        ['B', undefined],
      ],
      ...[
        ['1', 's/B'],
        ['1.1', 's/1'],
      ],
    ]);
  });

  it('keeps the annexes of one file apart', () => {
    const { groups } = read(
      table('PHỤ LỤC I', '1. Nhóm', ['1', 'X', '5 năm'], 'PHỤ LỤC II', '1. Nhóm', ['1', 'Y', '5 năm']),
    );
    expect(groups.map(({ id, annex }) => [id, annex])).to.deep.equal([
      ['s/PL-I.1', 'I'],
      ['s/PL-II.1', 'II'],
    ]);
  });

  it('reads NFD, and text in fonts of before Unicode, and says so', () => {
    const { groups } = read(table('I. Nhóm', ['1', 'Hồ sơ hội nghị'.normalize('NFD'), 'Vĩnh viễn'.normalize('NFD')]));
    expect(groups[0]?.items[0]).to.deep.include({ title: 'Hồ sơ hội nghị', period: { kind: 'permanent' } });

    const cells: TableCell[] = [...cellsOf('2', 'Hồ sơ'), { column: 2, span: 1, text: '5 năm', legacy: 'tcvn3' }];
    const { review } = read([...table('I. Nhóm', ['1', 'A', '5 năm']), { table: 1, page: 1, cells }]);
    expect(codes(review)).to.deep.equal(['legacy-font']);
  });

  const PERIODS: readonly (readonly [string, string, number?])[] = [
    ...([
      ['VV', 'permanent'],
      ['V.V', 'permanent'],
      ['vĩnh viễn.', 'permanent'],
      ['05 năm', 'years', 5],
    ] as const),
    ...([
      ['20năm', 'years', 20],
      ['20 (hai mươi) năm', 'years', 20],
      ['70 Năm', 'years', 70],
    ] as const),
    ...([
      ['Hết hiệu lực văn bản', 'until-superseded'],
      ['Tuổi thọ công trình', 'life-of-work'],
    ] as const),
    ['10 năm sau khi người dân qua đời', 'years-after-event', 10],
  ];
  for (const [text, kind, years] of PERIODS) {
    it(`reads the period ${text}`, () => {
      const period = readPeriodCell(text)?.period;
      expect(period).to.include({ kind, ...(years === undefined ? {} : { years }) });
    });
  }
  for (const text of ['Lâu dài', 'Tạm thời', '20', 'năm', '0 năm', 'Vĩnh viễn hoặc 20 năm']) {
    it(`leaves ${text} to a person`, () => {
      expect(readPeriodCell(text)).to.equal(undefined);
    });
  }

  it('tells a period in two lines from two periods', () => {
    expect(periodsIn('Đến khi văn bản hết\nhiệu lực thi hành')).to.have.length(1);
    expect(periodsIn('Vĩnh viễn\n20 năm\n\n5 năm')).to.deep.equal(['Vĩnh viễn', '20 năm', '5 năm']);
  });
});

function cellsOf(no: string, title: string): readonly TableCell[] {
  return [no, title].map((text, column) => ({ column, span: 1, text }));
}
