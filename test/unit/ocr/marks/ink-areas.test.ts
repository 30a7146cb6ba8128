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

    expect(inkAreas(page([lying, 4], [standing, 4])).areas).to.have.deep.members([lying, standing]);
  });

  it('leaves out tables, rules, bars and letters', () => {
    const others: readonly (readonly [Box, number])[] = [
      [[0, 0, 780, 400], 4],
      [[60, 420, 300, 6], 3],
      [[420, 420, 180, 69], 40],
      [[60, 500, 40, 50], 4],
    ];

    for (const other of others)
      expect(inkAreas(page(other)), String(other)).to.deep.equal({ areas: [], wider: [], standing: [] });
  });

  it('finds the frame of a stamp that stands across a table, of which it hangs', () => {
    const rows = [0, 1, 2].map((row): Drawn => [[6, 6 + 60 * row, 780, 64], 4]);
    const frame: Box = [300, 30, 100, 345];

    const { areas, standing } = inkAreas(page(...rows, [frame, 4]));

    expect(areas).to.deep.equal([]);
    expect(standing).to.have.length(1);
    for (const side of [0, 1, 2, 3]) expect(standing[0]?.[side]).to.be.closeTo(frame[side] ?? 0, 12);
  });

  it('finds a frame among many boxes larger than it', () => {
    const frame: Box = [120, 525, 180, 69];
    const boxes = [0, 1, 2].flatMap((row) =>
      [0, 1, 2].map((column): Drawn => [[6 + 264 * column, 6 + 174 * row, 240, 165], 4]),
    );

    expect(inkAreas(page(...boxes, [frame, 4])).areas).to.deep.include(frame);
  });

  it('finds letters paler than print that nothing holds together, and no such letter alone', () => {
    const letters = [0, 1, 2].map((column): Drawn => [[150 + 60 * column, 150, 33, 39], 5]);
    const [wider] = inkAreas(inked(225, letters)).wider;

    expect(wider?.[0]).to.be.at.most(150);
    expect((wider?.[0] ?? 0) + (wider?.[2] ?? 0)).to.be.at.least(150 + 2 * 60 + 33);
    expect(inkAreas(inked(225, letters.slice(0, 1))).wider).to.deep.equal([]);
    // print is dark
    expect(inkAreas(inked(0, letters)).wider).to.deep.equal([]);
  });

  it('finds a frame of ink that is nearly worn away', () => {
    const frame: Box = [120, 150, 180, 69];

    expect(inkAreas(inked(225, [[frame, 4]])).areas).to.deep.equal([frame]);
  });

  it('finds a frame of pale ink, or of which too little is left to hang together, by the wider look', () => {
    const frame: Box = [120, 150, 180, 69];

    for (const level of [243, 240])
      expect(inkAreas(inked(level, [[frame, 4]])), String(level)).to.deep.equal({
        areas: [],
        wider: [frame],
        standing: [],
      });
  });

  it('finds a frame that fell apart, and no words of print that hang together as little', () => {
    const broken = (level: number): GreyImage => {
      const { image, ...size } = inked(level, [[[120, 150, 180, 69], 4]]);
      const isGap = (index: number) => (index % SIZE.width) % 30 < 6 || Math.floor(index / SIZE.width) % 30 < 6;
      return { ...size, image: image.map((value, index) => (isGap(index) ? 255 : value)) };
    };

    for (const level of [230, 0]) {
      const [found] = inkAreas(broken(level)).wider;
      for (const [at, drawn] of [120, 150, 180, 69].entries()) expect(found?.[at]).to.be.closeTo(drawn, 9);
    }
    const letters = [0, 1, 2, 3, 4, 5].flatMap((at): Drawn[] => [
      [[120 + 30 * at, 150, 24, 30], 8],
      [[120 + 30 * at, 189, 24, 30], 8],
    ]);
    expect(inkAreas(page(...letters))).to.deep.equal({ areas: [], wider: [], standing: [] });
  });

  it('finds a frame that words of print touch', () => {
    const [area] = inkAreas(page([[120, 150, 180, 69], 4], [[296, 180, 60, 24], 6])).areas;

    expect(area).to.deep.equal([120, 150, 237, 69]);
  });

  it('finds a frame that runs together with the rules of a table, apart from other frames', () => {
    const rules = Array.from({ length: 6 }, (_, row): Drawn => [[30, 120 + 60 * row, 720, 4], 4]);
    const columns = [30, 240, 500, 746].map((left): Drawn => [[left, 120, 4, 304], 4]);
    const frame: Box = [291, 201, 180, 69];

    const { areas, wider } = inkAreas(page(...rules, ...columns, [frame, 4]));

    expect(areas).to.deep.equal([]);
    expect(wider).to.have.lengthOf(1);
    const [x, y, width, height] = wider[0] ?? [];
    for (const [found, drawn] of [[x, 291], [y, 201], [width, 180], [height, 69]] as const) expect(found).to.be.closeTo(drawn, 6); // prettier-ignore
  });

  it('finds a frame on which words of print hang on both sides', () => {
    const words: Drawn[] = [0, 1, 2, 3].map((at) => [[60 + 175 * at, 180, 190, 22], 6]);

    const { areas, wider } = inkAreas(page([[300, 150, 180, 69], 4], ...words));

    expect(areas).to.deep.equal([]);
    expect(wider).to.have.lengthOf(1);
  });
});
