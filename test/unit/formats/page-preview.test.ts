import { expect } from 'chai';
import sharp from 'sharp';
import type { PageRaster } from '../../../src/ports/scan-reader.ts';
import { encodePreview } from '../../../src/formats/page-preview.ts';

/** 200 × 100, dark on the left half. */
const RASTER: PageRaster = {
  ...{ width: 200, height: 100, channels: 1, ppi: 100 },
  data: new Uint8Array(200 * 100).map((_, at) => (at % 200 < 100 ? 0 : 255)),
};

describe('formats/page-preview', () => {
  const drawn = async (width: number, turn?: 0 | 90 | 180 | 270) => {
    const bytes = await encodePreview(RASTER, width, turn);
    const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => ((data[y * info.width + x] ?? 0) < 128 ? 'dark' : 'light');
    const [w, h] = [info.width, info.height];
    return { size: [w, h], corners: [at(2, 2), at(w - 3, 2), at(2, h - 3)] };
  };

  it('is as wide as asked for, and never wider than the page', async () => {
    expect((await drawn(100)).size).to.deep.equal([100, 50]);
    expect((await drawn(900)).size).to.deep.equal([200, 100]);
  });

  it('is turned clockwise before it is made smaller', async () => {
    expect((await drawn(50)).corners, 'top left, top right, bottom left').to.deep.equal(['dark', 'light', 'dark']);
    expect(await drawn(50, 90)).to.deep.equal({ size: [50, 100], corners: ['dark', 'dark', 'light'] });
    expect((await drawn(50, 180)).corners).to.deep.equal(['light', 'dark', 'light']);
    expect(await drawn(900, 270)).to.deep.equal({ size: [100, 200], corners: ['light', 'light', 'dark'] });
  });
});
