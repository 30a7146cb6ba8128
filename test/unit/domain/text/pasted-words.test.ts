import { expect } from 'chai';
import type { Box } from '../../../../src/domain/page/geometry.ts';
import { issuedWords, withIssued } from '../../../../src/domain/text/pasted-words.ts';

interface Placed {
  readonly text: string;
  readonly box: Box;
}

interface Pasted extends Placed {
  readonly pasted: number;
}

/** The words of lines that one annotation shows, one below the other. */
function annotation(pasted: number, ...lines: readonly string[]): readonly Pasted[] {
  return lines.flatMap((line, row) =>
    line.split(' ').map((text, at): Pasted => ({ text, box: [100 + 80 * at, 100 + 50 * row, 60, 40], pasted })),
  );
}

describe('domain/text/pasted-words', () => {
  for (const line of [
    '542',
    '06',
    '12a',
    'Số: 542',
    '542/TB-UBND',
    'Số 542 / TB-UBND',
    '1524/QĐ-BGDĐT.VP',
    'ngày 06',
    'tháng 11',
    'năm 2024',
    '06 tháng 11',
    'ngày 06 tháng 11 năm 2024',
    'Quảng Ngãi, ngày 06 tháng 11 năm 2024',
  ])
    it(`takes ${line} for what an office pastes into a letter`, () => {
      expect(issuedWords(annotation(1, line)).map(({ text }) => text)).to.deep.equal(line.split(' '));
    });

  for (const lines of [
    ['Ký bởi: Ủy ban nhân dân tỉnh', 'Cơ quan: Tỉnh', 'Thời gian ký: 07/02/2025 14:59:55'],
    ['TRUNG TÂM CÔNG', 'BÁO VÀ TIN HỌC', 'a@b.gov.vn', '07.02.2025 15:53:02', '+07:00'],
    ['07.02.2025 15:53:02'],
    ['15:53'],
    ['+07:00'],
    ['Người ký: Nguyễn Văn A'],
    ['Trang 2'],
    ['CÔNG VĂN ĐẾN', '542'],
    ['542', '06'],
    ['MẬT'],
    ['/TB-UBND'],
  ])
    it(`leaves out ${lines.join(' | ')}`, () => {
      expect(issuedWords(annotation(1, ...lines))).to.deep.equal([]);
    });

  it('takes no note that anybody laid upon the page for what the office says', () => {
    const note = annotation(1, '15').map((word) => ({ ...word, note: true as const }));
    const many = annotation(2, Array.from({ length: 40 }, (_, i) => String(i)).join(' '));

    expect(issuedWords([...note, ...many, ...annotation(3, '542')]).map(({ text }) => text)).to.deep.equal(['542']);
    expect(issuedWords(annotation(1, 'Bà Rịa - Vũng Tàu, ngày 5 tháng 6 năm 2024.'))).to.have.lengthOf(11);
  });

  it('judges each annotation by itself, and none of the words of the page', () => {
    const layer = [
      { text: '77', box: [0, 0, 60, 40] as const },
      ...annotation(1, '542'),
      ...annotation(2, 'Ký bởi: A', '07.02.2025'),
      ...annotation(3, '06'),
    ];

    expect(issuedWords(layer).map(({ text }) => text)).to.deep.equal(['542', '06']);
  });

  const at = (text: string, [x, y, width]: readonly [number, number, number], height = 40): Placed => ({
    text,
    box: [x, y, width, height],
  });
  const LINE = [at('Số:', [20, 100, 60]), at('/TB-UBND', [170, 100, 200])];

  it('drops what lies below a pasted word: signs read a second time, dots of the form, no more', () => {
    const pasted = annotation(1, '542');
    const beside = [...LINE, at('trên', [100, 55, 60]), at('dưới', [100, 139, 60])];
    const below = [at('S4Z', [98, 100, 64]), at('.....', [90, 100, 80])];

    expect(withIssued<Placed>([...beside, ...below], pasted)).to.deep.equal([...beside, ...pasted]);
    expect(withIssued(beside, [])).to.deep.equal(beside);
  });

  it('keeps the ends of a word whose dots are covered, each in its place', () => {
    const word = at('Số:......../TB-UBND', [40, 100, 190]);

    expect(withIssued<Placed>([word], annotation(1, '542'))).to.deep.equal([
      at('Số:', [40, 100, 30]),
      at('/TB-UBND', [150, 100, 80]),
      ...annotation(1, '542'),
    ]);
  });

  it('puts a number or day that was dropped too high or too low on the line of the words beside it', () => {
    const above = [at('TỈNH', [20, 40, 90]), at('HẢI', [120, 40, 70])];
    const date = [at('ngày', [600, 100, 80]), at('tháng', [740, 100, 90]), at('11', [840, 100, 30])];
    const page = [...above, ...LINE, ...date];

    for (const y of [62, 70, 120, 138]) {
      const pasted = [at('542', [90, y, 60], 58), at('06', [690, y, 40], 58)];
      const placed = [at('542', [90, 100, 60]), at('06', [690, 100, 40])];
      expect(withIssued(page, pasted)).to.deep.equal([...page, ...placed]);
    }
  });

  it('leaves a number where it is that stands beside no such word', () => {
    const far = [at('542', [90, 300, 60]), at('7', [1500, 100, 20])];
    expect(withIssued(LINE, far)).to.deep.equal([...LINE, ...far]);
  });
});
