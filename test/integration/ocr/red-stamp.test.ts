import { expect } from 'chai';
import sharp from 'sharp';
import { assembleWords } from '../../../src/domain/page/assemble-words.ts';
import { cutRedArea, redAreasToRead } from '../../../src/domain/page/red-areas.ts';
import { createImagePreparation, type DisposableImagePreparation } from '../../../src/ocr/create-image-preparation.ts';
import { createTesseractJs } from '../../../src/ocr/tesseract-js/create-tesseract-js.ts';
import type { OcrEngine } from '../../../src/ports/ocr-engine.ts';
import type { PageRaster } from '../../../src/ports/scan-reader.ts';
import { printPage } from '../../support/ocr/printed-page.ts';

const LINES = [
  'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;',
  'Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV,',
];
const RED = '#d2304a';

/** Prints red letters in a red frame onto the page, at millimetres from the top left. */
async function stamp(page: PageRaster, text: string, at: { x: number; y: number }): Promise<PageRaster> {
  const mm = page.ppi / 25.4;
  const letters = await printPage({ lines: [text], points: 26, ppi: page.ppi, widthMm: 90, heightMm: 40, colour: RED });
  const [first] = letters.lines;
  if (first === undefined) throw new Error('nothing printed');
  const [left, top, width, height] = first.box;
  const pad = Math.round(3 * mm);
  const frame = `<svg width="${String(width + 2 * pad)}" height="${String(height + 2 * pad)}">
    <rect x="4" y="4" width="${String(width + 2 * pad - 8)}" height="${String(height + 2 * pad - 8)}"
      fill="none" stroke="${RED}" stroke-width="6"/></svg>`;
  const raw = (raster: PageRaster) => ({ raw: { width: raster.width, height: raster.height, channels: 3 } }) as const;
  const cut = await sharp(letters.data, raw(letters))
    .extract({ left: left - pad, top: top - pad, width: width + 2 * pad, height: height + 2 * pad })
    .composite([{ input: Buffer.from(frame) }])
    .png()
    .toBuffer();
  const [x, y] = [Math.round(at.x * mm), Math.round(at.y * mm)];
  const data = await sharp(page.data, raw(page))
    .composite([{ input: cut, left: x, top: y, blend: 'multiply' }])
    .removeAlpha()
    .raw()
    .toBuffer();
  return { ...page, data: new Uint8Array(data) };
}

describe('reading red ink', () => {
  let preparation: DisposableImagePreparation;
  let engine: OcrEngine;

  before(() => {
    preparation = createImagePreparation({ threads: 1 });
    engine = createTesseractJs({ concurrency: 1, timeoutMs: 30_000 });
  });

  after(async () => {
    await engine.dispose();
    await preparation.dispose();
  });

  async function read(raster: PageRaster) {
    const page = await preparation.prepare(raster, 0);
    const areas = redAreasToRead(page.red?.boxes ?? [], page.ink.ppi, page.ink);
    const red = [];
    for (const area of areas) {
      const cut = cutRedArea(page.red?.image ?? page.ink, area);
      red.push({ ...cut, words: await engine.recognise(cut.image, 'block') });
    }
    const ink = await engine.recognise(page.ink, 'page');
    return assembleWords({ ink, red, toOriginal: page.toRaster, original: raster });
  }

  for (const mark of ['MẬT', 'TUYỆT MẬT', 'HỎA TỐC']) {
    it(`finds the framed mark ${mark}, at its place on the scan`, async () => {
      const page = await printPage({ lines: LINES, ppi: 300, heightMm: 120 });

      const words = await read(await stamp(page, mark, { x: 40, y: 70 }));

      const red = words.filter(({ layer }) => layer === 'red');
      expect(red.map(({ text }) => text).join(' ')).to.equal(mark);
      for (const { box } of red) {
        expect(box[0]).to.be.within(470, 1400);
        expect(box[1]).to.be.within(810, 1010);
      }
    });
  }

  it('reads the print under a stamp with the ink', async () => {
    const page = await printPage({ lines: LINES, ppi: 300, heightMm: 120 });

    const words = await read(await stamp(page, 'KHẨN', { x: 60, y: 17 }));

    const ink = words.filter(({ layer }) => layer === 'ink').map(({ text }) => text);
    expect(ink.join(' ')).to.include('chức chính quyền địa phương');
  });

  it('reads no words from the rim of a round seal', async () => {
    const page = await printPage({ lines: LINES, ppi: 300, heightMm: 120 });
    const seal = `<svg width="440" height="440"><g fill="none" stroke="${RED}"><circle cx="220" cy="220" r="205"
      stroke-width="9"/><circle cx="220" cy="220" r="150" stroke-width="4"/></g></svg>`;
    const size = { raw: { width: page.width, height: page.height, channels: 3 } } as const;
    const sealed = await sharp(page.data, size)
      .composite([{ input: Buffer.from(seal), left: 900, top: 700, blend: 'multiply' }])
      .removeAlpha()
      .raw()
      .toBuffer();

    const words = await read({ ...page, data: new Uint8Array(sealed) });

    expect(words.filter(({ layer }) => layer === 'red')).to.deep.equal([]);
    expect(words).to.have.length.above(20);
  });
});
