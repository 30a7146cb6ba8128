import { expect } from 'chai';
import type { Box } from '../../../../src/domain/page/geometry.ts';
import { nameStrips } from '../../../../src/domain/signature/name-strip.ts';

const UNIT = 20;

/** The most likely row. */
function nameStrip(...args: Parameters<typeof nameStrips>): Box | undefined {
  return nameStrips(...args)[0];
}

function picture(ink: readonly { readonly box: Box; readonly value: number }[]) {
  const image = { width: 600, height: 300, data: new Uint8Array(600 * 300).fill(255) };
  for (const { box, value } of ink) {
    for (let y = box[1]; y < box[1] + box[3]; y += 1) {
      image.data.fill(value, y * image.width + box[0], y * image.width + box[0] + box[2]);
    }
  }
  return image;
}

/** Letters of a line, 12 pixels wide, with blanks between. */
function letters(from: number, y: number, count: number): { box: Box; value: number }[] {
  return Array.from({ length: count }, (_, i) => ({ box: [from + i * 16, y, 12, 18], value: 20 }));
}

describe('domain/signature/name-strip', () => {
  it('finds the line of letters below strokes that are larger than letters', () => {
    const stroke = { box: [180, 20, 6, 170] as Box, value: 20 };
    const strip = nameStrip(picture([stroke, ...letters(200, 200, 9)]), UNIT, 128);

    expect(strip).to.satisfy(
      (box?: Box) => box !== undefined && box[1] <= 200 && box[1] + box[3] >= 218 && box[1] > 180 && box[3] < 45,
    );
    expect(strip).to.satisfy((box?: Box) => box !== undefined && box[0] <= 200 && box[0] + box[2] >= 340);
  });

  it('reaches to the left over letters that hang together with a stroke', () => {
    const joined = { box: [165, 60, 34, 158] as Box, value: 20 };
    const strip = nameStrip(picture([joined, ...letters(204, 200, 8)]), UNIT, 128);

    expect(strip?.[0]).to.be.at.most(170);
  });

  it('sees past a seal in grey where only what is as dark as print counts', () => {
    const seal = { box: [150, 100, 150, 150] as Box, value: 150 };
    const image = picture([seal, ...letters(200, 200, 9)]);

    expect(nameStrip(image, UNIT, 170)).to.satisfy((box?: Box) => box === undefined || box[0] > 200);
    expect(nameStrip(image, UNIT, 60)?.[0]).to.be.at.most(200);
  });

  it('prefers letters on a straight line to more letters on the curve of a seal, and gives both', () => {
    const seal = Array.from({ length: 14 }, (_, i) => {
      const y = 60 + Math.round(11 * Math.cos(((i - 6.5) / 6.5) * (Math.PI / 2)) * -1 + 11);
      return { box: [100 + i * 17, y, 13, 16] as Box, value: 20 };
    });
    const strips = nameStrips(picture([...seal, ...letters(200, 200, 10)]), UNIT, 128);

    expect(strips[0]?.[1]).to.be.greaterThan(180);
    expect(strips[1]?.[1]).to.be.lessThan(80);
  });

  it('finds nothing where there are strokes alone, or specks', () => {
    expect(nameStrip(picture([{ box: [100, 50, 200, 150], value: 0 }]), UNIT, 128)).to.equal(undefined);
    expect(nameStrip(picture([{ box: [100, 50, 2, 2], value: 0 }, ...letters(300, 90, 2)]), UNIT, 128)).to.equal(
      undefined,
    );
  });

  it('finds the line of letters below a grid of tens of thousands of dots', () => {
    const image = { width: 1800, height: 1400, data: new Uint8Array(1800 * 1400).fill(255) };
    const fill = ([x, y, width, height]: Box) => {
      for (let row = y; row < y + height; row += 1) image.data.fill(20, row * image.width + x, row * image.width + x + width); // prettier-ignore
    };
    for (let y = 2; y < 1250; y += 8) for (let x = 2; x < 1790; x += 8) fill([x, y, 6, 6]);
    for (const { box } of letters(200, 1330, 12)) fill(box);

    expect(nameStrip(image, UNIT, 128)?.[1]).to.be.within(1300, 1330);
  });
});
