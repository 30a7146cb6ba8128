import { expect } from 'chai';
import { judgeSeenMarks } from '../../../../src/domain/cataloguing/seen-marks.ts';
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

describe('domain/cataloguing/seen-marks', () => {
  it('takes a likely shape for a mark, and the strongest of several', () => {
    const marks = { seen: [seen('MẬT', 0.99), seen('TỐI MẬT', 0.985)], frames: [] };

    expect(judgeSeenMarks(marks, { page: 4 })).to.deep.equal({ mark: { level: 'TỐI MẬT', page: 4 }, doubtful: [] });
  });

  it('asks a person about a shape that may be one', () => {
    expect(judgeSeenMarks({ seen: [seen('MẬT', 0.6)], frames: [] }, { page: 1 })).to.deep.equal({ doubtful: [BOX] });
  });

  it('leaves out what hardly looks like a mark', () => {
    expect(judgeSeenMarks({ seen: [seen('MẬT', 0.1)], frames: [] }, { page: 1 })).to.deep.equal({ doubtful: [] });
  });

  it('leaves out the level that a person cleared on this page, and that alone', () => {
    const marks = { seen: [seen('TỐI MẬT', 0.99)], frames: [] };

    expect(judgeSeenMarks(marks, { page: 4, cleared: [{ level: 'TỐI MẬT', page: 4 }] }).mark).to.equal(undefined);
    for (const cleared of [
      { level: 'MẬT', page: 4 },
      { level: 'TỐI MẬT', page: 3 },
    ])
      expect(judgeSeenMarks(marks, { page: 4, cleared: [cleared] }).mark?.level).to.equal('TỐI MẬT');
  });

  it('asks a person about a red frame in which no word was read', () => {
    const frames = { seen: [], frames: [BOX] };

    for (const words of [[], [word('MT', 0.2)], [word('|', 0.9)], [word('KHẨN', 0.9, [900, 210, 80, 40])]])
      expect(judgeSeenMarks(frames, { page: 1, words }).doubtful).to.deep.equal([BOX]);
    expect(judgeSeenMarks(frames, { page: 1, words: [word('KHẨN', 0.9)] }).doubtful).to.deep.equal([]);
  });

  it('asks once about a frame that is in doubt by its shape too', () => {
    const marks = { seen: [seen('MẬT', 0.6)], frames: [BOX] };

    expect(judgeSeenMarks(marks, { page: 1 }).doubtful).to.deep.equal([BOX]);
  });

  it('asks a person about a shape in which a word of urgency was surely read, and no MẬT', () => {
    const marks = { seen: [seen('MẬT', 0.95)], frames: [] };

    for (const context of [{ words: [word('KHẨN', 0.9)] }, { print: [word('HỎA', 0.9), word('TÔC', 0.6)] }])
      expect(judgeSeenMarks(marks, { page: 1, ...context })).to.deep.equal({ doubtful: [BOX] });
    for (const words of [
      [word('KHẨN', 0.5)],
      [word('KHẨN', 0.9, [900, 210, 80, 40])],
      [word('KHẨN', 0.9), word('MẬT', 0.3)],
      [word('VĂN', 0.9)],
    ])
      expect(judgeSeenMarks(marks, { page: 1, words }).mark?.level).to.equal('MẬT');
  });
});
