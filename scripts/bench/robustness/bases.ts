import { PDFDocument } from '@cantoo/pdf-lib';
import sharp, { type Sharp } from 'sharp';

/** A whole file before anything is done to it. */
export interface BaseFile {
  readonly name: string;
  readonly extension: 'jpg' | 'png' | 'tif' | 'pdf' | 'webp';
  readonly data: Buffer;
}

const LINES = ['ỦY BAN NHÂN DÂN', 'Số: 125/QĐ-UBND', 'QUYẾT ĐỊNH', 'Về việc kiểm tra tệp'];

/** A scrap of paper with four lines at 150 ppi: read in a fraction of a second. */
function paper(width = 520, height = 300): Sharp {
  const lines = LINES.map(
    (text, n) =>
      `<text x="${String(30 + 20 * n)}" y="${String(60 + 60 * n)}" font-family="Liberation Serif" font-size="30">${text}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}"><rect width="100%" height="100%" fill="#fbfaf6"/>${lines.join('')}<circle cx="420" cy="200" r="60" fill="none" stroke="#c8102e" stroke-width="5"/></svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: '#fff' }).withMetadata({ density: 150 });
}

/** One file of each shape that scanners, cameras and office programs give. Same files on every call. */
export async function baseFiles(): Promise<readonly BaseFile[]> {
  const jpeg = await paper().jpeg({ quality: 80 }).toBuffer();
  return [
    { name: 'jpeg', extension: 'jpg', data: jpeg },
    { name: 'jpeg-progressive', extension: 'jpg', data: await paper().jpeg({ progressive: true }).toBuffer() },
    { name: 'jpeg-grey', extension: 'jpg', data: await paper().greyscale().jpeg().toBuffer() },
    { name: 'jpeg-cmyk', extension: 'jpg', data: await paper().toColourspace('cmyk').jpeg().toBuffer() },
    { name: 'jpeg-turned', extension: 'jpg', data: await paper().withMetadata({ orientation: 6 }).jpeg().toBuffer() },
    { name: 'png', extension: 'png', data: await paper().png().toBuffer() },
    { name: 'png-palette', extension: 'png', data: await paper().png({ palette: true, colours: 16 }).toBuffer() },
    { name: 'png-alpha', extension: 'png', data: await paper().ensureAlpha(0.9).png({ progressive: true }).toBuffer() },
    { name: 'png-bilevel', extension: 'png', data: await paper().greyscale().threshold(140).png({ palette: true, colours: 2 }).toBuffer() },
    { name: 'webp', extension: 'webp', data: await paper().webp().toBuffer() },
    ...(await tiffs()),
    ...(await pdfs(jpeg)),
  ];
} // prettier-ignore

async function tiffs(): Promise<readonly BaseFile[]> {
  const page = await paper().png().toBuffer();
  const pages = sharp([page, page, page], { join: { animated: true } });
  const grey = await paper().greyscale().extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  const { width, height } = grey.info;
  const fax = sharp(grey.data, { raw: { width, height, channels: 1 } }).threshold(140).toColourspace('b-w');
  const faxes = sharp(Buffer.concat([grey.data, grey.data, grey.data]), { raw: { width, height: height * 3, pageHeight: height, channels: 1 } });
  const made = {
    'tiff-g4': fax.tiff({ compression: 'ccittfax4', bitdepth: 1 }),
    'tiff-lzw': paper().tiff({ compression: 'lzw' }),
    'tiff-deflate': paper().greyscale().tiff({ compression: 'deflate', predictor: 'horizontal' }),
    'tiff-jpeg': paper().tiff({ compression: 'jpeg', quality: 75 }),
    'tiff-packbits': paper().greyscale().tiff({ compression: 'packbits' }),
    'tiff-tiled': paper().tiff({ compression: 'deflate', tile: true, tileWidth: 128, tileHeight: 128 }),
    'tiff-pages-g4': faxes.threshold(140).toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }),
    'tiff-pages-lzw': pages.clone().tiff({ compression: 'lzw' }),
  };
  return Promise.all(
    Object.entries(made).map(async ([name, image]) => ({ name, extension: 'tif', data: await image.toBuffer() })),
  );
} // prettier-ignore

const SHEET = { width: 250, height: 144 };

async function pdfs(jpeg: Buffer): Promise<readonly BaseFile[]> {
  const png = await paper().png().toBuffer();
  const scan = async (images: number) => {
    const pdf = await emptyPdf();
    const image = await pdf.embedJpg(jpeg);
    for (let n = 0; n < images; n += 1)
      pdf.addPage([SHEET.width, SHEET.height]).drawImage(image, { x: 0, y: 0, ...SHEET });
    return pdf;
  };
  const drawn = await emptyPdf();
  drawn
    .addPage([SHEET.width, SHEET.height])
    .drawText('So: 12/QD-UBND ngay 3 thang 4 nam 2019', { x: 10, y: 90, size: 10 });
  const flate = await emptyPdf();
  const image = await flate.embedPng(png);
  flate.addPage([SHEET.width, SHEET.height]).drawImage(image, { x: 0, y: 0, ...SHEET });
  const locked = await scan(1);
  locked.encrypt({ userPassword: '', ownerPassword: 'chủ', permissions: { printing: 'highResolution' } });
  const made = [
    ['pdf-scan', await scan(1), false],
    ['pdf-objects', await scan(3), true],
    ['pdf-drawn', drawn, false],
    ['pdf-flate', flate, false],
    ['pdf-restricted', locked, false],
  ] as const;
  return Promise.all(
    made.map(async ([name, pdf, useObjectStreams]) => ({
      name,
      extension: 'pdf',
      data: Buffer.from(await pdf.save({ useObjectStreams })),
    })),
  );
}

/** Without dates, which would make every run another file. */
async function emptyPdf(): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const then = new Date(Date.UTC(2020, 0, 1));
  pdf.setCreationDate(then);
  pdf.setModificationDate(then);
  return pdf;
}
