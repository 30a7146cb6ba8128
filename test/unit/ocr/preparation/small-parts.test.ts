import { expect } from 'chai';
import { componentsOf } from '../../../../src/domain/page/components.ts';
import { paperLevel, shareOfDark } from '../../../../src/ocr/preparation/measures.ts';
import { printIsColoured } from '../../../../src/ocr/preparation/printed-colour.ts';
import { readingScale } from '../../../../src/ocr/preparation/reading-scale.ts';
import { findRedAreas } from '../../../../src/ocr/preparation/red-areas.ts';
import { DrawnPage } from '../../../support/ocr/drawn-page.ts';

describe('ocr/preparation/reading-scale', () => {
  it('brings large scans down to 200 ppi', () => {
    expect(readingScale(300)).to.be.closeTo(2 / 3, 1e-9);
    expect(readingScale(600)).to.be.closeTo(1 / 3, 1e-9);
  });

  it('leaves scans of about 200 ppi alone', () => {
    expect([150, 200, 225].map(readingScale)).to.deep.equal([1, 1, 1]);
  });

  it('enlarges small scans by whole factors, up to a limit', () => {
    expect([100, 72, 50, 10].map(readingScale)).to.deep.equal([2, 2, 3, 4]);
  });
});

describe('ocr/preparation/components', () => {
  it('joins pixels that touch, at corners too', () => {
    const mask = Uint8Array.from([1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1]);

    const found = componentsOf(mask, { width: 4, height: 3 });

    expect(found.map(({ box, pixels }) => [box, pixels.length])).to.deep.equal([
      [[0, 0, 2, 2], 2],
      [[3, 1, 1, 2], 2],
    ]);
  });

  it('does not join the end of a row with the start of the next', () => {
    expect(componentsOf(Uint8Array.from([0, 0, 1, 1, 0, 0]), { width: 3, height: 2 })).to.have.lengthOf(2);
  });

  it('leaves the mask as it is', () => {
    const mask = Uint8Array.of(1, 1);

    componentsOf(mask, { width: 2, height: 1 });

    expect([...mask]).to.deep.equal([1, 1]);
  });
});

describe('ocr/preparation/measures', () => {
  const size = { width: 100, height: 100 };

  it('measures the share of dark pixels', () => {
    const page = new DrawnPage(size).rectangle([0, 0, 50, 100]);

    expect(shareOfDark(page.data, size)).to.be.closeTo(0.5, 1e-9);
  });

  it('leaves out a margin', () => {
    const page = new DrawnPage(size).frame([0, 0, 100, 100], 8);

    expect(shareOfDark(page.data, size, 10)).to.equal(0);
  });

  it('takes the mean of the paper', () => {
    expect(paperLevel({ columns: 2, rows: 1, levels: Float32Array.of(200, 220) })).to.equal(210);
  });
});

describe('ocr/preparation/printed-colour', () => {
  const pixels = (share: number, print: readonly number[]): Uint8Array =>
    Uint8Array.from(Array.from({ length: 4000 }, (_, index) => (index % 100 < share ? print : [250, 250, 250])).flat());

  it('knows print in blue from black print', () => {
    expect(printIsColoured(pixels(8, [50, 60, 150]))).to.equal(true);
    expect(printIsColoured(pixels(8, [40, 40, 40]))).to.equal(false);
  });

  it('does not take a page of stamps alone for coloured print', () => {
    expect(printIsColoured(pixels(8, [210, 60, 80]))).to.equal(false);
  });
});

describe('ocr/preparation/red-areas', () => {
  const size = { width: 800, height: 800 };

  it('joins what stands close and parts what does not, the largest first', () => {
    const red = new DrawnPage(size)
      .rectangle([64, 64, 60, 40], 60)
      .rectangle([500, 500, 120, 40], 60)
      .rectangle([640, 500, 60, 40], 60);

    const [first, second, ...none] = findRedAreas(red.data, size);

    expect(first).to.deep.equal([496, 496, 208, 48]);
    expect(second).to.deep.equal([64, 64, 64, 48]);
    expect(none).to.deep.equal([]);
  });

  it('leaves out specks', () => {
    const red = new DrawnPage(size).rectangle([300, 300, 8, 8], 0);

    expect(findRedAreas(red.data, size)).to.deep.equal([]);
  });
});
