import sharp, { type Metadata } from 'sharp';
import { FileError } from '../../ports/errors.ts';
import type { ColourDepth, PageIdentity, ScanFormat } from '../../ports/scan-reader.ts';
import type { ScanLimits } from '../scan-limits.ts';
import { withByteSource } from './byte-source.ts';
import { frameOf, type Resolution } from './frame.ts';
import { readJpegHeader } from './jpeg-header.ts';
import { orientationOfTag, type Orientation } from './orientation.ts';
import { assertPixels } from './pixel-limit.ts';
import { readPngHeader } from './png-header.ts';
import { readTiffPages, type TiffPage } from './tiff-directory.ts';

export type ImageFormat = Exclude<ScanFormat, 'pdf'>;

/** What the header of one page image says; nothing is decoded. */
export interface ImageHeader {
  /** Place in the file, from 0; TIFF counts thumbnails, too. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly colour: ColourDepth;
  readonly orientation: Orientation;
  readonly resolution: Resolution | undefined;
}

/** Headers are looked for in the first bytes: colour profiles and camera data come before the frame header. */
const HEAD_BYTES = 16 * 1024 * 1024;

/** Pages in the order of the file. @throws FileError */
export async function identifyImage(
  path: string,
  format: ImageFormat,
  limits: ScanLimits,
): Promise<readonly PageIdentity[]> {
  const headers = await readImageHeaders(path, format, limits);
  return headers.map((header, index) => identityOf(header, index + 1, limits));
}

function identityOf(header: ImageHeader, page: number, limits: ScanLimits): PageIdentity {
  if (header.width === 0 || header.height === 0) {
    throw new FileError('file-broken', 'A page image has no size', { details: { page } });
  }
  assertPixels(header, page, limits);
  const { size, ppi } = frameOf(header, header.resolution, header.orientation.turn);
  assertPixels(size, page, limits);
  return { page, kind: 'image', widthPx: size.width, heightPx: size.height, ppi, colour: header.colour, textChars: 0 };
}

/** @throws FileError */
export async function readImageHeaders(
  path: string,
  format: ImageFormat,
  limits: ScanLimits,
): Promise<readonly ImageHeader[]> {
  switch (format) {
    case 'tiff':
      return readTiffHeaders(path, limits);
    case 'jpeg':
      return [await readJpeg(path)];
    case 'png':
      return [readPng(path)];
  }
}

function readTiffHeaders(path: string, limits: ScanLimits): readonly ImageHeader[] {
  return withByteSource(path, (source) => readTiffPages(source, limits.maxPages))
    .filter(({ thumbnail }) => !thumbnail)
    .map((page) => ({ ...page, colour: tiffColour(page) }));
}

function tiffColour({ bits, samples, photometric }: TiffPage): ColourDepth {
  if (photometric > 1) return 'colour';
  return bits === 1 && samples === 1 ? 'bilevel' : 'grey';
}

function readHead(path: string): Buffer {
  return withByteSource(path, (source) => source.read(0, Math.min(HEAD_BYTES, source.size)));
}

async function readJpeg(path: string): Promise<ImageHeader> {
  const header = readJpegHeader(readHead(path));
  if (header === undefined)
    throw new FileError('file-broken', 'The JPEG has no frame header', { details: { page: 1 } });
  const { orientation, density } = await exifOf(path);
  const { width, height, components, resolution } = header;
  const exif = density === undefined ? undefined : { x: density, y: density };
  return {
    index: 0,
    width,
    height,
    colour: components === 1 ? 'grey' : 'colour',
    orientation: orientationOfTag(orientation),
    resolution: resolution ?? exif,
  };
}

/** Cameras state orientation and resolution in EXIF. */
async function exifOf(path: string): Promise<Pick<Metadata, 'orientation' | 'density'>> {
  try {
    return await sharp(path, { failOn: 'none', limitInputPixels: false }).metadata();
  } catch (error) {
    throw new FileError('file-broken', 'The JPEG cannot be read', { cause: error, details: { page: 1 } });
  }
}

function readPng(path: string): ImageHeader {
  const header = readPngHeader(readHead(path));
  if (header === undefined) throw new FileError('file-broken', 'The PNG has no header', { details: { page: 1 } });
  const { width, height, bits, colourType, resolution } = header;
  const grey = colourType === 0 || colourType === 4;
  const colour = grey ? (bits === 1 ? 'bilevel' : 'grey') : 'colour';
  return { index: 0, width, height, colour, orientation: orientationOfTag(1), resolution };
}
