import { expect } from 'chai';
import type { Box } from '../../../../src/domain/page/geometry.ts';
import { issuedWords, withoutCovered } from '../../../../src/domain/text/pasted-words.ts';

interface Pasted {
  readonly text: string;
  readonly box: Box;
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

  it('judges each annotation by itself, and none of the words of the page', () => {
    const layer = [
      { text: '77', box: [0, 0, 60, 40] as const },
      ...annotation(1, '542'),
      ...annotation(2, 'Ký bởi: A', '07.02.2025'),
      ...annotation(3, '06'),
    ];

    expect(issuedWords(layer).map(({ text }) => text)).to.deep.equal(['542', '06']);
  });

  it('drops what lies below a pasted word: signs read a second time, dots of the form, no more', () => {
    const pasted = annotation(1, '542');
    const at = (text: string, [x, y, width]: readonly [number, number, number]) => ({
      text,
      box: [x, y, width, 40] as const,
    });
    const beside = [
      at('Số:', [20, 100, 60]),
      at('/TB-UBND', [170, 100, 200]),
      at('trên', [100, 55, 60]),
      at('dưới', [100, 139, 60]),
    ];

    expect(withoutCovered([...beside, at('S4Z', [98, 100, 64]), at('.....', [90, 100, 80])], pasted)).to.deep.equal(
      beside,
    );
    expect(withoutCovered(beside, [])).to.deep.equal(beside);
  });

  it('keeps the ends of a word whose dots are covered, each in its place', () => {
    const word = { text: 'Số:......../TB-UBND', box: [40, 100, 190, 40] as const };

    expect(withoutCovered([word], annotation(1, '542'))).to.deep.equal([
      { text: 'Số:', box: [40, 100, 30, 40] },
      { text: '/TB-UBND', box: [150, 100, 80, 40] },
    ]);
  });
});
