import { expect } from 'chai';
import { cropPixels, redAreasToRead } from '../../../../src/domain/page/red-areas.ts';
import type { Box } from '../../../../src/domain/page/geometry.ts';

const PAGE = { width: 1654, height: 2339 };
const MM = 200 / 25.4;

function area(widthMm: number, heightMm: number): Box {
  return [100, 100, Math.round(widthMm * MM), Math.round(heightMm * MM)];
}

function isRead(widthMm: number, heightMm: number): boolean {
  return redAreasToRead([area(widthMm, heightMm)], 200, PAGE).length === 1;
}

describe('domain/page/red-areas', () => {
  it('reads a mark of secrecy or urgency', () => {
    expect(isRead(26, 11)).to.equal(true);
  });

  it('reads an arrival stamp', () => {
    expect(isRead(50, 35)).to.equal(true);
  });

  it('leaves out a round seal, and the shards of a faint one', () => {
    expect(isRead(36, 36)).to.equal(false);
    expect(isRead(20, 30)).to.equal(false);
  });

  it('reads a seal that has a stamped name beside or below it', () => {
    expect(isRead(60, 38)).to.equal(true);
    expect(isRead(40, 55)).to.equal(true);
  });

  it('leaves out specks', () => {
    expect(isRead(8, 2)).to.equal(false);
  });

  it('gives some white around, but not beyond the page', () => {
    const [first] = redAreasToRead([[0, 5, 300, 80]], 200, PAGE);

    expect(first).to.deep.equal([0, 0, 324, 109]);
  });

  it('reads no more than three areas of a page', () => {
    const many = Array.from({ length: 9 }, (): Box => area(30, 12));

    expect(redAreasToRead(many, 200, PAGE)).to.have.lengthOf(3);
  });

  it('cuts a box out of an image', () => {
    const image = {
      width: 4,
      height: 3,
      data: Uint8Array.from([0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23]),
      ppi: 200,
    };

    const crop = cropPixels(image, [1, 1, 2, 2]);

    expect(crop).to.deep.equal({ width: 2, height: 2, data: Uint8Array.from([11, 12, 21, 22]), ppi: 200 });
  });
});
