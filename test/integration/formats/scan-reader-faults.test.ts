import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect } from 'chai';
import { createFormatsPool } from '../../../src/formats/formats-pool.ts';
import { createScanReader } from '../../../src/formats/scan-reader.ts';
import { createPdfSession } from '../../../src/formats/worker/pdf-session.ts';
import { FileError } from '../../../src/ports/errors.ts';
import { rejection } from '../../support/rejection.ts';
import { openBench, picture, toSharp, type Bench } from './support/bench.ts';
import { FULL_PAGE, flateImage, imageDictionary, tinyPdf } from './support/tiny-pdf.ts';
import { tinyTiff } from './support/tiny-tiff.ts';

describe('formats/scan-reader: faults', () => {
  let bench: Bench;
  const small = flateImage(30, 20, picture(30, 20).data);
  const good = tinyPdf([{ content: FULL_PAGE, images: [small] }]);

  before(async () => {
    bench = await openBench({ maxBytes: 200_000, maxPages: 3, maxPagePixels: 1_000_000 });
  });
  after(() => bench.close());

  async function fault(name: string, data: Uint8Array): Promise<readonly [code: unknown, details: unknown]> {
    const error = await rejection(bench.reader.identify(await bench.put(name, data)));
    if (!(error instanceof FileError)) throw error;
    return [error.code, error.details];
  }

  it('names an empty file', async () => {
    expect((await fault('empty.pdf', Buffer.alloc(0)))[0]).to.equal('file-empty');
  });

  it('names a text file called .pdf', async () => {
    expect((await fault('note.pdf', Buffer.from('Kính gửi: Ủy ban nhân dân')))[0]).to.equal('file-type-unknown');
  });

  it('names a file that is not there, and a folder', async () => {
    const folder = join(bench.folder, 'folder');
    await mkdir(folder);

    const errors = await Promise.all(
      [join(bench.folder, 'none.pdf'), folder].map((path) => rejection(bench.reader.identify(path))),
    );

    expect(errors.map((error) => error instanceof FileError && error.code)).to.deep.equal([
      'file-not-found',
      'file-type-unknown',
    ]);
  });

  it('refuses a PDF that was cut off, however much of it is left', async () => {
    for (const share of [0.3, 0.6, 0.9]) {
      const [code] = await fault('cut.pdf', good.subarray(0, Math.floor(good.length * share)));
      expect(code).to.equal('file-broken');
    }
  });

  it('refuses a PDF of which only head and tail make sense', async () => {
    const noise = Buffer.from(
      good.map((byte, at) => (at > 20 && at < good.length - 20 ? (byte * 7 + at) & 0xff : byte)),
    );

    expect((await fault('noise.pdf', noise))[0]).to.equal('file-broken');
  });

  it('reads a PDF with a wrong cross-reference table when it is whole', async () => {
    const shifted = Buffer.from(good.toString('latin1').replace(/startxref\n\d+/, 'startxref\n7'), 'latin1');

    const { pages } = await bench.reader.identify(await bench.put('xref.pdf', shifted));

    expect(pages).to.have.length(1);
  });

  it('asks for no password of anybody, but opens what anybody may open', async () => {
    const locked = await encrypted({ userPassword: 'bí mật', ownerPassword: 'chủ' });
    const printable = await encrypted({ userPassword: '', ownerPassword: 'chủ' });

    expect((await fault('locked.pdf', locked))[0]).to.equal('file-encrypted');
    const path = await bench.put('open.pdf', printable);
    const page = (await bench.reader.identify(path)).pages[0];
    expect(page?.kind).to.equal('image');
    if (page === undefined) return;
    const raster = await bench.reader.rasterise(path, page);
    expect(raster.data).to.deep.equal(new Uint8Array(picture(30, 20).data));
  });

  async function encrypted(passwords: { userPassword: string; ownerPassword: string }): Promise<Uint8Array> {
    const document = await PDFDocument.create();
    const image = await document.embedPng(await toSharp(picture(30, 20)).png().toBuffer());
    document.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
    document.encrypt({ ...passwords, permissions: { printing: 'highResolution' } });
    return document.save({ useObjectStreams: false });
  }

  it('refuses too many bytes and too many pages with the limit', async () => {
    const many = Array.from({ length: 4 }, () => ({ content: '' }));
    const directory = {
      width: 8,
      height: 1,
      compression: 1,
      photometric: 1,
      strips: [Buffer.alloc(1)],
      rowsPerStrip: 1,
    };

    expect(await fault('long.pdf', tinyPdf(many))).to.deep.equal(['too-many-pages', { pages: 4, limit: 3 }]);
    expect(await fault('long.tif', tinyTiff(many.map(() => directory)))).to.deep.equal([
      'too-many-pages',
      { limit: 3 },
    ]);
    expect(await fault('large.pdf', Buffer.concat([good, Buffer.alloc(200_000)]))).to.deep.equal([
      'file-too-large',
      { bytes: good.length + 200_000, limit: 200_000 },
    ]);
  });

  const huge = { page: 1, width: 30_000, height: 30_000, limit: 1_000_000 };

  it('refuses an image by the size in its header, before decoding', async () => {
    const png = await toSharp(picture(8, 8)).png().toBuffer();
    png.writeUInt32BE(30_000, 16);
    png.writeUInt32BE(30_000, 20);
    const jpeg = await toSharp(picture(8, 8)).jpeg().toBuffer();
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(30_000, frame + 5);
    jpeg.writeUInt16BE(30_000, frame + 7);
    const tiff = {
      width: 30_000,
      height: 30_000,
      compression: 4,
      photometric: 0,
      strips: [Buffer.alloc(4)],
      rowsPerStrip: 30_000,
    };
    const dictionary = imageDictionary(
      30_000,
      30_000,
      '/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode',
    );
    const bomb = tinyPdf([{ content: FULL_PAGE, images: [{ dictionary, data: small.data }] }]);

    for (const [name, data] of [
      ['h.png', png],
      ['h.jpg', jpeg],
      ['h.tif', tinyTiff([tiff])],
      ['h.pdf', bomb],
    ] as const) {
      expect(await fault(name, data), name).to.deep.equal(['page-too-large', huge]);
    }
  });

  it('refuses a JPEG that is larger than the PDF says', async () => {
    const jpeg = await toSharp(picture(1200, 1000)).jpeg().toBuffer();
    const dictionary = imageDictionary(12, 10, '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode');
    const [code] = await fault('liar.pdf', tinyPdf([{ content: FULL_PAGE, images: [{ dictionary, data: jpeg }] }]));

    expect(code).to.equal('page-too-large');
  });

  it('refuses a sheet that would be drawn too large', async () => {
    expect((await fault('sheet.pdf', tinyPdf([{ content: '', mediaBox: '[0 0 14400 14400]' }])))[0]).to.equal(
      'page-too-large',
    );
  });

  it('refuses a TIFF whose directories run in a circle or lead out of the file', async () => {
    const directory = {
      width: 8,
      height: 1,
      compression: 1,
      photometric: 1,
      strips: [Buffer.alloc(1)],
      rowsPerStrip: 1,
    };
    const lost = tinyTiff([directory]);
    lost.writeUInt32LE(5_000_000, 4);

    expect((await fault('circle.tif', tinyTiff([directory], { circle: true })))[0]).to.equal('file-broken');
    expect((await fault('lost.tif', lost))[0]).to.equal('file-broken');
  });

  for (const format of ['jpeg', 'png', 'tiff'] as const) {
    it(`refuses a ${format} of which the lower part is missing, when it is decoded`, async () => {
      const whole = await toSharp(picture(300, 300)).toFormat(format, { quality: 80 }).toBuffer();
      const cut = format === 'tiff' ? Buffer.from(whole).fill(0xaa, 8, 2000) : whole.subarray(0, whole.length / 2);
      const path = await bench.put(`cut.${format}`, cut);

      const identity = await bench.reader.identify(path);
      const page = identity.pages[0];
      if (page === undefined) throw new Error('No page');
      const error = await rejection(bench.reader.rasterise(path, page));

      expect(error instanceof FileError && error.code).to.equal('file-broken');
    });
  }

  it('states the SHA-256 of the bytes and notices a page that is gone', async () => {
    const path = await bench.put('sum.pdf', good);
    const { sha256, bytes, pages } = await bench.reader.identify(path);
    const page = pages[0];
    if (page === undefined) throw new Error('No page');

    const error = await rejection(bench.reader.rasterise(path, { ...page, page: 2 }));

    expect([sha256, bytes]).to.deep.equal([createHash('sha256').update(good).digest('hex'), good.length]);
    expect(error instanceof FileError && error.code).to.equal('file-broken');
  });

  it('ends with the reason of the caller when it is called off', async () => {
    const path = await bench.put('stop.pdf', good);
    const reason = new Error('called off');

    expect(await rejection(bench.reader.identify(path, AbortSignal.abort(reason)))).to.equal(reason);
    expect((await bench.reader.identify(path)).pages).to.have.length(1);
  });

  it('ends a look at pages that would never end, and reads the file that waited behind it', async () => {
    const pool = createFormatsPool({ threads: 1, taskTimeoutMs: 4000 });
    const reader = createScanReader({ pool });
    const circle = Buffer.from(good.toString('latin1').replace('/Parent 2 0 R', '/Parent 12 0 R'), 'latin1');
    const paths = [await bench.put('parent-is-child.pdf', circle), await bench.put('waits.pdf', good)] as const;

    const [error, { pages }] = await Promise.all([rejection(reader.identify(paths[0])), reader.identify(paths[1])]);
    await pool.dispose();

    expect(error instanceof FileError && error.code).to.equal('file-broken');
    expect(pages).to.have.length(1);
  });

  describe('pages that take too long to draw', () => {
    const strokes = '0 0 m 500 800 l S '.repeat(30_000);
    const form = `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length ${String(strokes.length)} >>\nstream\n${strokes}\nendstream`;
    const onPage = tinyPdf([{ content: strokes }]);
    const inForm = tinyPdf([{ content: '/F9 Do', entries: '/Resources << /XObject << /F9 1000 0 R >> >>' }], {
      extra: [form],
    });

    async function drawn(data: Buffer, { maxDrawMs, taskTimeoutMs }: { maxDrawMs: number; taskTimeoutMs: number }) {
      const pool = createFormatsPool({ threads: 1, taskTimeoutMs });
      const reader = createScanReader({ pool, limits: { maxDrawMs } });
      const draw = async (path: string) => {
        const [page] = (await reader.identify(path)).pages;
        if (page === undefined) throw new Error('No page');
        return await reader.rasterise(path, page);
      };
      const path = await bench.put('strokes.pdf', data);
      const [error, next] = await Promise.all([rejection(draw(path)), draw(await bench.put('behind.pdf', good))]);
      await pool.dispose();
      if (!(error instanceof FileError)) throw error;
      return { error, next };
    }

    it('gives such a page up with its number, and draws the file behind it', async () => {
      const { error, next } = await drawn(onPage, { maxDrawMs: 100, taskTimeoutMs: 60_000 });

      expect([error.code, error.retryable, error.details]).to.deep.equal(['page-too-complex', false, { page: 1 }]);
      expect(next.width).to.be.greaterThan(0);
    });

    it('ends the thread where PDFium lets nobody stop it', async () => {
      const { error, next } = await drawn(inForm, { maxDrawMs: 100, taskTimeoutMs: 2500 });

      expect([error.code, error.details]).to.deep.equal(['page-too-complex', { page: 1 }]);
      expect(next.width).to.be.greaterThan(0);
    });
  });

  it('turns a breakdown of PDFium into an error and goes on with a new one', async () => {
    const session = createPdfSession();
    const path = await bench.put('trap.pdf', good);
    const wild = 0x7fff_fff0;

    const error = await rejection(session.use(path, ({ pdfium }) => pdfium.fn.FPDF_GetPageWidthF(wild)));
    const pages = await session.use(path, (file) => file.pages);

    expect(error instanceof FileError && error.code).to.equal('file-broken');
    expect(pages).to.equal(1);
  });
});
