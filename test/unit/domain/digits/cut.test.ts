import { expect } from 'chai';
import { cutRaster } from '../../../../src/domain/digits/cut-raster.ts';
import { inkOf, type Pixels } from '../../../../src/domain/digits/ink.ts';
import { inkPieces } from '../../../../src/domain/digits/pieces.ts';
import { tidyDigits, withoutOtherLines } from '../../../../src/domain/digits/tidy-cut.ts';
import { inverseTurn, turnBox, turnSize, type Box, type QuarterTurn } from '../../../../src/domain/page/geometry.ts';

const BAND = { top: 30, bottom: 60, size: 40 };

/** A cut of 200 × 90 pixels with black bars on paper. */
function bars(...boxes: readonly Box[]): Pixels {
  const data = new Uint8Array(200 * 90).fill(245);
  for (const [x, y, width, height] of boxes) {
    for (let row = y; row < y + height; row += 1) data.fill(20, row * 200 + x, row * 200 + x + width);
  }
  return { width: 200, height: 90, channels: 1, data };
}

function piecesIn(cut: Pixels): readonly Box[] {
  return inkPieces(inkOf(cut)).map(({ box }) => box);
}

describe('domain/digits: cuts', () => {
  it('finds the pieces of ink from left to right', () => {
    expect(piecesIn(bars([90, 30, 6, 30], [20, 30, 6, 30]))).to.deep.equal([
      [20, 30, 6, 30],
      [90, 30, 6, 30],
    ]);
  });

  it('leaves red ink out where something else is written', () => {
    const data = new Uint8Array(100 * 40 * 3).fill(250);
    const paint = (x: number, colour: readonly number[]) => {
      for (let y = 8; y < 32; y += 1) for (let at = x; at < x + 6; at += 1) data.set(colour, (y * 100 + at) * 3);
    };
    paint(20, [30, 40, 140]);
    paint(60, [220, 40, 50]);

    const ink = inkOf({ width: 100, height: 40, channels: 3, data });

    expect(inkPieces(ink).map(({ box }) => box[0])).to.deep.equal([20]);
  });

  it('wipes off what belongs to other lines and keeps tall digits', () => {
    const digit: Box = [80, 18, 6, 55];
    const above: Box = [40, 0, 60, 8];
    const below: Box = [120, 80, 40, 10];

    expect(piecesIn(withoutOtherLines(bars(digit, above, below), BAND))).to.deep.equal([digit]);
  });

  it('cuts down to the digits, counts their pieces and leaves out the print beside', () => {
    const cut = bars([4, 34, 5, 24], [70, 28, 6, 34], [100, 28, 6, 34], [170, 28, 6, 34]);

    const tidy = tidyDigits(cut, [72, 104], BAND.size);

    expect(tidy?.pieces).to.equal(2);
    expect(tidy?.open).to.deep.equal([]);
    expect(tidy === undefined ? [] : piecesIn(tidy.cut)).to.have.lengthOf(2);
  });

  it('does not count a slash printed close behind larger digits, but a digit that was not read', () => {
    const digits: readonly Box[] = [[70, 20, 6, 50], [100, 20, 6, 50]]; // prettier-ignore

    const slash = tidyDigits(bars(...digits, [110, 44, 4, 26], [130, 44, 6, 26]), [72, 107], BAND.size);
    const digit = tidyDigits(bars(...digits, [110, 20, 4, 50], [130, 44, 6, 26]), [72, 107], BAND.size);

    expect([slash?.pieces, digit?.pieces]).to.deep.equal([2, 3]);
    expect(slash?.open).to.deep.equal([]);
  });

  it('calls a side open where the border runs through ink beside the digits, or close to them', () => {
    const through = tidyDigits(bars([100, 28, 6, 34], [130, 28, 6, 34], [150, 28, 50, 34]), [102, 134], BAND.size);
    const close = tidyDigits(bars([8, 28, 6, 34], [40, 28, 6, 34]), [10, 44], BAND.size);

    expect(through?.open).to.deep.equal(['right']);
    expect(close?.open).to.deep.equal(['left']);
  });

  it('cuts the same picture out of a page whichever way it lies', () => {
    const upright = turnedPage(0);
    const box: Box = [10, 20, 30, 16];
    const expected = cutRaster(upright, 0, box);

    for (const turn of [90, 180, 270] as const) {
      expect(cutRaster(turnedPage(turn), turn, box).data, String(turn)).to.deep.equal(expected.data);
    }
  });

  it('puts pixels of a fine scan together and stays on the page', () => {
    const fine = { ...turnedPage(0), ppi: 400 };

    const cut = cutRaster(fine, 0, [-10, -10, 60, 50]);

    expect([cut.scale, cut.width, cut.height]).to.deep.equal([2, 25, 20]);
    expect(cut.box).to.deep.equal([0, 0, 50, 40]);
  });
});

/** A page of 60 × 50 pixels, each of another grey, laid so that `turn` sets it upright. */
function turnedPage(turn: QuarterTurn) {
  const upright = { width: 60, height: 50 };
  const size = turnSize(upright, inverseTurn(turn));
  const data = new Uint8Array(size.width * size.height);
  for (let y = 0; y < upright.height; y += 1) {
    for (let x = 0; x < upright.width; x += 1) {
      const [left, top] = turnBox([x, y, 1, 1], upright, inverseTurn(turn));
      data[top * size.width + left] = (x * 7 + y * 13) % 251;
    }
  }
  return { ...size, channels: 1, data, ppi: 200 } as const;
}
