import { expect } from 'chai';
import sharp from 'sharp';
import { createPdfEngine } from '../../../src/formats/pdf/engine/pdf-file.ts';
import { renderPage } from '../../../src/formats/pdf/engine/bitmap.ts';
import { withPage } from '../../../src/formats/pdf/engine/pdf-page.ts';
import { meanDifference, openBench, picture, toSharp, type Bench } from './support/bench.ts';
import { FIRST_EXTRA, FULL_PAGE, flateImage, imageDictionary, jpegImage, tinyPdf } from './support/tiny-pdf.ts';

describe('formats/scan-reader: PDF', () => {
  let bench: Bench;
  const wide = picture(320, 200);

  before(async () => {
    bench = await openBench();
  });
  after(() => bench.close());

  async function jpegOf(width: number, height: number): Promise<Buffer> {
    return toSharp(picture(width, height)).jpeg({ quality: 90 }).toBuffer();
  }

  it('takes the stored pixels of a page that is one image', async () => {
    const jpeg = await jpegOf(620, 877);
    const path = await bench.put('one.pdf', tinyPdf([{ content: FULL_PAGE, images: [jpegImage(620, 877, jpeg)] }]));

    const identity = await bench.reader.identify(path);
    const page = identity.pages[0];

    expect(identity).to.include({ format: 'pdf', mediaType: 'application/pdf', signed: false });
    expect(page).to.include({ kind: 'image', widthPx: 620, heightPx: 877, colour: 'colour', textChars: 0 });
    expect(page?.ppi).to.be.closeTo(75, 0.1);
    if (page === undefined) return;
    const raster = await bench.reader.rasterise(path, page);
    expect(Buffer.from(raster.data).equals(await sharp(jpeg).raw().toBuffer())).to.equal(true);
  });

  for (const rotate of [0, 90, 180, 270]) {
    for (const [name, matrix] of Object.entries({
      upright: '320 0 0 200 0 0',
      'turned right': '0 -320 200 0 0 320',
      'upside down': '-320 0 0 -200 320 200',
      'turned left': '0 320 -200 0 200 0',
      mirrored: '-320 0 0 200 320 0',
      'mirrored, turned right': '0 320 200 0 0 0',
      'mirrored, upside down': '320 0 0 -200 0 200',
      'mirrored, turned left': '0 -320 -200 0 200 320',
    })) {
      it(`shows an image placed ${name} on a page turned by ${String(rotate)} as PDFium draws it`, async () => {
        const box = matrix.startsWith('0') ? '[0 0 200 320]' : '[0 0 320 200]';
        const content = `q ${matrix} cm /Im0 Do Q`;
        const images = [flateImage(320, 200, wide.data)];
        const entries = `/Rotate ${String(rotate)}`;
        const path = await bench.put('turned.pdf', tinyPdf([{ content, images, entries, mediaBox: box }]));

        const page = (await bench.reader.identify(path)).pages[0];
        if (page === undefined) throw new Error('No page');
        const raster = await bench.reader.rasterise(path, page);

        expect(page.kind).to.equal('image');
        const file = (await createPdfEngine()).open(path);
        const drawn = await withPage(file, 1, (open) =>
          renderPage(open, { width: page.widthPx, height: page.heightPx }, { budgetMs: 20_000 }),
        );
        file.close();
        expect(meanDifference(raster.data, drawn?.data ?? raster.data.subarray(1))).to.be.lessThan(3);
      });
    }
  }

  for (const [matrix, rotate, turn] of [
    ['1 0 0 1 100 700', 0, undefined],
    ['0 1 -1 0 100 100', 0, 90],
    ['0 -1 1 0 100 700', 0, 270],
    ['-1 0 0 -1 500 700', 0, 180],
    ['0.7 0.7 -0.7 0.7 100 100', 0, undefined],
    ['1 0 0 1 100 700', 90, 270],
    ['0 1 -1 0 100 100', 90, undefined],
  ] as const) {
    it(`tells how words stand (${matrix}, page turned by ${String(rotate)})`, async () => {
      const content = `BT /F1 14 Tf ${matrix} Tm (Hello world) Tj ET`;
      const path = await bench.put('words.pdf', tinyPdf([{ content, entries: `/Rotate ${String(rotate)}` }]));
      const page = (await bench.reader.identify(path)).pages[0];
      if (page === undefined) throw new Error('No page');

      const words = await bench.reader.textLayer(path, page);

      expect(words.map(({ text }) => text).join('')).to.equal('Helloworld');
      expect(new Set(words.map((word) => word.turn))).to.deep.equal(new Set([turn]));
    });
  }

  it('draws a page of several images at the resolution of the sharpest', async () => {
    const content = 'q 595 0 0 421 0 421 cm /Im0 Do Q q 595 0 0 421 0 0 cm /Im1 Do Q';
    const images = [flateImage(1653, 100, picture(1653, 100).data), flateImage(320, 200, wide.data)];
    const path = await bench.put('two.pdf', tinyPdf([{ content, images }]));

    const page = (await bench.reader.identify(path)).pages[0];

    expect(page?.kind).to.equal('mixed');
    expect(page?.ppi).to.be.closeTo(200, 0.5);
    if (page === undefined) return;
    const raster = await bench.reader.rasterise(path, page);
    expect([raster.width, raster.height, raster.channels]).to.deep.equal([page.widthPx, page.heightPx, 3]);
  });

  it('reads an inline image', async () => {
    const grey = Buffer.from('\x00\x40\x80\xff', 'latin1');
    const content = Buffer.concat([
      Buffer.from('q 595 0 0 842 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID '),
      grey,
      Buffer.from(' EI Q'),
    ]);
    const path = await bench.put('inline.pdf', tinyPdf([{ content }]));

    const page = (await bench.reader.identify(path)).pages[0];
    if (page === undefined) throw new Error('No page');
    const raster = await bench.reader.rasterise(path, page);

    expect([page.kind, page.widthPx, page.heightPx]).to.deep.equal(['image', 2, 2]);
    expect(Array.from({ length: 4 }, (_, at) => raster.data[at * raster.channels])).to.deep.equal([
      0, 0x40, 0x80, 0xff,
    ]);
  });

  it('sees that a stencil is black on white, not the bits it is stored as', async () => {
    const bits = Buffer.from([0b01111111, 0b11111111]);
    const stencil = { dictionary: imageDictionary(8, 2, '/ImageMask true /BitsPerComponent 1'), data: bits };
    const path = await bench.put('stencil.pdf', tinyPdf([{ content: `0 g ${FULL_PAGE}`, images: [stencil] }]));

    const page = (await bench.reader.identify(path)).pages[0];
    if (page === undefined) throw new Error('No page');
    const { data } = await bench.reader.rasterise(path, page);

    expect(data[0]).to.be.lessThan(64);
    expect(data.at(-1)).to.be.greaterThan(192);
  });

  it('sizes pages that are empty or hold text only by their sheet at 300 ppi', async () => {
    const text = 'BT /F1 24 Tf 1 0 0 1 72 700 Tm (Xin chao) Tj ET';
    const path = await bench.put('text.pdf', tinyPdf([{ content: text }, { content: '' }]));

    const { pages } = await bench.reader.identify(path);

    expect(pages.map(({ kind }) => kind)).to.deep.equal(['text', 'empty']);
    expect(pages[0]).to.include({ widthPx: 2479, heightPx: 3508, ppi: 300, colour: 'grey', textChars: 7 });
  });

  it('notices colour in text', async () => {
    const text = 'BT 1 0 0 rg /F1 24 Tf 1 0 0 1 72 700 Tm (MAT) Tj ET';
    const path = await bench.put('red.pdf', tinyPdf([{ content: text }]));

    expect((await bench.reader.identify(path)).pages[0]?.colour).to.equal('colour');
  });

  it('keeps to the crop box when the media box does not begin at zero', async () => {
    const content = 'BT /F1 20 Tf 1 0 0 1 250 700 Tm (Kinh) Tj ET';
    const entries = '/CropBox [200 300 500 800]';
    const path = await bench.put('crop.pdf', tinyPdf([{ content, entries, mediaBox: '[100 200 712 992]' }]));

    const page = (await bench.reader.identify(path)).pages[0];
    if (page === undefined) throw new Error('No page');
    const [word] = await bench.reader.textLayer(path, page);

    expect([page.widthPx, page.heightPx]).to.deep.equal([1250, 2083]);
    const scale = 300 / 72;
    expect(word?.text).to.equal('Kinh');
    expect(word?.box[0]).to.be.closeTo((250 - 200) * scale, 4);
    // The foot of the box lies a descent below the baseline, its top an ascent above.
    expect((word?.box[1] ?? 0) + (word?.box[3] ?? 0)).to.be.closeTo((800 - 700) * scale + 0.2 * 20 * scale, 12);
  });

  it('leaves out text beyond the edges of the page and what was cropped away', async () => {
    const at = (x: number, y: number, text: string) =>
      `BT /F1 20 Tf 1 0 0 1 ${String(x)} ${String(y)} Tm (${text}) Tj ET`;
    const content = [at(250, 700, 'Kinh'), at(250, 100, 'So'), at(250, 860, 'tren'), at(-90, 700, 'trai')].join(' ');
    const path = await bench.put('beyond.pdf', tinyPdf([{ content, entries: '/CropBox [0 300 595 842]' }]));

    const page = (await bench.reader.identify(path)).pages[0];
    if (page === undefined) throw new Error('No page');

    expect((await bench.reader.textLayer(path, page)).map(({ text }) => text)).to.deep.equal(['Kinh']);
  });

  it('gives text in the frame of the turned page', async () => {
    const content = 'BT /F1 20 Tf 1 0 0 1 50 700 Tm (Kinh) Tj ET';
    const path = await bench.put('turned-text.pdf', tinyPdf([{ content, entries: '/Rotate 90' }]));

    const page = (await bench.reader.identify(path)).pages[0];
    if (page === undefined) throw new Error('No page');
    const [word] = await bench.reader.textLayer(path, page);

    expect([page.widthPx, page.heightPx]).to.deep.equal([3508, 2479]);
    const scale = 300 / 72;
    expect(word?.box[1]).to.be.closeTo(50 * scale, 4);
    expect(word?.box[3]).to.be.greaterThan(word?.box[2] ?? 0);
  });

  it('tells invisible text from print and text that lies below the image', async () => {
    const hidden = 'BT 3 Tr /F1 20 Tf 1 0 0 1 50 700 Tm (lop) Tj ET';
    const below = 'BT /F1 20 Tf 1 0 0 1 50 600 Tm (duoi) Tj ET';
    const over = 'BT /F1 20 Tf 1 0 0 1 50 500 Tm (tren) Tj ET';
    const images = [flateImage(320, 200, wide.data)];
    const pages = [
      { content: `${below} ${FULL_PAGE} ${hidden}`, images },
      { content: `${FULL_PAGE} ${over}`, images },
    ];
    const path = await bench.put('layers.pdf', tinyPdf(pages));

    const identity = await bench.reader.identify(path);
    const layers = await Promise.all(identity.pages.map((page) => bench.reader.textLayer(path, page)));

    expect(identity.pages.map(({ kind }) => kind)).to.deep.equal(['image', 'mixed']);
    expect(layers[0]?.map(({ text, hidden: unseen }) => [text, unseen])).to.deep.equal([
      ['duoi', true],
      ['lop', true],
    ]);
    expect(layers[1]?.map(({ text, hidden: unseen }) => [text, unseen])).to.deep.equal([['tren', false]]);
    expect(layers[1]?.[0]?.fontName).to.equal('Helvetica');
  });

  it('composes text that a file holds in decomposed form', async () => {
    const map = '1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <41> <0065> <42> <03020301> endbfchar';
    const unicode = `/CIDInit /ProcSet findresource begin begincmap /CMapType 2 def ${map} endcmap end`;
    const extra = [
      `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode ${String(FIRST_EXTRA + 1)} 0 R >>`,
      `<< /Length ${String(unicode.length)} >>\nstream\n${unicode}\nendstream`,
    ];
    const fonts = `/F2 ${String(FIRST_EXTRA)} 0 R`;
    const content = 'BT /F2 20 Tf 1 0 0 1 50 500 Tm (AB) Tj ET';
    const path = await bench.put('nfd.pdf', tinyPdf([{ content, fonts }], { extra }));

    const page = (await bench.reader.identify(path)).pages[0];
    if (page === undefined) throw new Error('No page');
    const words = await bench.reader.textLayer(path, page);

    expect(words.map(({ text }) => text)).to.deep.equal(['\u1ebf']);
  });

  it('knows a digitally signed file', async () => {
    const catalogue = `/AcroForm << /SigFlags 3 /Fields [${String(FIRST_EXTRA)} 0 R] >>`;
    const value =
      '/V << /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /Contents <00> /ByteRange [0 1 2 3] >>';
    const extra = [`<< /Type /Annot /Subtype /Widget /FT /Sig /T (ky) /Rect [0 0 0 0] ${value} >>`];
    const path = await bench.put('signed.pdf', tinyPdf([{ content: '' }], { catalogue, extra }));

    expect((await bench.reader.identify(path)).signed).to.equal(true);
  });
});
