import { expect } from 'chai';
import sharp from 'sharp';
import type { PageIdentity, PageRaster } from '../../../src/ports/scan-reader.ts';
import { openBench, picture, toSharp, type Bench } from './support/bench.ts';
import { tinyTiff } from './support/tiny-tiff.ts';

describe('formats/scan-reader: images', () => {
  let bench: Bench;
  const shown = picture(60, 40);

  before(async () => {
    bench = await openBench();
  });
  after(() => bench.close());

  async function read(name: string, data: Uint8Array): Promise<readonly { page: PageIdentity; raster: PageRaster }[]> {
    const path = await bench.put(name, data);
    const { pages } = await bench.reader.identify(path);
    return Promise.all(pages.map(async (page) => ({ page, raster: await bench.reader.rasterise(path, page) })));
  }

  for (let tag = 1; tag <= 8; tag++) {
    it(`shows a JPEG of EXIF orientation ${String(tag)} as a viewer does`, async () => {
      const jpeg = await toSharp(shown)
        .withMetadata({ orientation: tag, density: 200 })
        .jpeg({ quality: 95 })
        .toBuffer();

      const [found] = await read('exif.jpg', jpeg);

      const viewer = await sharp(jpeg).autoOrient().raw().toBuffer({ resolveWithObject: true });
      expect([found?.page.widthPx, found?.page.heightPx]).to.deep.equal([viewer.info.width, viewer.info.height]);
      expect(found?.page.ppi).to.equal(200);
      expect(viewer.data.equals(Buffer.from(found?.raster.data ?? []))).to.equal(true);
    });
  }

  it('is not led by the name of the file', async () => {
    const [found] = await read('scan.pdf', await toSharp(shown).png().toBuffer());

    expect(found?.raster.data).to.deep.equal(new Uint8Array(shown.data));
  });

  it('takes a page without stated resolution as A4', async () => {
    const [found] = await read('plain.png', await toSharp(picture(827, 1169)).png().toBuffer());

    expect(found?.page.ppi).to.equal(100);
  });

  it('takes 16 bits down to 8', async () => {
    const deep = Uint16Array.from({ length: 16 }, (_, index) => index * 16 * 257);
    const png = await sharp(deep, { raw: { width: 4, height: 4, channels: 1 } })
      .toColourspace('grey16')
      .png()
      .toBuffer();

    const [found] = await read('deep.png', png);

    expect(found?.page.colour).to.equal('grey');
    expect(Array.from(found?.raster.data ?? [])).to.deep.equal(Array.from(deep, (value) => value / 257));
  });

  it('lays transparent pixels on white', async () => {
    const rgba = Buffer.from([10, 20, 30, 255, 10, 20, 30, 0]);
    const png = await sharp(rgba, { raw: { width: 2, height: 1, channels: 4 } })
      .png()
      .toBuffer();

    const [found] = await read('alpha.png', png);

    expect(Array.from(found?.raster.data ?? [])).to.deep.equal([10, 20, 30, 255, 255, 255]);
  });

  it('turns CMYK into RGB', async () => {
    const red = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#ff0000' } })
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer();

    const [found] = await read('cmyk.jpg', red);

    const [r = 0, g = 255, b = 255] = found?.raster.data ?? [];
    expect(found?.raster.channels).to.equal(3);
    expect([r > 200, g < 80, b < 80]).to.deep.equal([true, true, true]);
  });

  /** Rows of 16 pixels: left half black, right half white, the first row all white. */
  const rows = [0xffff, 0x00ff, 0x00ff, 0x00ff];
  const bits = Buffer.from(rows.flatMap((row) => [row >> 8, row & 0xff]));
  const grey = rows.flatMap((row) => Array.from({ length: 16 }, (_, at) => ((row >> (15 - at)) & 1) * 255));

  it('reads every page of a TIFF with its own size, leaving thumbnails out', async () => {
    const common = { compression: 1, photometric: 1, strips: [bits], rowsPerStrip: 4 } as const;
    const tiff = tinyTiff([
      { ...common, width: 16, height: 4 },
      { ...common, width: 8, height: 2, strips: [Buffer.from([0xf0, 0x0f])], tags: { 254: 1 } },
      { ...common, width: 16, height: 2, ppi: [200, 200] },
    ]);

    const found = await read('pages.tif', tiff);

    expect(found.map(({ page }) => [page.page, page.widthPx, page.heightPx, page.ppi, page.colour])).to.deep.equal([
      [1, 16, 4, 300, 'bilevel'],
      [2, 16, 2, 200, 'bilevel'],
    ]);
    expect(Array.from(found[0]?.raster.data ?? [])).to.deep.equal(grey);
    expect(Array.from(found[1]?.raster.data ?? [])).to.deep.equal(grey.slice(0, 32));
  });

  it('reads big-endian strips whose bits run backwards and whose zero is white', async () => {
    const turned = Buffer.from(bits.map((byte) => ~reverseBits(byte)));
    const strips = [turned.subarray(0, 4), turned.subarray(4)];
    const page = { width: 16, height: 4, compression: 1, photometric: 0, strips, rowsPerStrip: 2, tags: { 266: 2 } };

    const [found] = await read('fill-order.tif', tinyTiff([page], { bigEndian: true }));

    expect(Array.from(found?.raster.data ?? [])).to.deep.equal(grey);
  });

  for (const compression of ['ccittfax4', 'lzw', 'deflate', 'packbits'] as const) {
    it(`reads a black and white TIFF packed with ${compression}`, async () => {
      const bilevel = sharp(Buffer.from(grey), { raw: { width: 16, height: 4, channels: 1 } });
      const tiff = await bilevel.toColourspace('b-w').tiff({ compression, bitdepth: 1, predictor: 'none' }).toBuffer();

      const [found] = await read(`${compression}.tif`, tiff);

      expect(found?.page.colour).to.equal('bilevel');
      expect(Array.from(found?.raster.data ?? [])).to.deep.equal(grey);
    });
  }

  it('reads a TIFF that holds a JPEG', async () => {
    const tiff = await toSharp(shown).tiff({ compression: 'jpeg', quality: 95 }).toBuffer();

    const [found] = await read('jpeg.tif', tiff);

    expect(found?.page).to.include({ widthPx: 60, heightPx: 40, colour: 'colour' });
    expect(Buffer.from(found?.raster.data ?? []).equals(await sharp(tiff).raw().toBuffer())).to.equal(true);
  });

  it('makes the pixels of a fax page square', async () => {
    const page = { width: 16, height: 4, compression: 1, photometric: 1, strips: [bits], rowsPerStrip: 4 };

    const [found] = await read('fax.tif', tinyTiff([{ ...page, ppi: [204, 102] }]));

    expect(found?.page).to.include({ widthPx: 16, heightPx: 8, ppi: 204 });
    expect([found?.raster.width, found?.raster.height]).to.deep.equal([16, 8]);
  });
});

function reverseBits(byte: number): number {
  return Array.from({ length: 8 }, (_, at) => ((byte >> at) & 1) << (7 - at)).reduce((sum, bit) => sum | bit, 0);
}
