import { expect } from 'chai';
import { formatTable } from '../../../src/cli/table.ts';

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
});
