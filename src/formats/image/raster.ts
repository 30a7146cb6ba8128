import sharp, { type OutputInfo, type Sharp, type SharpOptions } from 'sharp';
import { turnSize, type Size } from '../../domain/page/geometry.ts';
import { releasePixels } from '../../domain/page/release-pixels.ts';
import { FileError } from '../../ports/errors.ts';
import type { PageIdentity, PageRaster } from '../../ports/scan-reader.ts';
import type { Orientation } from './orientation.ts';

// The pool of worker threads is the parallelism; libvips' own threads and cache would only add memory.
sharp.concurrency(1);
sharp.cache(false);

/** Damage is an error, never grey bars in the archive. Limits were checked on the header before. */
export const STRICT: SharpOptions = { failOn: 'error', limitInputPixels: false };

/** Decoded pixels as stored, or anything sharp can open. */
export interface RasterSource {
  readonly image: Sharp;
  readonly orientation: Orientation;
}

/** Brings a stored image into the frame of `identity`: 8 bits, grey or RGB. @throws FileError */
export async function toRaster(source: RasterSource, identity: PageIdentity): Promise<PageRaster> {
  const { widthPx: width, heightPx: height, page, ppi } = identity;
  const grey = identity.colour !== 'colour';
  const { data, info } = await decode(source, identity, grey).catch((error: unknown) => {
    throw new FileError('file-broken', 'A page image cannot be decoded', { cause: error, details: { page } });
  });
  if (info.width !== width || info.height !== height) {
    throw new FileError('file-changed', 'A page has not the size it was registered with', { details: { page } });
  }
  // sharp's own memory cannot be handed over to another thread.
  const pixels = new Uint8Array(data);
  releasePixels(data);
  return { width, height, channels: grey ? 1 : 3, data: pixels, ppi };
}

async function decode(
  { image, orientation }: RasterSource,
  identity: PageIdentity,
  grey: boolean,
): Promise<{ readonly data: Buffer; readonly info: OutputInfo }> {
  // sharp turns before it mirrors, whatever the order of the calls: a mirrored image takes two passes.
  const upright = orientation.mirrored ? await mirrored(image) : image;
  const turned = orientation.turn === 0 ? upright : upright.rotate(orientation.turn);
  const resized = await withSquarePixels(turned, identity, orientation);
  const flat = resized.flatten({ background: '#ffffff' }).toColourspace(grey ? 'b-w' : 'srgb');
  return flat.raw().toBuffer({ resolveWithObject: true });
}

async function mirrored(image: Sharp): Promise<Sharp> {
  const { data, info } = await image.flop().raw().toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

/** Fax pages have lines twice as far apart as pixels; everything else passes. */
async function withSquarePixels(image: Sharp, identity: PageIdentity, { turn }: Orientation): Promise<Sharp> {
  const target: Size = { width: identity.widthPx, height: identity.heightPx };
  const { width, height } = await image.metadata();
  const stored = turnSize({ width, height }, turn);
  if (stored.width === target.width && stored.height === target.height) return image;
  if (stored.width !== target.width && stored.height !== target.height) return image;
  return image.resize(target.width, target.height, { fit: 'fill' });
}
