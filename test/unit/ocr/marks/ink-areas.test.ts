import { expect } from 'chai';
import type { Box } from '../../../../src/domain/page/geometry.ts';
import { inkAreas } from '../../../../src/ocr/marks/ink-areas.ts';
import type { GreyImage } from '../../../../src/ocr/marks/look.ts';

const SIZE = { width: 800, height: 600 };
const PPI = 200;

type Drawn = readonly [box: Box, line: number];

function page(...boxes: readonly Drawn[]): GreyImage {
  return inked(0, boxes);
}

function inked(level: number, boxes: readonly Drawn[]): GreyImage {
  const image = Uint8Array.from({ length: SIZE.width * SIZE.height }, (_, index) => {
    const [x, y] = [index % SIZE.width, Math.floor(index / SIZE.width)];
    return boxes.some((drawn) => isOnLine(drawn, x, y)) ? level : 255;
  });
  return { ...SIZE, ppi: PPI, image };
}

function isOnLine([[left, top, width, height], line]: Drawn, x: number, y: number): boolean {
  const depth = Math.min(x - left, left + width - 1 - x, y - top, top + height - 1 - y);
  return depth >= 0 && depth < line;
}

describe('ocr/marks/ink-areas', () => {
  it('finds frames as large as a stamp, lying and standing', () => {
    const lying: Box = [120, 150, 180, 69];
    const standing: Box = [510, 150, 69, 180];

    expect(inkAreas(page([lying, 4], [standing, 4]))).to.have.deep.members([lying, standing]);
  });

  it('leaves out tables, rules, bars and letters', () => {
    const others: readonly (readonly [Box, number])[] = [
      [[0, 0, 780, 400], 4],
      [[60, 420, 300, 6], 3],
      [[420, 420, 180, 69], 40],
      [[60, 500, 40, 50], 4],
    ];

    for (const other of others) expect(inkAreas(page(other)), String(other)).to.deep.equal([]);
  });

  it('finds a frame of ink that is nearly worn away', () => {
    const frame: Box = [120, 150, 180, 69];

    expect(inkAreas(inked(225, [[frame, 4]]))).to.deep.equal([frame]);
  });

  it('finds a frame that words of print touch', () => {
    const [area] = inkAreas(page([[120, 150, 180, 69], 4], [[296, 180, 60, 24], 6]));

    expect(area).to.deep.equal([120, 150, 237, 69]);
  });
});
