import { expect } from 'chai';
import { doubtfulStamps } from '../../../../src/domain/cataloguing/seen-marks.ts';
import type { Box } from '../../../../src/domain/page/geometry.ts';
import type { Word } from '../../../../src/domain/page/page-reading.ts';
import type { SeenMark } from '../../../../src/domain/page/seen-mark.ts';

const BOX: Box = [100, 200, 160, 60];
const seen = (level: SeenMark['level'], probability: number): SeenMark => ({ level, probability, box: BOX });
const word = (text: string, confidence: number, box: Box = [120, 210, 80, 40]): Word => ({
  text,
  box,
  confidence,
  line: 0,
  layer: 'red',
});

const at = { page: 1, ppi: 200 };

describe('domain/cataloguing/seen-marks', () => {
  it('asks a person about a shape that may be a mark, however likely', () => {
    for (const probability of [0.3, 0.6, 0.99])
      expect(doubtfulStamps({ seen: [seen('MẬT', probability)], frames: [] }, at)).to.deep.equal([BOX]);
  });

  it('leaves out what hardly looks like a mark', () => {
    expect(doubtfulStamps({ seen: [seen('MẬT', 0.1)], frames: [] }, at)).to.deep.equal([]);
  });

  it('leaves out what is larger than a mark: a round seal of 42 mm at any resolution', () => {
    for (const ppi of [100, 200, 300]) {
      const across = Math.round((42 * ppi) / 25.4);
      const seal: SeenMark = { level: 'TỐI MẬT', probability: 0.96, box: [500, 900, across, across] };
      const mark: SeenMark = { ...seal, box: [500, 900, across, Math.round(across / 3)] };

      expect(doubtfulStamps({ seen: [seal, mark], frames: [] }, { page: 1, ppi })).to.deep.equal([mark.box]);
    }
  });

  it('leaves out the level that a person cleared on this page, and that alone', () => {
    const marks = { seen: [seen('TỐI MẬT', 0.99)], frames: [] };

    expect(doubtfulStamps(marks, { ...at, cleared: [{ level: 'TỐI MẬT', page: 1 }] })).to.deep.equal([]);
    for (const cleared of [
      { level: 'MẬT', page: 1 },
      { level: 'TỐI MẬT', page: 3 },
    ] as const)
      expect(doubtfulStamps(marks, { ...at, cleared: [cleared] })).to.deep.equal([BOX]);
  });

  it('leaves out a shape in which a word of urgency was surely read, and no MẬT', () => {
    const marks = { seen: [seen('MẬT', 0.95)], frames: [] };

    for (const context of [{ words: [word('KHẨN', 0.9)] }, { print: [word('HỎA', 0.9), word('TÔC', 0.6)] }])
      expect(doubtfulStamps(marks, { ...at, ...context })).to.deep.equal([]);
    for (const words of [
      [word('KHẨN', 0.5)],
      [word('KHẨN', 0.9, [900, 210, 80, 40])],
      [word('KHẨN', 0.9), word('MẬT', 0.3)],
      [word('VĂN', 0.9)],
    ])
      expect(doubtfulStamps(marks, { ...at, words })).to.deep.equal([BOX]);
  });

  it('asks a person about a red frame in which no word was read', () => {
    const frames = { seen: [], frames: [BOX] };

    for (const words of [[], [word('MT', 0.2)], [word('|', 0.9)], [word('KHẨN', 0.9, [900, 210, 80, 40])]])
      expect(doubtfulStamps(frames, { ...at, words })).to.deep.equal([BOX]);
    expect(doubtfulStamps(frames, { ...at, words: [word('KHẨN', 0.9)] })).to.deep.equal([]);
  });

  it('asks once about a frame that is in doubt by its shape too', () => {
    expect(doubtfulStamps({ seen: [seen('MẬT', 0.6)], frames: [BOX] }, at)).to.deep.equal([BOX]);
  });
});
