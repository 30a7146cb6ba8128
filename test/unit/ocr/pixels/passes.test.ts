import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import openWabt from 'wabt';
import { colouredPixels, otherColours, splitPixels, type Lifts } from '../../../../src/ocr/pixels/colour-passes.ts';
import { blockSums, coarseCells, darkCells, levelRows } from '../../../../src/ocr/pixels/grey-passes.ts';

const FOLDER = new URL('../../../../src/ocr/pixels/', import.meta.url);

/** Sizes that leave something over of every block that the passes work in, and one of more than one piece. */
const SIZES = [
  { width: 1, height: 1 },
  { width: 17, height: 5 },
  { width: 53, height: 34 },
  { width: 211, height: 160 },
];

/** The same levels on every run. */
function noise(length: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >> 16;
  });
}

/** Much of it without colour, as pages are. */
function colourNoise(count: number): Uint8Array {
  const [grey, colour] = [noise(count, 7), noise(3 * count, 11)];
  return colour.map((level, at) => (grey[Math.floor(at / 3)] ?? 0) < 128 ? level : (grey[Math.floor(at / 3)] ?? 0)); // prettier-ignore
}

type Pixel = readonly [r: number, g: number, b: number];

function pixelsOf(rgb: Uint8Array): readonly Pixel[] {
  return Array.from({ length: rgb.length / 3 }, (_, pixel) => [rgb[3 * pixel] ?? 0, rgb[3 * pixel + 1] ?? 0, rgb[3 * pixel + 2] ?? 0]); // prettier-ignore
}

const byColour = Uint8Array.from({ length: 256 }, (_, colour) => 255 - Math.max(0, colour - 12));
const lifts: Lifts = [
  Uint8Array.from({ length: 256 }, (_, level) => Math.min(255, level * 1.1)),
  Uint8Array.from({ length: 256 }, (_, level) => level),
  Uint8Array.from({ length: 256 }, (_, level) => Math.min(255, level * 1.3)),
];

function otherColour([red, green, blue]: Pixel): number {
  const [r, g, b] = [lifts[0][red] ?? 0, lifts[1][green] ?? 0, lifts[2][blue] ?? 0];
  return Math.max(g, b) > r ? Math.max(g, b) - Math.min(r, g, b) : 0;
}

describe('ocr/pixels', () => {
  for (const { width, height } of SIZES) {
    const size = `${String(width)} × ${String(height)}`;
    const rgb = colourNoise(width * height);
    const grey = noise(width * height, 3);

    it(`parts print and red ink of ${size} pixels`, () => {
      const limits = { levels: byColour, floor: 12, plainly: 32, faintly: 16 };
      const redness = pixelsOf(rgb).map(([r, g, b]) => Math.max(0, r - Math.max(g, b)));
      const ink = pixelsOf(rgb).map((pixel) => {
        const colour = Math.max(...pixel) - Math.min(...pixel);
        return Math.min(255, Math.max(...pixel) + Math.trunc(Math.max(0, 1.75 * colour - 24)));
      });

      const split = splitPixels(rgb, limits);

      expect([...split.ink]).to.deep.equal(ink);
      expect([...split.red]).to.deep.equal(redness.map((red) => byColour[red]));
      expect(split.plainlyRed).to.equal(redness.filter((red) => red >= 32).length);
      expect(split.faintlyRed).to.equal(redness.filter((red, at) => at % 4 === 0 && red > 16).length);
    });

    it(`finds other colours of ${size} pixels`, () => {
      const colours = pixelsOf(rgb).map(otherColour);
      const seen = colours.flatMap((colour, pixel) => (pixel % 4 === 0 && colour > 24 ? [3 * pixel] : []));

      expect([...otherColours(rgb, lifts, byColour)]).to.deep.equal(colours.map((colour) => byColour[colour]));
      expect(colouredPixels(rgb, lifts, 24)).to.deep.equal({
        count: seen.length,
        first: seen[0] ?? 0,
        last: seen.at(-1) ?? 0,
      });
    });

    it(`sums up blocks of ${size} pixels`, () => {
      const columns = Math.ceil(width / 16);
      const sums = new Array<number>(columns * Math.ceil(height / 16)).fill(0);
      grey.forEach((level, at) => {
        const block = Math.floor(at / width / 16) * columns + Math.floor((at % width) / 16);
        sums[block] = (sums[block] ?? 0) + level;
      });

      expect([...blockSums(grey, { width, height })]).to.deep.equal(sums);
    });

    it(`levels ${size} pixels by gains that change evenly from block to block`, () => {
      const columns = Math.ceil(width / 16);
      const gains = Float32Array.from({ length: columns }, (_, column) => 0.9 + ((column * 7) % 5) / 9);
      const expected = Array.from(grey, (level, at) => {
        const place = ((at % width) + 0.5) / 16 - 0.5;
        const near = (column: number) => gains[Math.max(0, Math.min(columns - 1, column))] ?? 1;
        const share = place - Math.floor(place);
        const gain = near(Math.floor(place)) * (1 - share) + near(Math.floor(place) + 1) * share;
        return Math.min(255, Math.floor(level * gain + 0.5));
      });

      const level = levelRows(grey, { width, height, columns }, (_, row) => {
        row.set(gains);
      });

      level.forEach((value, at) => {
        expect(value).to.be.closeTo(expected[at] ?? 0, 1);
      });
    });

    it(`brings ${size} pixels to cells`, () => {
      const [across, down] = [Math.floor(width / 3), Math.floor(height / 3)];
      const dark = Array.from({ length: across * down }, (_, cell) => {
        const start = Math.floor(cell / across) * 3 * width + (cell % across) * 3;
        const sum = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => grey[start + row * width + column] ?? 0)).reduce((all, one) => all + one, 0); // prettier-ignore
        return Math.trunc(255 - sum / 9);
      });
      const [columns, rows] = [Math.floor(width / 4), Math.floor(height / 4)];
      const darkest = pixelsOf(rgb).map((pixel) => Math.min(...pixel));
      const coarse = Array.from({ length: columns * rows }, (_, cell) => {
        const start = Math.floor(cell / columns) * 4 * width + (cell % columns) * 4;
        const sum = [0, 2].flatMap((row) => [0, 1, 2, 3].map((column) => darkest[start + row * width + column] ?? 0)).reduce((all, one) => all + one, 0); // prettier-ignore
        return Math.trunc(sum / 8);
      });

      expect([...darkCells(grey, { width, height })]).to.deep.equal(dark);
      expect([...coarseCells(rgb, { width, columns, rows })]).to.deep.equal(coarse);
    });
  }

  it('gives nothing for no pixels', () => {
    const none = new Uint8Array();

    expect(splitPixels(none, { levels: byColour, floor: 12, plainly: 32, faintly: 16 }).plainlyRed).to.equal(0);
    expect(otherColours(none, lifts, byColour)).to.have.lengthOf(0);
    expect(blockSums(none, { width: 0, height: 0 })).to.have.lengthOf(0);
    expect(darkCells(none, { width: 2, height: 0 })).to.have.lengthOf(0);
  });

  it('runs the kernel that stands in the sources', async () => {
    const wabt = await openWabt();
    const source = wabt.parseWat('pixels.wat', readFileSync(new URL('pixels.wat', FOLDER), 'utf8'), { simd: true });

    expect(Buffer.from(source.toBinary({}).buffer)).to.deep.equal(readFileSync(new URL('pixels.wasm', FOLDER)));
  });
});
