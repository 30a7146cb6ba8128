// Writes scanned pages in the formats that offices deliver.
import { Buffer } from 'node:buffer';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';

const open = (page) => sharp(page.pixels, { raw: { width: page.width, height: page.height, channels: 3 } });

function turned(page, upsideDown) {
  return upsideDown ? open(page).rotate(180) : open(page);
}

/** JFIF header with a resolution. sharp writes none (it records the resolution in EXIF, which few readers ask). */
function jfifHeader(ppi) {
  const header = Buffer.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
  header.writeUInt16BE(ppi, 12);
  header.writeUInt16BE(ppi, 14);
  return header;
}

/** Baseline JPEG with JFIF resolution, as scanners write it. */
async function jpeg(page, { ppi, quality = 74, upsideDown = false }) {
  const bytes = await turned(page, upsideDown).jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer();
  if (bytes.readUInt16BE(2) === 0xffe0) throw new Error('sharp wrote a JFIF header of its own: drop jfifHeader');
  return Buffer.concat([bytes.subarray(0, 2), jfifHeader(ppi), bytes.subarray(2)]);
}

function png(page, { ppi }) {
  return open(page)
    .withMetadata({ density: ppi })
    .png({ palette: true, colours: 28, dither: 0, compressionLevel: 9, effort: 10 })
    .toBuffer();
}

/** Pages of one size under each other: how libvips takes a multi-page image. */
function pile(pages) {
  const { width, height } = pages[0];
  const data = Buffer.concat(pages.map((page) => page.pixels));
  return sharp(data, { raw: { width, height: height * pages.length, channels: 3, pageHeight: height } });
}

function tiff(pages, { ppi, quality = 74, bilevel = false }) {
  const resolution = { xres: ppi / 25.4, yres: ppi / 25.4, resolutionUnit: 'inch' };
  if (bilevel) {
    const black = pile(pages).greyscale().threshold(158).toColourspace('b-w');
    return black.tiff({ ...resolution, compression: 'ccittfax4', bitdepth: 1 }).toBuffer();
  }
  return pile(pages)
    .tiff({ ...resolution, compression: 'jpeg', quality })
    .toBuffer();
}

/** Image-only PDF as a scanner writes it: one JPEG a page, no text. */
async function imagePdf(pages, options) {
  const pdf = await PDFDocument.create();
  const day = new Date('2022-03-01T01:00:00Z');
  pdf.setCreationDate(day);
  pdf.setModificationDate(day);
  pdf.setProducer('Vankho samples');
  for (const page of pages) {
    const image = await pdf.embedJpg(await jpeg(page, options));
    const size = [(page.width / options.ppi) * 72, (page.height / options.ppi) * 72];
    pdf.addPage(size).drawImage(image, { x: 0, y: 0, width: size[0], height: size[1] });
  }
  return Buffer.from(await pdf.save());
}

const WRITERS = {
  jpg: (pages, options) => jpeg(pages[0], options),
  png: (pages, options) => png(pages[0], options),
  tif: tiff,
  pdf: imagePdf,
};

export function encode(extension, pages, options) {
  return WRITERS[extension](pages, options);
}
