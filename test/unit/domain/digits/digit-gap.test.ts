import { expect } from 'chai';
import { gapBetween, widened, type GapEdge } from '../../../../src/domain/digits/digit-gap.ts';
import type { Box } from '../../../../src/domain/page/geometry.ts';

const SIZE = 40;

function edge(text: string, print: string, box: Box): GapEdge {
  return { word: { word: { text, box, confidence: 0.9, line: 0, layer: 'ink' }, box }, box, print };
}

const notation = edge('/QĐ-UBND', '/QĐ-UBND', [420, 400, 200, 36]);

describe('domain/digits/digit-gap', () => {
  // S, ố and the colon
  const label = edge('Số:', 'Số:', [200, 400, 54, 36]);

  it('never shows the S of the label, which looks like a 5, however often the border before the number is moved', () => {
    const gap = gapBetween({ asked: 'number', before: label, after: notation, size: SIZE });
    const wide = gap && widened(widened(gap, 'left'), 'left');

    expect(wide?.box[0]).to.be.within(200 + 0.5 * SIZE, (gap?.box[0] ?? 0) - 1);
  });

  it('keeps the right border where it is when the left one is moved', () => {
    const gap = gapBetween({ asked: 'number', before: label, after: notation, size: SIZE });
    const wide = gap && widened(gap, 'left');

    expect((wide?.box[0] ?? 0) + (wide?.box[2] ?? 0)).to.equal((gap?.box[0] ?? 0) + (gap?.box[2] ?? 0));
  });

  it('moves the border by a whole digit where the S of the label is not known, or before a day', () => {
    const lost = gapBetween({ asked: 'number', after: notation, size: SIZE });
    const cut = gapBetween({ asked: 'number', before: edge('ố:', 'ố:', [222, 400, 32, 36]), after: notation, size: SIZE }); // prettier-ignore
    const day = gapBetween({ asked: 'day', before: edge('ngày', 'ngày', [200, 400, 80, 36]), after: notation, size: SIZE }); // prettier-ignore

    for (const gap of [lost, cut, day]) {
      expect((gap?.box[0] ?? 0) - (gap ? widened(gap, 'left').box[0] : 0)).to.be.within(0.8 * SIZE, SIZE);
    }
  });
});
