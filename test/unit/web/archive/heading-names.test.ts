import { expect } from 'chai';
import { headingNames } from '../../../../src/web/archive/grid/heading-names.ts';

type Above = string | null;
const heading = (id: string, name: string, [parentId, code]: readonly [Above, Above]) => ({
  ...{ id, title: name, parentId, code },
});

describe('web/archive/grid: names of headings', () => {
  it('are short where they are alone, and say what stands above where several groups have the same', () => {
    const names = headingNames([
      heading('a', 'Tổng hợp', [null, '01']),
      heading('b', 'Kinh tế', [null, '02']),
      ...[
        heading('c', 'Hồ sơ việc', ['a', '04']),
        heading('d', 'Hồ sơ việc', ['b', '04']),
        heading('e', 'Đê điều', ['b', null]),
      ],
    ]);
    expect([...names.values()]).to.deep.equal([
      ...['01. Tổng hợp', '02. Kinh tế'],
      ...['01. Tổng hợp › 04. Hồ sơ việc', '02. Kinh tế › 04. Hồ sơ việc', 'Đê điều'],
    ]);
  });
});
