import { expect } from 'chai';
import { doubtfulStamps, surelyReadMark, withUrgencyStamp } from '../../../../src/domain/cataloguing/seen-marks.ts';
import type { WrittenDigits } from '../../../../src/domain/digits/digit-reading.ts';
import type { Box } from '../../../../src/domain/page/geometry.ts';
import type { Word } from '../../../../src/domain/page/page-reading.ts';
import type { SeenMark, SeenUrgency } from '../../../../src/domain/page/seen-mark.ts';
import { goodReading } from '../../../support/quality-reading.ts';

const BOX: Box = [100, 200, 160, 60];
const seen = (level: SeenMark['level'], probability: number, urgency = 0): SeenMark => ({
  level,
  probability,
  urgency,
  box: BOX,
  ink: 'red',
  inSeal: false,
  wider: false,
});
const word = (text: string, confidence: number, box: Box = [120, 210, 80, 40]): Word => ({
  text,
  box,
  confidence,
  line: 0,
  layer: 'red',
});

const at = { page: 1 };

describe('domain/cataloguing/seen-marks', () => {
  it('withholds where the word was surely read, at the strongest level', () => {
    expect(surelyReadMark({ seen: [seen('MẬT', 0.76)], frames: [] }, at)).to.deep.equal({ level: 'MẬT', page: 1 });
    const both = { seen: [seen('MẬT', 0.99), seen('TUYỆT MẬT', 0.9)], frames: [] };
    expect(surelyReadMark(both, { page: 7 })).to.deep.equal({ level: 'TUYỆT MẬT', page: 7 });
  });

  it('leaves a doubtful word to a person', () => {
    for (const probability of [0.41, 0.5, 0.71]) {
      const marks = { seen: [seen('MẬT', probability)], frames: [] };
      expect(surelyReadMark(marks, at)).to.equal(undefined);
      expect(doubtfulStamps(marks, at)).to.deep.equal([BOX]);
    }
  });

  it('leaves a name that the rim of a seal crosses to a person, and withholds a mark over other words in small letters', () => {
    const printed = (text: string, x: number, confidence = 0.95): Word => ({ ...word(text, confidence, [x, 215, 60, 30]), layer: 'ink' }); // prettier-ignore
    const dark = { seen: [{ ...seen('MẬT', 0.77), ink: 'dark' as const }], frames: [] };
    const name = [printed('Mai', 150), printed('Thế', 225)];

    expect(surelyReadMark(dark, { ...at, print: name })).to.equal(undefined);
    expect(doubtfulStamps(dark, { ...at, print: name })).to.deep.equal([BOX]);
    for (const print of [
      [printed('của', 150), printed('các', 225)],
      [printed('Mai', 150)],
      [printed('Mai', 150, 0.6), printed('Thế', 225)],
    ])
      // prettier-ignore
      expect(surelyReadMark(dark, { ...at, print })).to.deep.equal({ level: 'MẬT', page: 1 });
    expect(surelyReadMark({ ...dark, seen: [seen('MẬT', 0.77)] }, { ...at, print: name })).to.deep.include({ page: 1 });
  });

  it('wants more of a word in other ink than red, and most beside blue pens', () => {
    for (const [ink, doubtful, sure] of [
      ['red', 0.71, 0.72],
      ['coloured', 0.84, 0.85],
      ['dark', 0.74, 0.75],
    ] as const) {
      const marks = (probability: number) => ({ seen: [{ ...seen('MẬT', probability), ink }], frames: [] });
      expect(surelyReadMark(marks(doubtful), at), ink).to.equal(undefined);
      expect(doubtfulStamps(marks(doubtful), at), ink).to.deep.equal([BOX]);
      expect(surelyReadMark(marks(sure), at), ink).to.deep.equal({ level: 'MẬT', page: 1 });
    }
  });

  it('asks about a name of a place that is a letter off the word, in its line of print, where a pen runs across', () => {
    const marks = { seen: [{ ...seen('MẬT', 0.5), ink: 'dark' as const }], frames: [] };
    const mau = word('MẠU', 0.6);
    const before: Box = [70, 210, 42, 40];
    expect(surelyReadMark(marks, { ...at, print: [word('CÀ', 0.9, before), mau] })).to.equal(undefined);
    expect(doubtfulStamps(marks, { ...at, print: [word('CÀ', 0.9, before), mau] })).to.deep.equal([BOX]);

    const isMark = { level: 'MẬT', page: 1 };
    expect(surelyReadMark(marks, { ...at, print: [mau] }), 'alone').to.deep.equal(isMark);
    const above: Box = [70, 150, 42, 40];
    expect(surelyReadMark(marks, { ...at, print: [word('CÀ', 0.9, above), mau] }), 'other line').to.deep.equal(isMark);
    expect(surelyReadMark(marks, { ...at, print: [word('TỐI', 0.9, before), mau] }), 'its level').to.deep.equal(isMark);
    const whole = word('MẬT', 0.6);
    expect(surelyReadMark(marks, { ...at, print: [word('CÀ', 0.9, before), whole] }), 'whole').to.deep.equal(isMark);
    // `HÀ NỘI` in the stamp of an incoming document; behind TỐI it is a mark
    const noi = word('MOI', 0.54);
    expect(surelyReadMark(marks, { ...at, words: [word('HÀ', 0.93, before), noi] })).to.equal(undefined);
    expect(surelyReadMark(marks, { ...at, words: [word('TỐI', 0.93, before), noi] })).to.deep.equal(isMark);
    expect(surelyReadMark(marks, { ...at, words: [noi] })).to.deep.equal(isMark);
  });

  it('withholds a doubtful word where capitals of it were read in the same place', () => {
    const marks = { seen: [seen('MẬT', 0.3)], frames: [] };
    const mark = { level: 'MẬT', page: 1 };

    for (const context of [{ words: [word('MẬT', 0.9)] }, { print: [word('MÂI', 0.55)] }])
      expect(surelyReadMark(marks, { ...at, ...context })).to.deep.equal(mark);
    const others = [word('mật', 0.9), word('MẪU', 0.9), word('MẬT', 0.2), word('MẬT', 0.9, [600, 210, 80, 40])];
    for (const other of others)
      expect(surelyReadMark(marks, { ...at, print: [other] }), other.text).to.equal(undefined);
  });

  it('leaves the name of the Fatherland Front to the networks: its first word has the letters of a mark', () => {
    const marks = { seen: [{ ...seen('MẬT', 0.3), ink: 'dark' as const }], frames: [] };
    const front = word('MẶT', 0.9);
    const behind: Box = [205, 210, 80, 40];

    expect(surelyReadMark(marks, { ...at, print: [front, word('TRẬN', 0.9, behind)] })).to.equal(undefined);
    expect(surelyReadMark(marks, { ...at, words: [front, word('TRẬN', 0.9, behind)] })).to.equal(undefined);
    for (const other of [word('TRẦN', 0.9, behind), word('TRẬN', 0.9, [205, 300, 80, 40])])
      expect(surelyReadMark(marks, { ...at, print: [front, other] }), other.text).to.include({ level: 'MẬT' });
  });

  it('shows each place that no other shown one covers', () => {
    const row = [0, 140, 280].map((x): SeenMark => ({ ...seen('MẬT', 0.5), box: [x, 200, 160, 60] }));

    expect(doubtfulStamps({ seen: row, frames: [] }, at)).to.deep.equal([[0, 200, 160, 60], [280, 200, 160, 60]]); // prettier-ignore
  });

  it('withholds where half a mark was read in red ink and the place looks like one at all, and asks where it does not', () => {
    const half = { ...at, words: [word('MA', 0.9)], halfRead: [word('MA', 0.9).box] };

    for (const probability of [0.12, 0.9])
      expect(surelyReadMark({ seen: [seen('MẬT', probability)], frames: [] }, half)?.level).to.equal('MẬT');
    for (const marks of [[], [seen('MẬT', 0.05)], [{ ...seen('MẬT', 0.2), box: [600, 200, 160, 60] } as const]]) {
      expect(surelyReadMark({ seen: marks, frames: [] }, half)).to.equal(undefined);
      expect(doubtfulStamps({ seen: marks, frames: [] }, half)).to.deep.equal(half.halfRead);
    }
  });

  it('leaves out what hardly looks like a mark', () => {
    expect(doubtfulStamps({ seen: [seen('MẬT', 0.38)], frames: [] }, at)).to.deep.equal([]);
  });

  it('asks about the words in a seal only where they come nearer to a mark', () => {
    const inSeal = (probability: number) => ({ seen: [{ ...seen('MẬT', probability), inSeal: true }], frames: [] });

    expect(doubtfulStamps(inSeal(0.52), at)).to.deep.equal([]);
    expect(doubtfulStamps(inSeal(0.56), at)).to.deep.equal([BOX]);
    expect(surelyReadMark(inSeal(0.76), at)).to.deep.equal({ level: 'MẬT', page: 1 });
  });

  it('wants more of what the wider look alone found in print: HỎA TỐC across lines of it comes near', () => {
    const print = (probability: number) => ({ seen: [{ ...seen('MẬT', probability), ink: 'dark' as const, wider: true }], frames: [] }); // prettier-ignore

    expect(surelyReadMark(print(0.84), at)).to.equal(undefined);
    expect(doubtfulStamps(print(0.84), at)).to.deep.equal([BOX]);
    expect(surelyReadMark(print(0.85), at)).to.deep.equal({ level: 'MẬT', page: 1 });
  });

  it('asks only about surer words where the wider look alone found a place', () => {
    const wider = (probability: number) => ({ seen: [{ ...seen('MẬT', probability), wider: true }], frames: [] });

    expect(doubtfulStamps(wider(0.52), at)).to.deep.equal([]);
    expect(surelyReadMark(wider(0.55), at)).to.equal(undefined);
    expect(doubtfulStamps(wider(0.55), at)).to.deep.equal([BOX]);
    expect(surelyReadMark(wider(0.75), at)).to.deep.equal({ level: 'MẬT', page: 1 });
    expect(surelyReadMark(wider(0.3), { ...at, print: [word('MẬT', 0.9)] })).to.deep.equal({ level: 'MẬT', page: 1 });
  });

  it('asks about blue ink without a frame in the lines of number and date, and upon words that were surely read', () => {
    const blue = { ...seen('TỐI MẬT', 0.95), ink: 'coloured', wider: true } as const;
    const among = (...print: Word[]) => surelyReadMark({ seen: [blue], frames: [] }, { ...at, print })?.level;

    expect(among(word('giao', 0.92))).to.equal('TỐI MẬT');
    expect(among(word('Số“', 0))).to.equal(undefined);
    expect(among(word('xây', 0.95), word('dựng', 0.95))).to.equal(undefined);
    expect(among(word('xây', 0.95), word('MẬT', 0.5))).to.equal('TỐI MẬT');
    expect(doubtfulStamps({ seen: [blue], frames: [] }, { ...at, print: [word('Số“', 0)] })).to.deep.equal([BOX]);
    const framed = { seen: [{ ...blue, wider: false }], frames: [] };
    expect(surelyReadMark(framed, { ...at, print: [word('Số:', 0.9)] })?.level).to.equal('TỐI MẬT');
  });

  it('asks about blue ink without a frame that is less than sure: pens write numbers so', () => {
    const blue = (probability: number) => ({
      seen: [{ ...seen('MẬT', probability), ink: 'coloured', wider: true } as const],
      frames: [],
    });

    expect(surelyReadMark(blue(0.88), at)).to.equal(undefined);
    expect(doubtfulStamps(blue(0.88), at)).to.deep.equal([BOX]);
    expect(surelyReadMark(blue(0.93), at)).to.deep.equal({ level: 'MẬT', page: 1 });
  });

  it('leaves to a person what the readers of digits read for certain as a number, unless it is as good as sure', () => {
    const digits = (certainty: WrittenDigits['certainty'], box: Box = [130, 205, 100, 50]) => ({
      ...at,
      digits: [{ asked: 'number' as const, box, value: '1067', confidence: 0.99, certainty, opinions: [] }],
    });
    const marks = (probability: number) => ({ seen: [seen('MẬT', probability)], frames: [] });

    expect(surelyReadMark(marks(0.85), digits('certain'))).to.equal(undefined);
    expect(doubtfulStamps(marks(0.85), digits('certain'))).to.deep.equal([BOX]);
    expect(surelyReadMark(marks(0.96), digits('certain'))?.level).to.equal('MẬT');
    expect(surelyReadMark(marks(0.85), digits('proposed'))?.level).to.equal('MẬT');
    expect(surelyReadMark(marks(0.85), digits('certain', [300, 205, 100, 50]))?.level).to.equal('MẬT');
  });

  it('leaves a number that was stamped in red to a person, and no number in print beside a stamp', () => {
    const marks = { seen: [seen('MẬT', 0.81)], frames: [] };
    const red = word('1067', 0.93);
    const print = { ...red, layer: 'ink' as const };

    expect(surelyReadMark(marks, { ...at, words: [red] })).to.equal(undefined);
    expect(doubtfulStamps(marks, { ...at, words: [red] })).to.deep.equal([BOX]);
    for (const context of [{ print: [print] }, { words: [word('1067', 0.5)] }, { words: [red, word('MẬT', 0.7)] }])
      expect(surelyReadMark(marks, { ...at, ...context })?.level).to.equal('MẬT');
  });

  it('shows a place that two looks saw once', () => {
    const twice = { seen: [seen('MẬT', 0.4), seen('TỐI MẬT', 0.35)], frames: [] };

    expect(doubtfulStamps(twice, at)).to.deep.equal([BOX]);
  });

  it('leaves out the level that a person cleared on this page, and that alone', () => {
    const marks = { seen: [seen('TỐI MẬT', 0.99)], frames: [] };
    const cleared = { ...at, cleared: [{ level: 'TỐI MẬT', page: 1 }] } as const;

    expect(doubtfulStamps(marks, cleared)).to.deep.equal([]);
    expect(surelyReadMark(marks, cleared)).to.equal(undefined);
    for (const other of [
      { level: 'MẬT', page: 1 },
      { level: 'TỐI MẬT', page: 3 },
    ] as const) {
      expect(doubtfulStamps(marks, { ...at, cleared: [other] })).to.deep.equal([BOX]);
    }
    const elsewhere = { ...at, cleared: [{ level: 'TỐI MẬT', page: 3 }] } as const;
    expect(surelyReadMark(marks, elsewhere)).to.deep.equal({ level: 'TỐI MẬT', page: 1 });
    // a person saw this page: another level of the same stamp asks, it does not withhold again
    expect(surelyReadMark(marks, { ...at, cleared: [{ level: 'MẬT', page: 1 }] })).to.equal(undefined);
  });

  it('does not withhold a shape in which a word of urgency was surely read and no MẬT; a person looks where the networks are sure', () => {
    const marks = { seen: [seen('MẬT', 0.95)], frames: [] };

    for (const context of [{ words: [word('KHẨN', 0.9)] }, { print: [word('HỎA', 0.9), word('TÔC', 0.6)] }]) {
      expect(surelyReadMark(marks, { ...at, ...context })).to.equal(undefined);
      // two stamps may stand side by side: where the networks are sure, a person looks
      expect(doubtfulStamps(marks, { ...at, ...context })).to.have.lengthOf(1);
      expect(doubtfulStamps({ seen: [seen('MẬT', 0.5)], frames: [] }, { ...at, ...context })).to.deep.equal([]);
    }
    for (const words of [
      [word('KHẨN', 0.4)],
      [word('khẩn', 0.9)],
      [word('KHẨN', 0.9, [900, 210, 80, 40])],
      [word('KHẨN', 0.9), word('MẬT', 0.3)],
      [word('VĂN', 0.7)],
    ]) {
      expect(surelyReadMark(marks, { ...at, words })).to.deep.equal({ level: 'MẬT', page: 1 });
      expect(doubtfulStamps(marks, { ...at, words })).to.deep.equal([BOX]);
    }
  });

  it('leaves to a person where a word of urgency may stand, by the look of it or by what was half read', () => {
    const mayBe = { seen: [seen('MẬT', 0.95, 0.35)], frames: [] };
    const surely = { seen: [seen('MẬT', 0.95, 0.25)], frames: [] };
    const halfRead = { ...at, words: [word('KHẨN', 0.5)] };

    for (const [marks, context] of [
      [mayBe, at],
      [surely, halfRead],
    ] as const) {
      expect(surelyReadMark(marks, context)).to.equal(undefined);
      expect(doubtfulStamps(marks, context)).to.deep.equal([BOX]);
    }
    expect(surelyReadMark(surely, at)).to.deep.equal({ level: 'MẬT', page: 1 });
    expect(surelyReadMark(mayBe, { ...at, words: [word('MẬT', 0.9)] })).to.deep.equal({ level: 'MẬT', page: 1 });
  });

  it('withholds a mark that is surer than any word of urgency looks, though one stands beside it', () => {
    const beside = { seen: [seen('MẬT', 0.97, 0.99)], frames: [] };

    expect(surelyReadMark(beside, at)).to.deep.equal({ level: 'MẬT', page: 1 });
    // what was read there speaks for itself
    expect(surelyReadMark(beside, { ...at, words: [word('KHẨN', 0.9)] })).to.equal(undefined);
  });

  it('leaves to a person where other capitals were surely read in the same place', () => {
    const marks = { seen: [seen('MẬT', 0.95)], frames: [] };
    const middle: Box = [150, 215, 60, 30];

    for (const text of ['NHẬT', 'GIẤY', 'MẪU']) {
      const print = [word(text, 0.95, middle)];
      expect(surelyReadMark(marks, { ...at, print })).to.equal(undefined);
      expect(doubtfulStamps(marks, { ...at, print })).to.deep.equal([BOX]);
    }
    for (const other of [
      word('MẪU', 0.6, middle),
      word('mẫu', 0.95, middle),
      word('MÁT', 0.95, middle),
      word('MẬI', 0.95, middle),
      word('MẪU', 0.95, [102, 202, 20, 10]),
    ])
      expect(surelyReadMark(marks, { ...at, print: [other] })).to.deep.equal({ level: 'MẬT', page: 1 });
  });

  it('asks a person about a red frame in which no word was read', () => {
    const frames = { seen: [], frames: [BOX] };

    for (const words of [[], [word('MT', 0.2)], [word('|', 0.9)], [word('KHẨN', 0.9, [900, 210, 80, 40])]])
      expect(doubtfulStamps(frames, { ...at, words })).to.deep.equal([BOX]);
    expect(doubtfulStamps(frames, { ...at, words: [word('KHẨN', 0.9)] })).to.deep.equal([]);
    const urgent = (probability: number) => [{ word: 'KHẨN', probability, box: BOX }] as const;
    expect(doubtfulStamps({ ...frames, urgent: urgent(0.9) }, at)).to.deep.equal([]);
    expect(doubtfulStamps({ ...frames, urgent: urgent(0.7) }, at)).to.deep.equal([BOX]);
  });

  it('tells the surest stamp of urgency, where one is sure enough', () => {
    const reading = goodReading(1, 'KẾ HOẠCH');
    const urgent = (probability: number, word: SeenUrgency['word'] = 'KHẨN') => ({ word, probability, box: BOX });
    const told = (...words: readonly SeenUrgency[]) =>
      withUrgencyStamp(reading, { seen: [], frames: [], urgent: words }).urgencyStamp;

    expect(told(urgent(0.6), urgent(0.9, 'HỎA TỐC'))).to.deep.equal(urgent(0.9, 'HỎA TỐC'));
    expect(told(urgent(0.4))).to.equal(undefined);
    expect(withUrgencyStamp(reading, { seen: [], frames: [] })).to.equal(reading);
  });

  it('asks once about a frame in which the word is in doubt too', () => {
    const shape: Box = [120, 205, 120, 50];
    expect(doubtfulStamps({ seen: [{ ...seen('MẬT', 0.6), box: shape }], frames: [BOX] }, at)).to.deep.equal([shape]);
  });
});
