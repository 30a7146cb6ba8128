import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { expect } from 'chai';
import sharp from 'sharp';
import type { AccessPdfProof } from '../../../src/ports/access-pdf.ts';
import { meanDifference, openBench, picture, toSharp, type Bench } from './support/bench.ts';
import { FULL_PAGE, imageDictionary, jpegImage, tinyPdf } from './support/tiny-pdf.ts';
import { tinyTiff } from './support/tiny-tiff.ts';

interface Made {
  readonly proof: AccessPdfProof;
  readonly images: readonly PDFRawStream[];
  readonly path: string;
}

/** What stands in the finished file is looked at with pdf-lib, which took no part in writing or proving it. */
describe('formats/pdf/access: page images', () => {
  let bench: Bench;
  const shown = picture(120, 80);

  before(async () => {
    bench = await openBench();
  });
  after(() => bench.close());

  async function make(name: string, data: Uint8Array): Promise<Made> {
    const sourcePath = await bench.put(name, data);
    const identity = await bench.reader.identify(sourcePath);
    const path = join(bench.folder, `${name}.access.pdf`);
    const proof = await bench.builder.build({ sourcePath, identity, readings: [], title: name, targetPath: path });
    const document = await PDFDocument.load(await readFile(path), { updateMetadata: false });
    const objects = document.context.enumerateIndirectObjects().map(([, object]) => object);
    const images = objects.filter(
      (object): object is PDFRawStream =>
        object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image'),
    );
    return { proof, images, path };
  }

  /** The new file must show what the old one shows. */
  async function expectSameLook(source: string, made: Made): Promise<void> {
    const rasters = await Promise.all(
      [join(bench.folder, source), made.path].map(async (path) => {
        const page = (await bench.reader.identify(path)).pages[0];
        if (page === undefined) throw new Error('No page');
        return bench.reader.rasterise(path, page);
      }),
    );
    const [before, after] = rasters;
    if (before === undefined || after === undefined) throw new Error('No raster');
    expect([after.width, after.height, after.channels]).to.deep.equal([before.width, before.height, before.channels]);
    expect(meanDifference(before.data, after.data)).to.be.lessThan(1);
  }

  for (const [kind, options] of Object.entries({
    baseline: { quality: 90 },
    progressive: { quality: 90, progressive: true },
    subsampled: { quality: 70, chromaSubsampling: '4:2:0' },
  })) {
    for (const tag of [1, 5, 6]) {
      it(`keeps a ${kind} JPEG of orientation ${String(tag)} byte for byte`, async () => {
        const jpeg = await toSharp(shown).withMetadata({ orientation: tag, density: 150 }).jpeg(options).toBuffer();

        const made = await make('photo.jpg', jpeg);

        expect(made.proof.images).to.deep.equal(['bytes']);
        expect(jpeg.equals(made.images[0]?.contents ?? Buffer.alloc(0))).to.equal(true);
        await expectSameLook('photo.jpg', made);
      });
    }
  }

  it('keeps a grey JPEG grey', async () => {
    const jpeg = await toSharp(shown).toColourspace('b-w').jpeg().toBuffer();

    const made = await make('grey.jpg', jpeg);

    expect(made.images[0]?.dict.get(PDFName.of('ColorSpace'))).to.equal(PDFName.of('DeviceGray'));
    await expectSameLook('grey.jpg', made);
  });

  it('gives a JPEG the colour profile that it carries', async () => {
    const jpeg = await toSharp(shown).withIccProfile('p3').jpeg().toBuffer();

    const made = await make('p3.jpg', jpeg);

    expect(String(made.images[0]?.dict.get(PDFName.of('ColorSpace')))).to.match(/^\[ \/ICCBased \d+ 0 R \]$/);
    expect(jpeg.equals(made.images[0]?.contents ?? Buffer.alloc(0))).to.equal(true);
  });

  it('draws a CMYK JPEG in RGB and says so', async () => {
    const jpeg = await toSharp(shown).toColourspace('cmyk').jpeg().toBuffer();

    const made = await make('cmyk.jpg', jpeg);

    expect(made.proof.images).to.deep.equal(['rendered']);
    await expectSameLook('cmyk.jpg', made);
  });

  const pngs: Readonly<Record<string, () => Promise<Buffer>>> = {
    colour: () => toSharp(shown).png().toBuffer(),
    grey: () => toSharp(shown).toColourspace('b-w').png().toBuffer(),
    palette: () => toSharp(shown).png({ palette: true, colours: 16, dither: 0 }).toBuffer(),
    'two colours': () => toSharp(shown).threshold(128).png({ palette: true, colours: 2 }).toBuffer(),
    '16 bits': () => toSharp(shown).toColourspace('rgb16').png().toBuffer(),
  };
  for (const [kind, build] of Object.entries(pngs)) {
    it(`keeps the packed rows of a PNG: ${kind}`, async () => {
      const png = await build();

      const made = await make('rows.png', png);

      expect(made.proof.images).to.deep.equal(['bytes']);
      const stream = Buffer.from(made.images[0]?.contents ?? []);
      expect(png.includes(stream.subarray(0, 64))).to.equal(true);
      expect(inflateSync(stream)).to.deep.equal(inflateSync(idat(png)));
      await expectSameLook('rows.png', made);
    });
  }

  const repacked: Readonly<Record<string, () => Promise<Buffer>>> = {
    'interlaced.png': () => toSharp(shown).png({ progressive: true }).toBuffer(),
    'interlaced16.png': () => toSharp(shown).toColourspace('rgb16').png({ progressive: true }).toBuffer(),
    'opaque.png': () => toSharp(shown).ensureAlpha().png().toBuffer(),
    'lzw.tif': () => toSharp(shown).tiff({ compression: 'lzw' }).toBuffer(),
    'grey.tif': () => toSharp(shown).toColourspace('b-w').tiff({ compression: 'deflate' }).toBuffer(),
    'strips.tif': () => toSharp(picture(64, 300)).tiff({ compression: 'jpeg', quality: 90 }).toBuffer(),
    'bilevel.tif': () =>
      toSharp(picture(70, 300)).toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer(),
  };
  for (const [name, build] of Object.entries(repacked)) {
    it(`keeps every pixel of ${name}`, async () => {
      const made = await make(name, await build());

      expect(made.proof.images).to.deep.equal(['pixels']);
      await expectSameLook(name, made);
      const grey = made.images[0]?.dict.get(PDFName.of('ColorSpace')) === PDFName.of('DeviceGray');
      const source = sharp(join(bench.folder, name)).removeAlpha();
      const samples = await (grey ? source.toColourspace('b-w') : source).raw().toBuffer();
      expect(await samplesOf(made)).to.equal(hash(samples));
    });
  }

  async function samplesOf({ path }: Made): Promise<string> {
    const page = (await bench.reader.identify(path)).pages[0];
    if (page === undefined) throw new Error('No page');
    return hash((await bench.reader.rasterise(path, page)).data);
  }

  it('says that a transparent PNG was drawn on white', async () => {
    const half = await toSharp(shown).ensureAlpha(0.5).png().toBuffer();

    const made = await make('half.png', half);

    expect(made.proof.images).to.deep.equal(['rendered']);
    await expectSameLook('half.png', made);
  });

  it('keeps a CCITT strip of a TIFF byte for byte, whichever value is white', async () => {
    const grey = Buffer.from(Array.from({ length: 64 * 32 }, (_, at) => (at % 64 > 40 || at < 300 ? 255 : 0)));
    const whole = await sharp(grey, { raw: { width: 64, height: 32, channels: 1 } })
      .toColourspace('b-w')
      .tiff({ compression: 'ccittfax4', bitdepth: 1 })
      .toBuffer();
    const strip = stripOf(whole);
    const photometric = tagOf(whole, 262);
    for (const white of [photometric, 1 - photometric]) {
      const page = { width: 64, height: 32, compression: 4, photometric: white, strips: [strip], rowsPerStrip: 32 };

      const made = await make('fax.tif', tinyTiff([page]));

      expect(made.proof.images).to.deep.equal(['bytes']);
      expect(strip.equals(made.images[0]?.contents ?? Buffer.alloc(0))).to.equal(true);
      await expectSameLook('fax.tif', made);
    }
  });

  it('keeps the JPEG of a PDF byte for byte, in the order of the pages, and shares nothing that differs', async () => {
    const jpegs = await Promise.all([60, 80, 95].map((quality) => toSharp(shown).jpeg({ quality }).toBuffer()));
    const pages = jpegs.map((jpeg) => ({ content: FULL_PAGE, images: [jpegImage(120, 80, jpeg)] }));

    const { proof, images } = await make('scan.pdf', tinyPdf(pages));

    expect(proof.images).to.deep.equal(['bytes', 'bytes', 'bytes']);
    expect(images.map(({ contents }) => hash(contents))).to.deep.equal(jpegs.map(hash));
  });

  const placed = {
    dictionary: imageDictionary(120, 80, '/ColorSpace /DeviceRGB /BitsPerComponent 8'),
    data: shown.data,
  };
  for (const [rest, state] of Object.entries({
    '/Filter /ASCIIHexDecode': 'bytes',
    '': 'pixels',
    '/Decode [1 0 1 0 1 0]': 'pixels',
  })) {
    it(`takes an image of a PDF with ${rest || 'no filter'}: ${state}`, async () => {
      const data = rest.includes('Hex') ? Buffer.from(`${shown.data.toString('hex')}>`) : shown.data;
      const image = { dictionary: `${placed.dictionary} ${rest}`, data };

      const made = await make('filter.pdf', tinyPdf([{ content: FULL_PAGE, images: [image] }]));

      expect(made.proof.images).to.deep.equal([state]);
      await expectSameLook('filter.pdf', made);
    });
  }

  it('packs samples anew that lie under LZW, which PDF/A refuses', async () => {
    const dictionary = imageDictionary(120, 80, '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /LZWDecode');
    const image = { dictionary, data: lzw(shown.data) };

    const made = await make('lzw.pdf', tinyPdf([{ content: FULL_PAGE, images: [image] }]));

    expect(made.proof.images).to.deep.equal(['pixels']);
    expect(inflateSync(made.images[0]?.contents ?? Buffer.alloc(0)).equals(shown.data)).to.equal(true);
  });

  it('draws pages that are no single image, and says so', async () => {
    const text = 'BT /F1 24 Tf 1 0 0 1 72 700 Tm (Xin chao) Tj ET';
    const two = 'q 595 0 0 421 0 421 cm /Im0 Do Q q 595 0 0 421 0 0 cm /Im0 Do Q';

    const { proof, images } = await make(
      'born.pdf',
      tinyPdf([{ content: text }, { content: two, images: [placed] }, { content: '' }]),
    );

    expect(proof.images).to.deep.equal(['rendered', 'rendered', 'rendered']);
    expect(images).to.have.length(3);
    expect(images.every(({ dict }) => dict instanceof PDFDict)).to.equal(true);
  });
});

function hash(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function idat(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return Buffer.concat(parts);
}

/** LZW without any table: a clear code before the codes would grow beyond 9 bits. */
function lzw(data: Buffer): Buffer {
  const codes: number[] = [];
  data.forEach((byte, at) => {
    if (at % 200 === 0) codes.push(256);
    codes.push(byte);
  });
  codes.push(257);
  const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('');
  const bytes = bits.match(/.{1,8}/g) ?? [];
  return Buffer.from(bytes.map((octet) => parseInt(octet.padEnd(8, '0'), 2)));
}

/** Value of a tag in the first directory of a little-endian TIFF. */
function tagOf(tiff: Buffer, wanted: number): number {
  const directory = tiff.readUInt32LE(4);
  for (let entry = 0; entry < tiff.readUInt16LE(directory); entry++) {
    const at = directory + 2 + entry * 12;
    if (tiff.readUInt16LE(at) !== wanted) continue;
    return tiff.readUInt16LE(at + 2) === 3 ? tiff.readUInt16LE(at + 8) : tiff.readUInt32LE(at + 8);
  }
  throw new Error(`No tag ${String(wanted)}`);
}

function stripOf(tiff: Buffer): Buffer {
  const offset = tagOf(tiff, 273);
  return tiff.subarray(offset, offset + tagOf(tiff, 279));
}
