import { expect } from 'chai';
import fc from 'fast-check';
import { findSecrecyMark } from '../../../../src/domain/cataloguing/secrecy-mark.ts';
import type { PrintedLine } from '../../../support/page-builder.ts';
import { aPage, paperLines } from '../../../support/page-builder.ts';

const LETTER = paperLines({ letterSubject: ['V/v rà soát trang thiết bị'] });

function levelWith(...lines: readonly PrintedLine[]): string | undefined {
  return findSecrecyMark(aPage([...LETTER, ...lines], { page: 2 }))?.level;
}

/** Between the head and the body, and below the names: two empty places of the letter. */
const places = [{ x: 30, y: 82 }, { x: 30, y: 262 }] as const; // prettier-ignore
const line = (text: string, at: { readonly x: number; readonly y: number } = places[0]): PrintedLine => ({
  text,
  ...at,
});

const LEVELS = [
  ['Mật', 'MẬT'],
  ['Tối mật', 'TỐI MẬT'],
  ['Tuyệt mật', 'TUYỆT MẬT'],
] as const;
const LABELS = ['Độ mật', 'Mức độ mật', 'Cấp độ mật', 'Độ bảo mật', 'Mức độ bảo mật', 'Độ mật của văn bản'] as const;

/** What engines make of the letters of a label. */
const DAMAGE: Readonly<Record<string, readonly string[]>> = {
  ậ: ['ậ', 'â', 'ạ', 'ă', 'ặ', 'a', 'ấ'],
  Ậ: ['Ậ', 'Â', 'Ạ', 'Ă', 'Ặ', 'A', 'Ấ'],
  ộ: ['ộ', 'ô', 'ọ', 'o', 'ỗ'],
  Ộ: ['Ộ', 'Ô', 'Ọ', 'O', 'Ỗ'],
  ố: ['ố', 'ô', 'o', 'ồ'],
  Ố: ['Ố', 'Ô', 'O', 'Ồ'],
  ệ: ['ệ', 'ê', 'e', 'ẹ'],
  Ệ: ['Ệ', 'Ê', 'E', 'Ẹ'],
  Đ: ['Đ', 'Ð', 'D', 'B'],
};

function damaged(text: string): fc.Arbitrary<string> {
  const letters = Array.from(text).map((letter) => fc.constantFrom(...(DAMAGE[letter] ?? [letter])));
  return fc.tuple(...letters).map((all) => all.join(''));
}

const statement = fc
  .record({
    label: fc.constantFrom(...LABELS),
    level: fc.constantFrom(...LEVELS),
    colon: fc.constantFrom(':', ' :', ': ', ';', ' : '),
    style: fc.constantFrom('as is', 'capitals', 'value'),
    front: fc.constantFrom('', '- ', '+ ', '3. ', 'c) '),
    end: fc.constantFrom('', '.', ' .', '…', ';'),
  })
  .chain(({ label, level: [value, expected], colon, style, front, end }) => {
    const said = style === 'value' ? value.toUpperCase() : value;
    const text = style === 'capitals' ? `${label}${colon} ${value}`.toUpperCase() : `${label}${colon} ${said}`;
    return damaged(text).map((read) => ({ text: `${front}${read}${end}`.replace(/ +/g, ' '), expected }));
  });

describe('domain/cataloguing/secrecy-mark: a level that a line states', () => {
  it('withholds whatever the spelling, anywhere on the page', () => {
    fc.assert(
      fc.property(statement, fc.constantFrom(...places), ({ text, expected }, place) => {
        expect(levelWith(line(text, place)), text).to.equal(expected);
      }),
      { numRuns: 400 },
    );
  });

  const stated: readonly (readonly [string, string])[] = [
    ['độ mật: mật', 'MẬT'],
    ['Độ mật Mật', 'MẬT'],
    ['Độ mật - Tối mật', 'TỐI MẬT'],
    ['Độ mật: ......Mật......', 'MẬT'],
    ['Độ mật: Mật (C)', 'MẬT'],
    ['Độ mật: Tuyệt mật (A)', 'TUYỆT MẬT'],
    ['Độ khẩn: Hỏa tốc; Độ mật: Mật', 'MẬT'],
    ['ĐỘ KHẨN: THƯỜNG ĐỘ MẬT: TỐI MẬT', 'TỐI MẬT'],
    ['Độ mật: Mật; Số bản: 02', 'MẬT'],
    ['Độ mật: Mật; thời hạn bảo vệ: 10 năm', 'MẬT'],
    ['Độ mật: Mật Độ khẩn: Thường', 'MẬT'],
    ['Độ mật (nếu có): Mật', 'MẬT'],
    ['Độ mật (Mật, Tối mật, Tuyệt mật): Tối mật', 'TỐI MẬT'],
    ['Độ mật: MỘT', 'MẬT'],
    ['Bộ mật: Mật', 'MẬT'],
    ['Độ mật: ☑ Mật', 'MẬT'],
    ['Độ mật: ☐ Mật ☒ Tối mật ☐ Tuyệt mật', 'TỐI MẬT'],
  ];
  for (const [text, level] of stated) {
    it(`withholds ${text}`, () => {
      for (const place of places) expect(levelWith(line(text, place))).to.equal(level);
    });
  }

  it('withholds label and level that stand apart on one line, as in the cells of a form', () => {
    for (const label of ['Độ mật:', 'Độ mật', 'Mức độ mật :'])
      expect(levelWith(line(label, places[1]), line('Mật', { x: 90, y: places[1].y })), label).to.equal('MẬT');
  });

  const innocent: readonly string[] = [
    'Độ mật: Không',
    'Độ mật: Không mật',
    'Độ mật: Thường',
    'Độ mật: Bình thường',
    'Độ mật: .....',
    'Độ mật: ………………',
    'Độ mật:',
    'Độ mật',
    'Mức độ mật',
    'ĐỘ MẬT',
    'ĐỘ KHẨN ĐỘ MẬT SỐ BẢN',
    'Độ mật: Mật, Tối mật, Tuyệt mật',
    'Độ mật: Mật/Tối mật/Tuyệt mật',
    'Độ mật: Tuyệt mật, Tối mật, Mật',
    'Độ mật: Mật hoặc Tối mật',
    'Độ mật: ☐ Mật',
    'Độ mật: ☐ Mật ☐ Tối mật ☐ Tuyệt mật',
    'Độ mật: Mật là những thông tin chưa công bố của cơ quan',
    'Độ mật: mật, được xác định theo danh mục bí mật nhà nước',
    'Độ mật: mật, gồm các loại: hồ sơ, tài liệu',
    'Văn bản có độ mật: Mật',
    'việc xác định, đóng dấu chỉ độ mật: mật',
    'Bí mật nhà nước độ Mật gồm có những tin sau đây',
    'Mật độ: Mật',
    'Mật độ dân số: 215 người',
    'Độ mặt: 5 cm',
    'Độ ẩm: Mát',
    'Độ bảo mật: Cao',
    'Độ bảo mật: Đạt',
    'Mức độ bảo mật: đạt.',
    'Độ mật (nếu có): ………',
    'Độ mật (nếu có): Không',
    'Có mặt: 12',
    'Có mặt: Mai',
    'Có mặt: Đạt',
    'Số mặt: Một',
    'Số mặt: một',
    'Độ mặn: Mặn',
  ];
  for (const text of innocent) {
    it(`does not take ${text} for a statement`, () => {
      for (const place of places) expect(levelWith(line(text, place))).to.equal(undefined);
    });
  }

  it('takes the end of a sentence of the line above for no statement', () => {
    const above = line('Văn bản được đóng dấu, đăng ký và lưu giữ như tài liệu thông thường có', places[1]);
    const below = { x: 30, y: places[1].y + 7 };

    expect(levelWith(above, line('độ mật: mật.', below))).to.equal(undefined);
    expect(levelWith(above, line('độ mật: mật', below))).to.equal(undefined);
    expect(levelWith(above, line('Độ mật: Mật', below))).to.equal('MẬT');
  });

  it('takes choices that go on in the line below, or beside, for no statement', () => {
    const [x, y] = [30, 262];
    expect(levelWith(line('Độ mật: Mật,', { x, y }), line('Tối mật, Tuyệt mật', { x, y: y + 7 }))).to.equal(undefined);
    expect(levelWith(line('Độ mật: Mật', { x, y }), line('Tối mật', { x: x + 17, y: y + 7 }))).to.equal(undefined);
    expect(levelWith(line('Độ mật: Mật', { x, y }), line('Tối mật', { x: x + 60, y }))).to.equal(undefined);
    expect(levelWith(line('Mức độ mật', { x, y }), line('Mật', { x: 90, y }), line('Tối mật', { x: 130, y }))).to.equal(
      undefined,
    );
  });

  it('leaves out a statement that a person cleared', () => {
    const page = aPage([...LETTER, line('Độ mật: Mật')], { page: 2 });
    expect(findSecrecyMark(page, [{ level: 'MẬT', page: 2 }])).to.equal(undefined);
  });
});

describe('domain/cataloguing/secrecy-mark: letters set apart', () => {
  const column = (letters: readonly string[], at: { x: number; y: number; step: number }): PrintedLine[] =>
    letters.map((text, i) => ({ text, x: at.x, y: at.y + i * at.step, centred: true }));

  it('reads letters below each other', () => {
    for (const step of [5, 7, 9]) {
      expect(levelWith(...column(['M', 'Ậ', 'T'], { x: 198, y: 60, step }))).to.equal('MẬT');
      expect(levelWith(...column(Array.from('TỐIMẬT'), { x: 12, y: 40, step }))).to.equal('TỐI MẬT');
      expect(levelWith(...column(Array.from('TUYỆTMẬT'), { x: 12, y: 40, step }))).to.equal('TUYỆT MẬT');
    }
    expect(levelWith(...column(['M', 'Ậ', 'T'], { x: 198, y: 230, step: 6 }))).to.equal('MẬT');
    expect(levelWith(...column(['M', 'Â', 'I'], { x: 198, y: 60, step: 6 }))).to.equal('MẬT');
    expect(levelWith(...column(['|M|', 'Ậ', 'T.'], { x: 198, y: 60, step: 6 }))).to.equal('MẬT');
  });

  it('reads them though another letter or figure stands below', () => {
    const at = { x: 198, y: 60, step: 6 };
    for (const more of [['1'], ['a)'], ['x', 'y']])
      expect(levelWith(...column(['M', 'Ậ', 'T', ...more], at)), more.join(' ')).to.equal('MẬT');
    expect(levelWith(...column([...Array.from('TỐIMẬT'), 'a)', 'b)'], at))).to.equal('TỐI MẬT');
  });

  it('reads letters beside each other, however wide the blanks', () => {
    const row = (text: string, gap: number) =>
      Array.from(text, (letter, i): PrintedLine => ({ text: letter, x: 40 + i * gap, y: 82 })).filter(
        ({ text: letter }) => letter !== ' ',
      );
    for (const gap of [5, 8, 12]) expect(levelWith(...row('MẬT', gap)), String(gap)).to.equal('MẬT');
    for (const gap of [8, 10]) {
      expect(levelWith(...row('TỐI MẬT', gap)), String(gap)).to.equal('TỐI MẬT');
      expect(levelWith(...row('TUYỆT MẬT', gap)), String(gap)).to.equal('TUYỆT MẬT');
    }
    // the blank alone is as wide as between columns
    expect(levelWith(...row('TỐI MẬT', 5))).to.equal('MẬT');
    expect(levelWith(line('M Ậ T'))).to.equal('MẬT');
    expect(levelWith(line('T Ố I M Ậ T'))).to.equal('TỐI MẬT');
    expect(levelWith(line('M Ậ T đề nghị các phòng', { x: 30, y: 110 }))).to.equal('MẬT');
  });

  it('takes other single letters for no mark', () => {
    expect(levelWith(...column(['M', 'A', 'C'], { x: 198, y: 60, step: 6 }))).to.equal(undefined);
    expect(levelWith(...column(['M', 'A', 'T', 'H'], { x: 198, y: 60, step: 6 }))).to.equal(undefined);
    expect(levelWith(...column(['m', 'a', 't'], { x: 198, y: 60, step: 6 }))).to.equal(undefined);
    expect(levelWith(...column(['M', 'A', 'T'], { x: 198, y: 230, step: 6 }))).to.equal(undefined);
    expect(levelWith(...column(['M', 'Ậ', 'T'], { x: 198, y: 60, step: 40 }))).to.equal(undefined);
    expect(levelWith(...column(['A', 'B', 'C', 'D'], { x: 12, y: 60, step: 6 }))).to.equal(undefined);
  });
});
