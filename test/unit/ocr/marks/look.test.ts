import { expect } from 'chai';
import fc from 'fast-check';
import { CLOSE_PPI, closePart, freshened, paleLifted, type GreyImage } from '../../../../src/ocr/marks/look.ts';

/** White, with one black square of 2 mm whose middle is given in mm. */
function square(ppi: number, [x, y]: readonly [number, number]): GreyImage {
  const mm = ppi / 25.4;
  const [width, height] = [Math.round(60 * mm), Math.round(50 * mm)];
  const image = new Uint8Array(width * height).fill(255);
  for (let row = Math.round((y - 1) * mm); row < Math.round((y + 1) * mm); row += 1)
    image.fill(0, row * width + Math.round((x - 1) * mm), row * width + Math.round((x + 1) * mm));
  return { image, width, height, ppi };
}

/** Middle of the ink, from the middle of the window, in mm of the paper. */
function middleOf({ data, width, height }: ReturnType<typeof closePart>): readonly number[] {
  let [ink, right, down] = [0, 0, 0];
  for (const [index, value] of data.entries()) {
    ink += value;
    right += value * ((index % width) + 0.5 - width / 2);
    down += value * (Math.floor(index / width) + 0.5 - height / 2);
  }
  return [right / ink, down / ink, ink / CLOSE_PPI ** 2].map((value, i) => (i < 2 ? (value * 25.4) / CLOSE_PPI : value * 25.4 ** 2)); // prettier-ignore
}

describe('ocr/marks/look', () => {
  it('brings pale ink nearer to full ink; paper and full ink stay as they are', () => {
    const { data } = paleLifted({ width: 4, height: 1, data: Float64Array.of(0, 0.1, 0.3, 1) });

    expect([...data]).to.deep.equal([...data].sort());
    expect(data[0]).to.equal(0);
    expect(data[1]).to.be.closeTo(0.1 ** 0.625, 1e-9);
    expect(data[2]).to.be.greaterThan(0.45);
    expect(data[3]).to.equal(1);
  });

  it('darkens a window so that a sixth of its ink is full, paper aside', () => {
    const value = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.05, 0.08, 0.5, 1));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 400 }), (values) => {
        const ink = values.filter((one) => one > 0.08).toSorted((one, other) => one - other);
        const gain = Math.min(6, Math.max(1, 0.9 / (ink[Math.floor(ink.length * 0.85)] ?? 1)));

        const { data } = freshened({ width: values.length, height: 1, data: Float64Array.from(values) });

        expect([...data]).to.deep.equal(values.map((one) => Math.min(1, one * gain)));
      }),
    );
  });

  for (const ppi of [130, 150, 200, 230]) {
    it(`cuts a turned part out of a page of ${String(ppi)} ppi`, () => {
      const page = square(ppi, [33, 24]);
      const mm = ppi / 25.4;
      const size = { width: 160, height: 80 };
      // the place is 3 mm left of the square and 2 mm above it
      const part = closePart(page, { at: [30 * mm, 22 * mm], degrees: 0, size });

      const [right, down, ink] = middleOf(part);
      expect(right).to.be.closeTo(3, 0.2);
      expect(down).to.be.closeTo(2, 0.2);
      expect(ink).to.be.closeTo(4, 0.5);
      const turned = closePart(page, { at: [30 * mm, 22 * mm], degrees: 90, size });
      expect(middleOf(turned)[0]).to.be.closeTo(2, 0.2);
      expect(middleOf(turned)[1]).to.be.closeTo(-3, 0.2);
    });
  }

  it('shows paper beside the page', () => {
    const { data } = closePart(square(200, [33, 24]), {
      at: [-30, 500],
      degrees: 20,
      size: { width: 160, height: 80 },
    });

    expect(Math.max(...data)).to.equal(0);
  });
});
