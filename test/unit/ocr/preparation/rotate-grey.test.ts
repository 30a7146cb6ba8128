import { expect } from 'chai';
import fc from 'fast-check';
import { applyAffine, IDENTITY, invertAffine } from '../../../../src/domain/page/affine.ts';
import { resampleGrey, rotatedSize, unskewing } from '../../../../src/ocr/preparation/rotate-grey.ts';
import { DrawnPage } from '../../../support/ocr/drawn-page.ts';

const SIZE = { width: 120, height: 90 };

/** Middle of the dark pixels, weighted by their darkness. */
function darkMiddle(image: Uint8Array, width: number): readonly [number, number] {
  let [sum, x, y] = [0, 0, 0];
  image.forEach((value, index) => {
    sum += 255 - value;
    x += (255 - value) * ((index % width) + 0.5);
    y += (255 - value) * (Math.floor(index / width) + 0.5);
  });
  return [x / sum, y / sum];
}

describe('ocr/preparation/rotate-grey', () => {
  it('changes nothing without a turn', () => {
    const page = new DrawnPage(SIZE).grain(100);

    const copy = resampleGrey({ image: page.data, from: SIZE, to: SIZE, back: IDENTITY });

    // The last row and column have no neighbour to sample with.
    const inner = (image: Uint8Array): number[] => [...image].filter((_, i) => i % 120 < 119 && i < 120 * 89);
    expect(inner(copy)).to.deep.equal(inner(page.data));
  });

  it('puts a mark where the map says', () => {
    const cases = fc.tuple(
      fc.double({ min: -8, max: 8, noNaN: true }),
      fc.integer({ min: 10, max: 100 }),
      fc.integer({ min: 10, max: 70 }),
    );
    fc.assert(
      fc.property(cases, ([degrees, x, y]) => {
        const page = new DrawnPage(SIZE).rectangle([x, y, 6, 6]);
        const { to, back } = unskewing(SIZE, degrees);

        const straight = resampleGrey({ image: page.data, from: SIZE, to, back });

        const [wantedX, wantedY] = applyAffine(invertAffine(back), x + 3, y + 3);
        const [foundX, foundY] = darkMiddle(straight, to.width);
        expect(foundX).to.be.closeTo(wantedX, 0.1);
        expect(foundY).to.be.closeTo(wantedY, 0.1);
      }),
    );
  });

  it('keeps the corners of the page', () => {
    const { to, back } = unskewing(SIZE, 5);

    for (const [x, y] of [
      [0, 0],
      [120, 0],
      [0, 90],
      [120, 90],
    ] as const) {
      const [mappedX, mappedY] = applyAffine(invertAffine(back), x, y);
      expect(mappedX).to.be.within(-0.6, to.width + 0.6);
      expect(mappedY).to.be.within(-0.6, to.height + 0.6);
    }
  });

  it('shows white beyond the page', () => {
    const { to, back } = unskewing(SIZE, 5);

    const straight = resampleGrey({ image: new DrawnPage(SIZE, 0).data, from: SIZE, to, back });

    expect(straight[0]).to.equal(255);
  });

  it('keeps the size where nothing turns', () => {
    expect(rotatedSize(SIZE, 0)).to.deep.equal(SIZE);
  });
});
