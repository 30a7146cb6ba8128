import { expect } from 'chai';
import { formatFields, formatTable } from '../../../src/cli/table.ts';

const columns = [
  { title: 'Tệp', min: 6, grow: 1 },
  { title: 'Số', min: 2, grow: 0 },
] as const;

describe('cli/table', () => {
  it('fits the width and marks what was cut', () => {
    const text = formatTable(columns, [['Quyết định phê duyệt kế hoạch.pdf', '103']], 24);

    expect(text.split('\n').every((line) => line.length <= 24)).to.equal(true);
    expect(text).to.include('…');
    expect(text).to.include('103');
  });

  it('counts letters, not code units: NFD names do not break the columns', () => {
    const nfd = 'Tiếng Việt'.normalize('NFD');

    const [, , first, second] = formatTable(
      columns,
      [
        [nfd, '1'],
        ['Tiếng Việt', '2'],
      ],
      40,
    ).split('\n');

    expect(first?.indexOf('1')).to.equal(second?.indexOf('2'));
  });

  it('goes on below where a column wraps, and cuts nothing', () => {
    const wrapping = columns.map((column) => ({ ...column, wrap: true }));
    const text = formatTable(
      wrapping,
      [
        ['Lập mục lục hồ sơ và in', '21'],
        ['Ngắn', '22'],
      ],
      15,
    );

    expect(text.split('\n').slice(2)).to.deep.equal(['Lập mục lục  21', 'hồ sơ và in', 'Ngắn         22']);
  });

  it('lays names and values side by side', () => {
    const fields = [
      ['Bên giao', 'Văn phòng Ủy ban nhân dân'],
      ['Số', '1'],
    ] as const;
    expect(formatFields(fields, 10)).to.equal('Bên giao  Văn phòng Ủy ban\n          nhân dân\nSố        1');
  });
});
