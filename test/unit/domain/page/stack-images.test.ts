import { expect } from 'chai';
import fc from 'fast-check';
import { stackImages, unstackWords } from '../../../../src/domain/page/stack-images.ts';

const image = fc
  .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) })
  .map(({ width, height }) => ({ width, height, data: new Uint8Array(width * height).fill(7) }));

describe('domain/page/stack-images', () => {
  it('keeps every pixel of every image and gives words back where they came from', () => {
    fc.assert(
      fc.property(fc.array(image, { minLength: 1, maxLength: 4 }), (images) => {
        const [first, ...others] = images;
        if (first === undefined) return;
        const stack = stackImages([first, ...others]);
        const words = images.map(({ width, height }, index) => ({
          index,
          box: [0, stack.tops[index] ?? 0, width, height] as const,
        }));

        const back = unstackWords(words, stack.tops);

        const pixels = images.reduce((sum, { width, height }) => sum + width * height, 0);
        expect(stack.image.data.filter((value) => value === 7).length).to.equal(pixels);
        expect(back.map((list) => list.map((word) => word.index))).to.deep.equal(images.map((_, index) => [index]));
        expect(back.flat().every((word) => word.box[1] === 0)).to.equal(true);
      }),
    );
  });
});
