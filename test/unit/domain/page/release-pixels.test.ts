import { expect } from 'chai';
import { releasePixels } from '../../../../src/domain/page/release-pixels.ts';

describe('releasePixels', () => {
  it('gives the memory of an image back', () => {
    const image = new Uint8Array(16);
    releasePixels(image);
    expect(image.length).to.equal(0);
    releasePixels(image);
  });

  it('leaves alone what others look at, too', () => {
    const whole = Uint8Array.of(1, 2, 3, 4);
    releasePixels(whole.subarray(1));
    expect([...whole]).to.deep.equal([1, 2, 3, 4]);
    const shared = new Uint8Array(new SharedArrayBuffer(4));
    releasePixels(shared);
    expect(shared.length).to.equal(4);
  });
});
