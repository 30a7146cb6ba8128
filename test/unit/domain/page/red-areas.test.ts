import { expect } from 'chai';
import { cutRedArea, redAreasToRead } from '../../../../src/domain/page/red-areas.ts';
import type { Box } from '../../../../src/domain/page/geometry.ts';
import { DrawnPage } from '../../../support/ocr/drawn-page.ts';

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

  it('cuts an area out', () => {
    const data = Uint8Array.from([200, 201, 202, 203, 210, 211, 212, 213, 220, 221, 222, 223]);

    const { image, scale } = cutRedArea({ width: 4, height: 3, data, ppi: 200 }, [1, 1, 2, 2]);

    expect(scale).to.equal(1);
    expect(image).to.deep.equal({ width: 2, height: 2, data: Uint8Array.from([211, 212, 221, 222]), ppi: 200 });
  });

  it('halves large letters only', () => {
    const line = (height: number): DrawnPage =>
      Array.from({ length: 9 }, (_, index) => index).reduce(
        (page, index) => page.rectangle([30 + index * 24, 30, 12, height], 20),
        new DrawnPage({ width: 280, height: 120 }),
      );
    const cut = (page: DrawnPage) => cutRedArea({ ...page.size, data: page.data, ppi: 200 }, [0, 0, 280, 120]);

    expect(cut(line(30)).scale).to.equal(1);
    expect(cut(line(60)).scale).to.equal(0.5);
    expect(cut(line(60)).image).to.include({ width: 140, height: 60 });
    expect(cut(line(60)).image.data[140 * 30 + 18]).to.equal(20);
  });
});
