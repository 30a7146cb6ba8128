import { readFile } from 'node:fs/promises';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { FileError } from '../../../ports/errors.ts';
import { withByteSource } from '../../image/byte-source.ts';
import { GREY, iccSpace, type ColourSpace } from '../../image/colour-space.ts';
import { readImageHeaders, type ImageHeader } from '../../image/identify-image.ts';
import { STRICT } from '../../image/raster.ts';
import type { ImagePageRequest } from '../../image/rasterise-image.ts';
import { readTiffPages, type TiffPage } from '../../image/tiff-directory.ts';
import { embedJpeg, embedPng, type StreamImage } from './embed-stream.ts';
import { embedSamples } from './embed-pixels.ts';
import type { EmbeddedImage } from './embedded-image.ts';

/** A JPEG, PNG or TIFF page. @throws FileError */
export async function embedFromFile(request: ImagePageRequest): Promise<EmbeddedImage> {
  const headers = await readImageHeaders(request.path, request.format, request.limits);
  const header = headers[request.page.page - 1];
  if (header === undefined) throw new FileError('file-changed', 'The page is not in the file any more');
  const stream = await originalStream(request, header);
  const image = stream === undefined ? await decodedImage(request, header) : { ...stream, samples: undefined };
  return { ...image, orientation: header.orientation };
}

async function originalStream(
  { path, format }: ImagePageRequest,
  header: ImageHeader,
): Promise<StreamImage | undefined> {
  switch (format) {
    case 'jpeg':
      return embedJpeg(await readFile(path));
    case 'png':
      return embedPng(await readFile(path));
    case 'tiff':
      return embedTiff(path, header.index);
  }
}

const TIFF = { g4: 4, jpeg: 7, whiteIsZero: 0, blackIsZero: 1, rgb: 2, ycbcr: 6, msbFirst: 1 } as const;

/** One strip that is a stream of its own: CCITT G4, or a whole JPEG. */
function embedTiff(path: string, index: number): StreamImage | undefined {
  return withByteSource(path, (source) => {
    const page = readTiffPages(source, index + 1 + 100_000)[index];
    const [offset, ...moreStrips] = page?.stripOffsets ?? [];
    const bytes = page?.stripBytes[0];
    if (page === undefined || page.tiled || offset === undefined || bytes === undefined || moreStrips.length > 0) {
      return undefined;
    }
    if (page.compression === TIFF.g4) return embedG4(page, () => source.read(offset, bytes));
    return page.compression === TIFF.jpeg && !page.hasJpegTables
      ? embedTiffJpeg(page, source.read(offset, bytes))
      : undefined;
  });
}

function embedG4(page: TiffPage, read: () => Buffer): StreamImage | undefined {
  const { width, height, photometric, fillOrder, bits, samples } = page;
  // Bits from the low end would have to be turned round: another stream than the stored one.
  if (fillOrder !== TIFF.msbFirst || bits !== 1 || samples !== 1 || photometric > TIFF.blackIsZero) return undefined;
  const blackIsOne = photometric === TIFF.blackIsZero;
  return {
    state: 'bytes',
    width,
    height,
    bits: 1,
    space: GREY,
    filters: ['CCITTFaxDecode'],
    parameters: [{ K: -1, Columns: width, Rows: height, BlackIs1: blackIsOne, EndOfBlock: false }],
    globals: undefined,
    decode: undefined,
    data: read(),
  };
}

function embedTiffJpeg(page: TiffPage, data: Buffer): StreamImage | undefined {
  const image = embedJpeg(data);
  if (image?.width !== page.width || image.height !== page.height) return undefined;
  // Without an Adobe marker the TIFF tag decides whether the samples are RGB or YCbCr.
  const plainRgb = page.photometric === TIFF.rgb;
  return plainRgb ? { ...image, parameters: [{ ColorTransform: 0 }] } : image;
}

/** Decoded without colour management, so that samples stay what they are; the profile goes along. */
async function decodedImage(
  { path, page }: ImagePageRequest,
  header: ImageHeader,
): Promise<Omit<EmbeddedImage, 'orientation'>> {
  const open = (): Sharp => sharp(path, { ...STRICT, page: header.index, ignoreIcc: true });
  try {
    const meta = await open().metadata();
    const faithful = await isFaithful(open(), meta);
    const samples = await decodeSamples(
      faithful ? open() : sharp(path, { ...STRICT, page: header.index }),
      meta,
      page.colour,
    );
    const image = await embedSamples(samples, faithful ? profileSpace(meta, samples.channels) : undefined);
    return faithful ? image : { ...image, state: 'rendered', samples: image.samples };
  } catch (error) {
    throw new FileError('file-broken', 'A page image cannot be decoded', {
      cause: error,
      details: { page: page.page },
    });
  }
}

/** CMYK, floating point and real transparency cannot be kept sample for sample. */
async function isFaithful(image: Sharp, meta: Metadata): Promise<boolean> {
  if (meta.space === 'cmyk' || meta.space === 'lab' || !['uchar', 'ushort'].includes(meta.depth)) return false;
  return !meta.hasAlpha || (await image.stats()).isOpaque;
}

async function decodeSamples(
  image: Sharp,
  meta: Metadata,
  colour: ImagePageRequest['page']['colour'],
): Promise<Parameters<typeof embedSamples>[0]> {
  const channels = colour === 'colour' ? 3 : 1;
  const deep = meta.depth === 'ushort';
  const target = deep ? (channels === 1 ? 'grey16' : 'rgb16') : channels === 1 ? 'b-w' : 'srgb';
  const { data, info } = await image
    .flatten({ background: '#ffffff' })
    .toColourspace(target)
    .raw({ depth: deep ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const bits = deep ? 16 : colour === 'bilevel' ? 1 : 8;
  return { width: info.width, height: info.height, channels, bits, data };
}

function profileSpace({ icc }: Metadata, channels: 1 | 3): ColourSpace {
  return iccSpace(icc, channels);
}
