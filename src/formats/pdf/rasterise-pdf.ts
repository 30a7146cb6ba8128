import sharp, { type Sharp } from 'sharp';
import type { Box } from '../../domain/page/geometry.ts';
import { FileError } from '../../ports/errors.ts';
import type { PageIdentity, PageRaster, ShownFields } from '../../ports/scan-reader.ts';
import { readJpegHeader } from '../image/jpeg-header.ts';
import { STRICT, toRaster, type RasterSource } from '../image/raster.ts';
import { UPRIGHT } from '../image/orientation.ts';
import { assertPixels } from '../image/pixel-limit.ts';
import type { ScanLimits } from '../scan-limits.ts';
import { areAnnotationsLost, hasAnnotation, isWidget, picturesInFields, withAnnotationsAlone } from './annotations.ts';
import { decodeImage, renderPage, type Pixels } from './engine/bitmap.ts';
import { imagePixelSize } from './engine/image-object.ts';
import { toDisplayed, type PdfPage, type PdfRect } from './engine/pdf-page.ts';
import { layoutOf, type CoveringImage } from './page-layout.ts';
import { readStoredImage, type StoredImage } from './stored-image.ts';

/**
 * The page in the frame of `identity`, without widgets: for reading and measuring. The picture of an electronic
 * signature often lies over the head of a letter; what it says in words is in the text layer. @throws FileError
 */
export async function rasterisePdfPage(page: PdfPage, identity: PageIdentity, limits: ScanLimits): Promise<PageRaster> {
  assertPixels({ width: identity.widthPx, height: identity.heightPx }, page.number, limits);
  const { image } = layoutOf(page);
  if (identity.kind === 'image' && image !== undefined) {
    assertPixels(imagePixelSize(page.pdfium, image.handle), page.number, limits);
    const source = await imageSource(page, image, limits);
    if (source !== undefined) return toRaster(source, identity);
  }
  const size = { width: identity.widthPx, height: identity.heightPx };
  const pixels = renderPage(page, size, { budgetMs: limits.maxDrawMs });
  return toRaster({ image: fromPixels(required(pixels, page)), orientation: UPRIGHT }, identity);
}

/**
 * The page as a viewer shows it, with its widgets: for people. Colour where there are any, for seals are red and
 * signatures blue. @throws FileError
 */
export async function showPdfPage(page: PdfPage, identity: PageIdentity, limits: ScanLimits): Promise<PageRaster> {
  if (!hasAnnotation(page, isWidget)) return rasterisePdfPage(page, identity, limits);
  const size = { width: identity.widthPx, height: identity.heightPx };
  assertPixels(size, page.number, limits);
  const over = (draw: (alone: PdfPage) => void): void => {
    withAnnotationsAlone(page, isWidget, draw);
  };
  const pixels = renderPage(page, size, { place: placeIn(page, identity), over, budgetMs: limits.maxDrawMs });
  const source = { image: fromPixels(required(pixels, page)), orientation: UPRIGHT };
  return toRaster(source, { ...identity, colour: 'colour' });
}

/** Stamps are looked for in no finer picture, and a coarser one costs less. */
const STAMP_PPI = 200;

/** The page as a viewer shows it where its fields or signatures bear more than words, as finely as stamps need. @throws FileError */
export async function showPdfFields(page: PdfPage, identity: PageIdentity, limits: ScanLimits): Promise<ShownFields> {
  if (areAnnotationsLost(page)) return 'lost';
  const bounds = picturesInFields(page);
  if (bounds === undefined) return 'none';
  const share = Math.min(1, STAMP_PPI / identity.ppi);
  const coarse = { widthPx: Math.round(identity.widthPx * share), heightPx: Math.round(identity.heightPx * share) };
  const raster = await showPdfPage(page, { ...identity, ...coarse, ppi: identity.ppi * share }, limits);
  return { ...raster, box: inFrame(page, bounds, identity) };
}

function inFrame(page: PdfPage, { left, right, bottom, top }: PdfRect, identity: PageIdentity): Box {
  const [x, y, width, height] = placeIn(page, identity);
  const corners = [toDisplayed(page, left, bottom), toDisplayed(page, right, top)] as const;
  const across = corners.map(([at]) => x + (at * width) / page.displayed.width);
  const down = corners.map(([, at]) => y + (at * height) / page.displayed.height);
  const [x0, y0] = [Math.min(...across), Math.min(...down)];
  return [x0, y0, Math.max(...across) - x0, Math.max(...down) - y0];
}

/** Where the page lies in the frame of `identity`: that of a scan is its image, a little more or less than the page. */
function placeIn(page: PdfPage, { widthPx, heightPx }: PageIdentity): [number, number, number, number] {
  const { left, bottom, right, top } = layoutOf(page).image?.bounds ?? page.box;
  const corners = [toDisplayed(page, left, bottom), toDisplayed(page, right, top)] as const;
  const [x0, x1] = [Math.min(corners[0][0], corners[1][0]), Math.max(corners[0][0], corners[1][0])];
  const [y0, y1] = [Math.min(corners[0][1], corners[1][1]), Math.max(corners[0][1], corners[1][1])];
  const [across, down] = [widthPx / (x1 - x0), heightPx / (y1 - y0)];
  const place = [-x0 * across, -y0 * down, page.displayed.width * across, page.displayed.height * down] as const;
  return [Math.round(place[0]), Math.round(place[1]), Math.round(place[2]), Math.round(place[3])];
}

/**
 * A plain JPEG is decoded from its own bytes, several times faster than through PDFium; the rest by PDFium.
 * Undefined for stencils, which have no colour of their own, and where nothing is known: the page must be drawn.
 */
async function imageSource(page: PdfPage, image: CoveringImage, limits: ScanLimits): Promise<RasterSource | undefined> {
  const stored = await readStoredImage(page, image.handle);
  const { orientation } = image;
  if (stored === undefined || stored.masked) return undefined;
  if (isPlainJpeg(stored)) {
    const header = readJpegHeader(stored.data);
    if (header !== undefined) assertPixels(header, page.number, limits);
    return { image: sharp(stored.data, STRICT), orientation };
  }
  return { image: fromPixels(required(decodeImage(page.pdfium, image.handle), page)), orientation };
}

/** The samples mean what they mean outside of a PDF, too: the size stated, no CMYK, no inverted range. */
function isPlainJpeg(stored: StoredImage): boolean {
  if (stored.filters.length !== 1 || stored.filters[0] !== 'DCTDecode' || stored.decode !== undefined) return false;
  const header = readJpegHeader(stored.data);
  const { kind } = stored.space;
  const simple = kind === 'grey' || kind === 'rgb' || kind === 'icc' || kind === 'calibrated';
  if (!simple || header?.width !== stored.width || header.height !== stored.height) return false;
  return header.components === 1 || header.components === 3;
}

function fromPixels({ data, width, height, channels }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
}

function required(pixels: Pixels | undefined, page: PdfPage): Pixels {
  if (pixels !== undefined) return pixels;
  throw new FileError('file-broken', 'A page cannot be drawn', { details: { page: page.number } });
}
