import { expect } from 'chai';
import fc from 'fast-check';
import { findSecrecyMark, halfReadMarks } from '../../../../src/domain/cataloguing/secrecy-mark.ts';
import type { PrintedLine } from '../../../support/page-builder.ts';
import { aPage, paperLines } from '../../../support/page-builder.ts';
import { randomWords } from '../../../support/random-words.ts';

const LETTER = paperLines({
  letterSubject: ['V/v rà soát trang thiết bị'],
  addressees: ['Kính gửi: Các phòng chuyên môn'],
});

function levelWith(...lines: readonly PrintedLine[]): string | undefined {
  return findSecrecyMark(aPage([...LETTER, ...lines], { page: 4 }))?.level;
}

const stamp = (text: string, more: Partial<PrintedLine> = {}): PrintedLine => ({ text, x: 40, y: 82, ...more });

describe('domain/cataloguing/secrecy-mark', () => {
  const marks: readonly (readonly [string, string])[] = [
    ['MẬT', 'MẬT'],
    ['MAT', 'MẬT'],
    ['MẶT', 'MẬT'],
    ['MÂT', 'MẬT'],
    ['MẬT.', 'MẬT'],
    ['|MẬT|', 'MẬT'],
    ['[ MẬT ]', 'MẬT'],
    ['MẬI', 'MẬT'],
    ['Mật', 'MẬT'],
    ['Mậi', 'MẬT'],
    ['TỐI MẬT', 'TỐI MẬT'],
    ['TOI MAT', 'TỐI MẬT'],
    ['TÔI MẶT', 'TỐI MẬT'],
    ['TỐIMẬT', 'TỐI MẬT'],
    ['TUYỆT MẬT', 'TUYỆT MẬT'],
    ['TUYỆT MÂT', 'TUYỆT MẬT'],
    ['TUYET MAI', 'TUYỆT MẬT'],
    ['TUYÊT MÀ', 'TUYỆT MẬT'],
  ];
  for (const [text, level] of marks) {
    it(`takes ${text} for ${level}`, () => {
      expect(levelWith(stamp(text))).to.equal(level);
    });
  }

  it('names the page, and the strongest of several marks', () => {
    expect(findSecrecyMark(aPage([...LETTER, stamp('MẬT'), stamp('TUYỆT MẬT', { y: 90 })], { page: 4 }))).to.deep.equal(
      {
        level: 'TUYỆT MẬT',
        page: 4,
      },
    );
  });

  it('leaves out a mark that a person cleared, and that one alone', () => {
    const cleared = [{ level: 'TUYỆT MẬT', page: 4 }];
    const page = (...lines: readonly PrintedLine[]) => aPage([...LETTER, ...lines], { page: 4 });
    const [absolute, plain] = [stamp('TUYỆT MẬT', { y: 90 }), stamp('MẬT')];

    expect(findSecrecyMark(page(absolute), cleared)).to.equal(undefined);
    expect(findSecrecyMark(page(absolute, plain), cleared)).to.deep.equal({ level: 'MẬT', page: 4 });
    expect(findSecrecyMark(page(plain), cleared)).to.deep.equal({ level: 'MẬT', page: 4 });
    expect(findSecrecyMark({ ...page(absolute), page: 5 }, cleared)).to.deep.equal({ level: 'TUYỆT MẬT', page: 5 });
  });

  it('finds faint marks, marks on the top edge, and marks beside other words', () => {
    expect(levelWith(stamp('MẬT', { confidence: 0.12 }))).to.equal('MẬT');
    expect(levelWith(stamp('MẬT', { x: 180, y: 9 }))).to.equal('MẬT');
    expect(levelWith({ text: 'MẬT đề nghị các phòng', x: 30, y: 110 })).to.equal('MẬT');
    expect(levelWith({ text: 'Độ mật: TỐI MẬT', x: 30, y: 110 })).to.equal('TỐI MẬT');
  });

  it('finds half-read marks with their signs in red ink anywhere on the page', () => {
    expect(levelWith(stamp('MẬ', { layer: 'red' }))).to.equal('MẬT');
    expect(levelWith(stamp('IẬT', { layer: 'red' }))).to.equal('MẬT');
    expect(levelWith(stamp('MẬT', { layer: 'red', y: 260 }))).to.equal('MẬT');
  });

  it('takes two letters in red ink without their signs for no mark, and tells where they stand', () => {
    for (const half of ['MA', 'AT', 'MÂ', 'NAT', 'MẪU']) {
      const page = aPage([...LETTER, stamp(half, { layer: 'red', confidence: 0.7 })], { page: 4 });
      expect(findSecrecyMark(page), half).to.equal(undefined);
      expect(halfReadMarks(page), half).to.deep.equal([page.words.at(-1)?.box]);
      expect(halfReadMarks(page, [{ level: 'MẬT', page: 4 }]), half).to.deep.equal([]);
    }
    for (const other of [stamp('MẬT', { layer: 'red' }), stamp('MA'), stamp('KHẨN', { layer: 'red' })])
      expect(halfReadMarks(aPage([...LETTER, other]))).to.deep.equal([]);
  });

  it('takes no other word that was surely read in red ink for half a mark', () => {
    const halves = (text: string, confidence: number) =>
      halfReadMarks(aPage([...LETTER, stamp(text, { layer: 'red', confidence })])).length;

    expect([halves('MAU', 0.91), halves('MAU', 0.6), halves('MA', 0.91)]).to.deep.equal([0, 1, 1]);
    expect(levelWith(stamp('MAI', { layer: 'red', confidence: 0.91 }))).to.equal('MẬT');
  });

  it('finds the stamp TUYỆT MẬT by its first word, where the second left nothing to read', () => {
    expect(levelWith(stamp('TUYỆT', { layer: 'red' }))).to.equal('TUYỆT MẬT');
    expect(levelWith(stamp('|TUYÊT |', { layer: 'red' }))).to.equal('TUYỆT MẬT');
    expect(levelWith(stamp('TUYỆT'))).to.equal(undefined);
    expect(levelWith(stamp('TUYỆT ĐỐI', { layer: 'red' }))).to.equal(undefined);
  });

  it('takes no scrap of red ink and no word of a longer red text for a half-read mark', () => {
    expect(levelWith(stamp('Mà', { layer: 'red' }))).to.equal(undefined);
    expect(levelWith(stamp('MẬ', { layer: 'red', size: 5 }))).to.equal(undefined);
    expect(levelWith(stamp('CÀ', { layer: 'red' }), stamp('MAU', { layer: 'red', x: 52 }))).to.equal(undefined);
    expect(levelWith(stamp('TỐI', { layer: 'red' }), stamp('MẬ', { layer: 'red', x: 52 }))).to.not.equal(undefined);
  });

  it('finds the mark on a page that lies on its side', () => {
    expect(findSecrecyMark(aPage([...LETTER, stamp('MẬT')], { rotation: 270 }))?.level).to.equal('MẬT');
  });

  const innocent: readonly string[] = [
    'KHẨN',
    'HỎA TỐC',
    'THƯỢNG KHẨN',
    'QUY CHẾ BẢO VỆ BÍ MẬT NHÀ NƯỚC',
    'Luật Bảo vệ bí mật nhà nước ngày 15 tháng 11 năm 2018',
    'mật khẩu của hệ thống',
    'ỦY BAN MẶT TRẬN TỔ QUỐC',
    'mật.',
    'Mai',
    'CHỦ TỊCH',
    'MỤC LỤC',
    'VIỆT NAM',
  ];
  for (const text of innocent) {
    it(`does not take ${text} for a mark`, () => {
      expect(levelWith(stamp(text))).to.equal(undefined);
    });
  }

  it('does not take the last word of a title for a mark', () => {
    const title: readonly PrintedLine[] = [
      { text: 'TẬP HUẤN CÔNG TÁC BẢO VỆ BÍ', x: 110, y: 80, centred: true },
      { text: 'MẬT', x: 110, y: 86, centred: true },
    ];

    expect(levelWith(...title)).to.equal(undefined);
  });

  it('does not take the word in the lower half of a page for a mark', () => {
    expect(levelWith({ text: 'MẬT', x: 60, y: 180 })).to.equal(undefined);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(randomWords(), (words) => {
        expect(() => findSecrecyMark({ ...aPage([]), words })).to.not.throw();
      }),
    );
  });
});
