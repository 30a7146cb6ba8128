import { expect } from 'chai';
import { isBlankPage } from '../../../../src/ocr/preparation/blank-page.ts';
import { DrawnPage } from '../../../support/ocr/drawn-page.ts';

const SIZE = { width: 800, height: 1000 };
const PAPER = 238;

function sheet(): DrawnPage {
  return new DrawnPage(SIZE, PAPER);
}

function isBlank(page: DrawnPage): boolean {
  return isBlankPage({ ...SIZE, image: page.grain(10).data, ppi: 200 });
}

/** A wavy stroke 3 pixels wide, as of a pencil. */
function scribble(page: DrawnPage, level: number): DrawnPage {
  return page.paint((x, y) => {
    const on = x > 300 && x < 380 && Math.abs(y - 500 - 12 * Math.sin(x / 6)) < 1.8;
    return on ? level : undefined;
  });
}

describe('ocr/preparation/blank-page', () => {
  it('finds an empty sheet blank', () => {
    expect(isBlank(sheet())).to.equal(true);
  });

  it('does not mind shade, fold, punch hole and dust', () => {
    const shade = new DrawnPage(SIZE).paint((x, y) => 190 + (x + y) / 40);
    const fold = sheet().paint((x, y) => (Math.abs(y - 480 - x / 300) < 1.5 && x % 90 < 60 ? 195 : undefined));
    const hole = sheet().paint((x, y) => (Math.hypot(x - 75, y - 300) < 22 ? 30 : undefined));
    const dust = sheet().paint((x, y) => ((x % 97) + (y % 89) < 3 ? 60 : undefined));

    expect([shade, fold, hole, dust].map(isBlank)).to.deep.equal([true, true, true, true]);
  });

  it('does not mind print that shines through from the other side', () => {
    const through = sheet().paint((x, y) => {
      const line = Math.max(0, Math.sin(y / 6)) * Math.max(0, Math.sin(x / 5) + 0.3);
      return y % 60 < 30 && x > 100 && x < 700 ? PAPER - 16 * line : undefined;
    });

    expect(isBlank(through)).to.equal(true);
  });

  it('finds no sheet blank that bears a page number alone, at 150 pixels an inch too', () => {
    const ring = (x: number, y: number, [radius, pen]: readonly [number, number]) =>
      Math.abs(Math.hypot(x - 400, y) - radius + pen) < pen;
    const eight = (upper: number, lower: number, pen: number) =>
      sheet().paint((x, y) => (ring(x, y - 490, [upper, pen]) || ring(x, y - 498, [lower, pen]) ? 90 : undefined));
    const figures = [eight(4.5, 5.5, 1.2), eight(4.5, 5, 1.6), eight(5, 5.5, 1.6)];

    const blank = figures.map((figure) => isBlankPage({ ...SIZE, image: figure.grain(4).data, ppi: 150 }));

    expect(blank).to.deep.equal([false, false, false]);
  });

  it('finds no sheet blank that bears a faint pencil stroke', () => {
    expect(isBlank(scribble(sheet(), PAPER - 45))).to.equal(false);
  });

  it('finds no sheet blank that is full of print which has nearly faded away', () => {
    const faded = sheet().paint((x, y) => {
      const isLetter = y % 50 < 18 && x > 100 && x < 700 && x % 22 < 16;
      const isStroke = x % 22 < 3 || x % 22 > 12 || y % 50 < 3;
      return isLetter && isStroke ? PAPER - 22 : undefined;
    });

    expect(isBlankPage({ ...SIZE, image: faded.grain(4).data, ppi: 200 })).to.equal(false);
  });

  it('finds no sheet blank that bears a few letters', () => {
    const number = sheet().rectangle([400, 900, 4, 24], 40).rectangle([412, 900, 14, 4], 40);

    expect(isBlank(number)).to.equal(false);
  });

  it('finds no sheet blank that bears a faint stamp', () => {
    expect(isBlank(sheet().ring([400, 400], 140, { thickness: 4, level: 180 }))).to.equal(false);
  });

  it('sees a mark on a shaded sheet', () => {
    const shaded = new DrawnPage(SIZE).paint((x, y) => 150 + (x + y) / 30);

    expect(isBlank(scribble(shaded, 120))).to.equal(false);
  });

  it('finds no sheet blank that bears a stamp near its edge, a flat signature or a frame', () => {
    const stamp = sheet().frame([40, 600, 270, 72], 4);
    const signature = sheet().paint((x, y) =>
      x > 200 && x < 560 && Math.abs(y - 500 - 14 * Math.sin(x / 22)) < 2.2 ? 60 : undefined,
    );
    const frame = sheet().frame([300, 400, 260, 60], 3);

    expect([stamp, signature, frame].map(isBlank)).to.deep.equal([false, false, false]);
  });

  it('takes the lid all around the sheet for no mark', () => {
    expect(isBlank(sheet().frame([0, 0, SIZE.width, SIZE.height], 30))).to.equal(true);
  });

  it('leaves out what stands at the very edge', () => {
    expect(isBlank(sheet().rectangle([4, 300, 12, 200], 60))).to.equal(true);
  });
});
