import { expect } from 'chai';
import { applyAffine, mapBox } from '../../../src/domain/page/affine.ts';
import type { Box, QuarterTurn } from '../../../src/domain/page/geometry.ts';
import { createImagePreparation, type DisposableImagePreparation } from '../../../src/ocr/create-image-preparation.ts';
import type { GreyImage } from '../../../src/ports/image-preparation.ts';
import type { PageRaster } from '../../../src/ports/scan-reader.ts';
import { printPage } from '../../support/ocr/printed-page.ts';
import { rejection } from '../../support/rejection.ts';

const LINES = [
  'ỦY BAN NHÂN DÂN TỈNH',
  'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;',
  'Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV,',
  'Phê duyệt kế hoạch chỉnh lý tài liệu lưu trữ tồn đọng của các cơ quan.',
];

/** Smallest box around all dark pixels. */
function darkBox({ ink }: { readonly ink: GreyImage }): Box {
  let [left, top, right, bottom] = [ink.width, ink.height, 0, 0];
  ink.data.forEach((value, index) => {
    if (value > 128) return;
    const [x, y] = [index % ink.width, Math.floor(index / ink.width)];
    [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
  });
  return [left, top, right - left, bottom - top];
}

/** The same on the raster as it came in. */
function darkBoxOf(raster: PageRaster): Box {
  const data = new Uint8Array(raster.width * raster.height);
  data.forEach((_, index) => {
    data[index] = raster.data[index * raster.channels] ?? 255;
  });
  return darkBox({ ink: { ...raster, data } });
}

function expectNear(found: Box, wanted: Box, tolerance: number): void {
  found.forEach((value, index) => {
    expect(value, `${found.join(' ')} against ${wanted.join(' ')}`).to.be.closeTo(wanted[index] ?? NaN, tolerance);
  });
}

describe('ocr/create-image-preparation', () => {
  let preparation: DisposableImagePreparation;

  before(() => {
    preparation = createImagePreparation({ threads: 2 });
  });

  after(() => preparation.dispose());

  for (const ppi of [100, 150, 200, 300]) {
    for (const turn of [0, 90, 180, 270] as const) {
      it(`maps boxes back to a raster of ${String(ppi)} ppi turned by ${String(turn)}°`, async () => {
        const raster = await printPage({ lines: LINES, ppi, heightMm: 120, turn: turn === 0 ? 0 : opposite(turn) });

        const page = await preparation.prepare(raster, turn);

        expect(page.rotation).to.equal(turn);
        expect(page.ink.width > page.ink.height, 'upright again').to.equal(true);
        expectNear(mapBox(darkBox(page), page.toRaster, raster), darkBoxOf(raster), 3);
      });
    }
  }

  it('knows a scan of one bit a pixel, whatever resizing makes of it', async () => {
    const { data, ...raster } = await printPage({ lines: LINES, ppi: 300 });
    const grey = Uint8Array.from(
      { length: raster.width * raster.height },
      (_, at) => data[at * raster.channels] ?? 255,
    );
    const asGrey = { ...raster, channels: 1, data: grey } as const;
    const oneBit = { ...asGrey, data: grey.map((level) => (level < 128 ? 0 : 255)) };

    expect((await preparation.prepare(asGrey, 0)).measures.colour).to.equal('grey');
    expect((await preparation.prepare(oneBit, 0)).measures.colour).to.equal('bilevel');
  });

  it('hands pages of black and white alone back, also where resizing and turning leave them so', async () => {
    const white = { width: 600, height: 800, channels: 1, data: new Uint8Array(480_000).fill(255), ppi: 300 } as const;
    expect((await preparation.prepare(white, 0)).blank).to.equal(true);

    const lined = { ...white, ppi: 200, data: white.data.map((_, at) => (at % 40 < 4 ? 0 : 255)) };
    for (const turn of [0, 90, 180] as const) {
      const { ink } = await preparation.prepare(lined, turn);
      expect(ink.data.length).to.equal(480_000);
      expect(ink.data.filter((level) => level === 0)).to.have.lengthOf(48_000);
    }
    expect(lined.data, 'the raster is only read').to.have.lengthOf(480_000);
  });

  it('takes out the skew and finds the way back', async () => {
    const raster = await printPage({ lines: LINES, ppi: 300, skewDegrees: 1.5 });

    const page = await preparation.prepare(raster, 0);

    expect(page.skewDegrees).to.be.closeTo(1.5, 0.1);
    const [x, y] = applyAffine(page.toRaster, page.ink.width / 2, page.ink.height / 2);
    expect(x).to.be.closeTo(raster.width / 2, 2);
    expect(y).to.be.closeTo(raster.height / 2, 2);
    const [, , width, height] = darkBox(page);
    const [, , skewedWidth, skewedHeight] = mapBox(darkBox(page), page.toRaster, raster);
    expect(width).to.be.above(900);
    expect(height).to.be.below(skewedHeight / 1.5);
    expect(skewedWidth).to.be.above(width * 1.4);
  });

  it('brings pages to about 200 ppi', async () => {
    for (const [ppi, wanted] of [
      [300, 200],
      [200, 200],
      [150, 150],
      [100, 200],
    ] as const) {
      const { ink } = await preparation.prepare(await printPage({ lines: LINES, ppi, heightMm: 80 }), 0);

      expect(ink.ppi, `${String(ppi)} ppi`).to.be.closeTo(wanted, 1e-6);
      expect(ink.width).to.be.closeTo((210 / 25.4) * wanted, 3);
    }
  });

  it('takes pages larger than A4, and lying ones', async () => {
    const raster = await printPage({ lines: LINES, ppi: 150, widthMm: 420, heightMm: 297 });

    const page = await preparation.prepare(raster, 0);

    expectNear(mapBox(darkBox(page), page.toRaster, raster), darkBoxOf(raster), 3);
  });

  it('takes grey scans', async () => {
    const colour = await printPage({ lines: LINES, ppi: 300, heightMm: 80 });
    const data = new Uint8Array(colour.width * colour.height);
    data.forEach((_, index) => {
      data[index] = colour.data[3 * index] ?? 255;
    });
    const raster: PageRaster = { ...colour, channels: 1, data };

    const page = await preparation.prepare(raster, 0);

    expect(page.red).to.equal(undefined);
    expectNear(mapBox(darkBox(page), page.toRaster, raster), darkBoxOf(raster), 3);
  });

  it('leaves the raster as it is, so that it can be prepared again', async () => {
    const raster = await printPage({ lines: LINES, ppi: 200, heightMm: 80 });
    const copy = raster.data.slice();

    const first = await preparation.prepare(raster, 0);
    const second = await preparation.prepare(raster, 0);

    expect(Buffer.compare(raster.data, copy)).to.equal(0);
    expect(Buffer.compare(first.ink.data, second.ink.data)).to.equal(0);
  });

  it('removes stamp and pen colours, and shows the red by itself', async () => {
    const red = await printPage({ lines: ['KHẨN KHẨN KHẨN'], points: 24, ppi: 300, heightMm: 60, colour: '#d63c50' });
    const blue = await printPage({ lines: ['ký tên'], points: 24, ppi: 300, heightMm: 60, colour: '#3040b0' });

    const stamped = await preparation.prepare(red, 0);
    const black = await printPage({ lines: LINES, ppi: 300, heightMm: 60 });
    const signed = await preparation.prepare(mixed(black, blue), 0);

    expect(stamped.measures.inkShare).to.be.below(0.0005);
    expect(stamped.red?.boxes).to.have.lengthOf(1);
    expect(stamped.blank).to.equal(false);
    expect(signed.red).to.equal(undefined);
    const plain = await preparation.prepare(black, 0);
    expect(signed.measures.inkShare).to.be.closeTo(plain.measures.inkShare, 0.002);
  });

  it('finds an empty sheet blank', async () => {
    const page = await preparation.prepare(await printPage({ lines: [], ppi: 150, paper: '#f4efe2' }), 0);

    expect(page.blank).to.equal(true);
    expect(page.measures.paperLevel).to.be.within(225, 256);
  });

  it('prepares several pages at the same time', async () => {
    const raster = await printPage({ lines: LINES, ppi: 200, heightMm: 60 });

    const pages = await Promise.all([0, 0, 180, 180].map((turn) => preparation.prepare(raster, turn as QuarterTurn)));

    expect(Buffer.compare(pages[0]?.ink.data ?? Buffer.of(1), pages[1]?.ink.data ?? Buffer.of(2))).to.equal(0);
    expect(Buffer.compare(pages[2]?.ink.data ?? Buffer.of(1), pages[3]?.ink.data ?? Buffer.of(2))).to.equal(0);
  });

  it('refuses pixels that do not fit the size', async () => {
    const raster = await printPage({ lines: [], ppi: 50 });

    const error = await rejection(preparation.prepare({ ...raster, width: raster.width + 1 }, 0));

    expect(error).to.have.property('code', 'file-broken');
  });

  it('can be cancelled', async () => {
    const raster = await printPage({ lines: LINES, ppi: 200, heightMm: 60 });
    const cancel = new AbortController();
    const page = rejection(preparation.prepare(raster, 0, cancel.signal));
    cancel.abort();

    expect(await page).to.have.property('code', 'cancelled');
    expect(await preparation.prepare(raster, 0)).to.have.property('blank', false);
  });

  it('leaves nothing running', async () => {
    const other = createImagePreparation({ threads: 1 });
    await other.prepare(await printPage({ lines: [], ppi: 50 }), 0);

    await other.dispose();

    expect(await rejection(other.prepare(await printPage({ lines: [], ppi: 50 }), 0))).to.be.instanceOf(Error);
  });
});

function opposite(turn: QuarterTurn): QuarterTurn {
  return turn === 90 ? 270 : turn === 270 ? 90 : turn;
}

/** Both prints on one sheet, the darker of each channel. */
function mixed(one: PageRaster, other: PageRaster): PageRaster {
  return { ...one, data: one.data.map((value, index) => Math.min(value, other.data[index] ?? 255)) };
}
