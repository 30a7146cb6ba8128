import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { PageIdentity, PageRaster } from '../../../ports/scan-reader.ts';
import { componentsOf } from '../../image/colour-space.ts';
import { plainJp2Colour } from '../../image/jp2-header.ts';
import { readJpegHeader } from '../../image/jpeg-header.ts';
import { UPRIGHT } from '../../image/orientation.ts';
import type { ScanLimits } from '../../scan-limits.ts';
import { imageDecodedData } from '../engine/image-object.ts';
import { areFieldsSeen } from '../annotations.ts';
import type { PdfPage } from '../engine/pdf-page.ts';
import { layoutOf } from '../page-layout.ts';
import { showPdfPage } from '../rasterise-pdf.ts';
import { readStoredImage, type StoredImage } from '../stored-image.ts';
import { embedSamples, type Samples } from './embed-pixels.ts';
import { embedJpeg } from './embed-stream.ts';
import type { EmbeddedImage } from './embedded-image.ts';

/** Filters of ISO 19005-2, 6.1.7.2: all of PDF but LZWDecode (and Crypt, taken off when the page was extracted). */
const CODECS = new Set(['DCTDecode', 'JPXDecode', 'CCITTFaxDecode', 'JBIG2Decode']);
const PLAIN_FILTERS = new Set(['FlateDecode', 'RunLengthDecode', 'ASCII85Decode', 'ASCIIHexDecode']);

/**
 * A scan keeps its stream. Where fields or signatures show anything upon it (a number, a seal, who signed), it is drawn as a
 * viewer shows it, like every page that is no scan.
 * @throws FileError
 */
export async function embedFromPdf(page: PdfPage, identity: PageIdentity, limits: ScanLimits): Promise<EmbeddedImage> {
  const { image } = layoutOf(page);
  const shown = areFieldsSeen(page);
  if (identity.kind === 'image' && image !== undefined && !shown) {
    const stored = await readStoredImage(page, image.handle);
    const kept = stored === undefined ? undefined : (keepStream(stored) ?? repack(page, image.handle, stored));
    if (kept !== undefined) return { ...kept, orientation: image.orientation };
  }
  return embedRendering(await showPdfPage(page, identity, limits), shown || identity.kind === 'mixed');
}

type Kept = Omit<EmbeddedImage, 'orientation'>;

/** The stream byte for byte, where PDF/A-2 takes it. */
function keepStream(stored: StoredImage): Kept | undefined {
  const { width, height, bits, filters, parameters, globals, decode, data } = stored;
  // Plain samples would be kept at full length: they are packed.
  if (filters.length === 0 || !filters.every((filter) => CODECS.has(filter) || PLAIN_FILTERS.has(filter)))
    return undefined;
  const codec = filters.find((filter) => CODECS.has(filter));
  const space = keptSpace(stored, codec);
  if (space === undefined) return undefined;
  return { state: 'bytes', width, height, bits, space, filters, parameters, globals, decode, data, samples: undefined };
}

function keptSpace(stored: StoredImage, codec: string | undefined): StoredImage['space'] | undefined {
  if (!isOpaqueDevice(stored)) return codec === 'JPXDecode' && !stored.masked ? jpxSpace(stored) : undefined;
  if (codec === 'JPXDecode') return jpxSpace(stored);
  return codec === 'DCTDecode' && !fitsJpeg(stored) ? undefined : stored.space;
}

function isOpaqueDevice({ masked, space }: StoredImage): boolean {
  return !masked && space.kind !== 'cmyk' && space.kind !== 'other' && !isCmykPalette(space);
}

function isCmykPalette(space: StoredImage['space']): boolean {
  return space.kind === 'indexed' && space.base.kind === 'cmyk';
}

function jpxSpace({ filters, data }: StoredImage): StoredImage['space'] | undefined {
  return filters.length === 1 ? plainJp2Colour(data) : undefined;
}

/** The JPEG must be what its dictionary says; below another filter it is taken on trust of the proof. */
function fitsJpeg({ filters, data, width, height, space }: StoredImage): boolean {
  if (filters.length > 1) return false;
  const header = readJpegHeader(data);
  const fits = header?.width === width && header.height === height && header.components === componentsOf(space);
  return fits && embedJpeg(data) !== undefined;
}

/** Samples under a filter that PDF/A refuses (LZW) are packed anew, unchanged. */
function repack(page: PdfPage, handle: number, stored: StoredImage): Kept | undefined {
  const { width, height, bits, space, decode, filters } = stored;
  if (!isOpaqueDevice(stored) || filters.some((filter) => CODECS.has(filter))) return undefined;
  const samples = imageDecodedData(page.pdfium, handle);
  const rowBytes = Math.ceil((width * bits * (componentsOf(space) ?? 0)) / 8);
  if (samples.length !== rowBytes * height) return undefined;
  return {
    state: 'pixels',
    width,
    height,
    bits,
    space,
    filters: ['FlateDecode'],
    parameters: [],
    globals: undefined,
    decode,
    data: deflateSync(samples),
    samples: createHash('sha256').update(samples).digest('hex'),
  };
}

const JPEG_QUALITY = 90;

/** Pages that are drawn: text and line art lossless, pages with pictures as JPEG of high quality. */
async function embedRendering(raster: PageRaster, pictures: boolean): Promise<EmbeddedImage> {
  const drawn = pictures ? await asJpeg(raster) : await embedSamples(asSamples(raster));
  return { ...drawn, state: 'rendered', orientation: UPRIGHT };
}

async function asJpeg({ data, width, height, channels }: PageRaster): Promise<Kept> {
  const image = sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
  const jpeg = await (channels === 1 ? image.toColourspace('b-w') : image)
    .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' })
    .toBuffer();
  const embedded = embedJpeg(jpeg);
  if (embedded === undefined) throw new Error('sharp made a JPEG that PDF does not take');
  return { ...embedded, samples: undefined };
}

function asSamples({ data, width, height, channels }: PageRaster): Samples {
  const bilevel = channels === 1 && data.every((value) => value === 0 || value === 255);
  return { data, width, height, channels, bits: bilevel ? 1 : 8 };
}
