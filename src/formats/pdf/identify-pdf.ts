import { FileError } from '../../ports/errors.ts';
import type { Size } from '../../domain/page/geometry.ts';
import type { ColourDepth, PageIdentity } from '../../ports/scan-reader.ts';
import { componentsOf, type ColourSpace } from '../image/colour-space.ts';
import { frameOf, roundPpi, type Frame } from '../image/frame.ts';
import { readJpegHeader } from '../image/jpeg-header.ts';
import { assertPixels } from '../image/pixel-limit.ts';
import type { ScanLimits } from '../scan-limits.ts';
import { hasAnnotation, isMarkup } from './annotations.ts';
import { imageFilters, imagePixelSize, imageRawData } from './engine/image-object.ts';
import type { PageObject } from './engine/page-objects.ts';
import { withPage, type PdfPage } from './engine/pdf-page.ts';
import type { PdfFile } from './engine/pdf-file.ts';
import { isColoured } from './engine/object-colour.ts';
import { layoutOf, type CoveringImage, type PageLayout } from './page-layout.ts';
import { readStoredImage, type StoredImage } from './stored-image.ts';
import { countTextChars } from './text-layer.ts';

const RENDER_PPI = 300;
const MIN_RENDER_PPI = 150;
const MAX_RENDER_PPI = 400;
const POINTS_PER_INCH = 72;
const JPEG_HEAD_BYTES = 512 * 1024;

/** Pages `first` … `last` (from 1, both included). @throws FileError */
export async function identifyPdfPages(
  file: PdfFile,
  range: { readonly first: number; readonly last: number },
  limits: ScanLimits,
): Promise<readonly PageIdentity[]> {
  const pages: PageIdentity[] = [];
  for (let number = range.first; number <= range.last; number++) {
    pages.push(await withPage(file, number, (page) => identifyPage(page, limits)));
  }
  return pages;
}

async function identifyPage(page: PdfPage, limits: ScanLimits): Promise<PageIdentity> {
  const layout = layoutOf(page);
  for (const { handle } of layout.images) assertPixels(imagePixelSize(page.pdfium, handle), page.number, limits);
  const frame = layout.image === undefined ? renderFrame(page, layout) : imageFrame(page, layout.image);
  assertPixels(frame.size, page.number, limits);
  const colour = layout.image === undefined ? drawnColour(page, layout) : await imageColour(page, layout.image, limits);
  return {
    page: page.number,
    kind: layout.kind,
    widthPx: frame.size.width,
    heightPx: frame.size.height,
    ppi: frame.ppi,
    colour,
    textChars: countTextChars(page),
  };
}

function imageFrame(page: PdfPage, image: CoveringImage): Frame {
  const stored = imagePixelSize(page.pdfium, image.handle);
  if (stored.width === 0 || stored.height === 0) {
    throw new FileError('file-broken', 'A page image has no size', { details: { page: page.number } });
  }
  const resolution = { x: stored.width / image.inches.x, y: stored.height / image.inches.y };
  return frameOf(stored, resolution, image.orientation.turn);
}

/** Fine enough for the sharpest image on the page, within reason. */
function renderFrame(page: PdfPage, layout: PageLayout): Frame {
  const sharpest = Math.max(0, ...layout.images.map((image) => placedPpi(page, image)));
  const ppi = sharpest === 0 ? RENDER_PPI : Math.min(MAX_RENDER_PPI, Math.max(MIN_RENDER_PPI, roundPpi(sharpest)));
  const size: Size = {
    width: Math.max(1, Math.round((page.displayed.width / POINTS_PER_INCH) * ppi)),
    height: Math.max(1, Math.round((page.displayed.height / POINTS_PER_INCH) * ppi)),
  };
  return { size, ppi };
}

/** A logo of a few millimetres must not set the resolution of the page. */
const SMALL_SHARE = 0.05;

function placedPpi(page: PdfPage, { handle, matrix: [a, b, c, d] }: PageObject): number {
  const { width } = imagePixelSize(page.pdfium, handle);
  const points = Math.hypot(a, b);
  const share = (points * Math.hypot(c, d)) / (page.displayed.width * page.displayed.height);
  return points === 0 || share < SMALL_SHARE ? 0 : (width / points) * POINTS_PER_INCH;
}

async function imageColour(page: PdfPage, image: CoveringImage, limits: ScanLimits): Promise<ColourDepth> {
  const filters = imageFilters(page.pdfium, image.handle);
  if (filters.length === 1 && filters[0] === 'DCTDecode') return jpegColour(page, image, limits);
  const stored = await readStoredImage(page, image.handle);
  return stored === undefined ? 'colour' : storedColour(stored);
}

/** Most scans: the stream says it all, and only its beginning is looked at. */
function jpegColour(page: PdfPage, image: CoveringImage, limits: ScanLimits): ColourDepth {
  const header = readJpegHeader(imageRawData(page.pdfium, image.handle, JPEG_HEAD_BYTES));
  if (header === undefined) {
    throw new FileError('file-broken', 'A page image is no JPEG', { details: { page: page.number } });
  }
  // The stream may be larger than its dictionary says.
  assertPixels(header, page.number, limits);
  return header.components === 1 ? 'grey' : 'colour';
}

function storedColour(stored: StoredImage): ColourDepth {
  const bilevel = stored.bits === 1;
  // A stencil has no colour space; it is drawn in one colour.
  if (stored.space.kind === 'other') return bilevel ? 'bilevel' : 'colour';
  if (!isGrey(stored.space)) return 'colour';
  return bilevel ? 'bilevel' : 'grey';
}

function isGrey(space: ColourSpace): boolean {
  return space.kind === 'indexed' ? isGrey(space.base) : componentsOf(space) === 1;
}

/** Born-digital pages: colour where any text or shape is drawn in colour. Stamps and notes mostly are. */
function drawnColour(page: PdfPage, layout: PageLayout): ColourDepth {
  if (layout.images.length > 0 || hasAnnotation(page, isMarkup)) return 'colour';
  return layout.visible.some((object) => isColoured(page, object)) ? 'colour' : 'grey';
}
