import { expect } from 'chai';
import { applyAffine, invertAffine } from '../../../../src/domain/page/affine.ts';
import { preparePage } from '../../../../src/ocr/preparation/prepare-page.ts';
import { DrawnPage, dashedLines } from '../../../support/ocr/drawn-page.ts';

const SIZE = { width: 800, height: 1000 };

describe('ocr/preparation/prepare-page', () => {
  it('straightens a crooked page and says where everything went', () => {
    const page = dashedLines(SIZE, 2);

    const { skewDegrees, frame, back, ink } = preparePage({ ...SIZE, channels: 1, data: page.data, ppi: 200 });

    expect(skewDegrees).to.be.closeTo(2, 0.1);
    expect(ink).to.have.lengthOf(frame.width * frame.height);
    const [x, y] = applyAffine(invertAffine(back), 400, 500);
    expect([x, y].map(Math.round)).to.deep.equal([frame.width / 2, frame.height / 2].map(Math.round));
  });

  it('leaves a straight page in its frame', () => {
    const page = dashedLines(SIZE, 0);

    const { skewDegrees, frame, blank } = preparePage({ ...SIZE, channels: 1, data: page.data, ppi: 200 });

    expect({ skewDegrees, frame, blank }).to.deep.equal({ skewDegrees: 0, frame: SIZE, blank: false });
  });

  it('takes the pixels of a bilevel scan as they are', () => {
    const page = dashedLines(SIZE, 0).paint((x, y) => ((x * 7 + y * 3) % 50 === 0 ? 0 : undefined));
    const bilevel = page.data.map((value) => (value < 128 ? 0 : 255));

    const { ink } = preparePage({ ...SIZE, channels: 1, data: bilevel, ppi: 200 });

    expect(Buffer.compare(ink, bilevel)).to.equal(0);
  });

  it('parts a red stamp from the print it covers', () => {
    const data = dashedLines(SIZE, 0).rgb();
    for (let y = 400; y < 480; y += 1) {
      for (let x = 300; x < 520; x += 1) {
        const at = 3 * (y * SIZE.width + x);
        if (data[at] === 255) data.set([215, 60, 80], at);
      }
    }

    const { ink, red, measures } = preparePage({ ...SIZE, channels: 3, data, ppi: 200 });

    expect(red?.boxes).to.have.lengthOf(1);
    expect(measures.redShare).to.be.above(0.005);
    const stampedPaper = 430 * SIZE.width + 400;
    expect(ink[stampedPaper]).to.equal(255);
  });

  it('gives no red layer where there is hardly any red', () => {
    const { red } = preparePage({ ...SIZE, channels: 3, data: dashedLines(SIZE, 0).rgb(), ppi: 200 });

    expect(red).to.equal(undefined);
  });

  it('does not wipe a page printed in blue', () => {
    const data = dashedLines(SIZE, 0).rgb();
    for (let at = 0; at < data.length; at += 3) if (data[at] !== 255) data.set([50, 60, 160], at);

    const { measures } = preparePage({ ...SIZE, channels: 3, data, ppi: 200 });

    expect(measures.inkShare).to.be.above(0.05);
  });

  it('knows an empty sheet', () => {
    const { blank } = preparePage({ ...SIZE, channels: 1, data: new DrawnPage(SIZE, 240).grain(8).data, ppi: 200 });

    expect(blank).to.equal(true);
  });

  it('does not take a sheet with only a signature in blue for blank', () => {
    const data = new DrawnPage(SIZE, 245).rgb();
    for (let x = 300; x < 420; x += 1) {
      const y = 500 + Math.round(20 * Math.sin(x / 9));
      for (let row = y; row < y + 3; row += 1) data.set([60, 70, 190], 3 * (row * SIZE.width + x));
    }

    expect(preparePage({ ...SIZE, channels: 3, data, ppi: 200 }).blank).to.equal(false);
  });

  it('gives the same result every time', () => {
    const page = { ...SIZE, channels: 1 as const, data: dashedLines(SIZE, 1.3).grain(20).data, ppi: 200 };

    expect(preparePage(page)).to.deep.equal(preparePage(page));
  });
});
