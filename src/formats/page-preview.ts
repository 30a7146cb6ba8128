import sharp from 'sharp';
import { turnSize, type QuarterTurn } from '../domain/page/geometry.ts';
import type { PageRaster } from '../ports/scan-reader.ts';

/** Good enough to read by, a tenth of the bytes of the scan. */
const QUALITY = 80;

/** A page image for the screen: JPEG, turned clockwise, then `width` pixels wide but never wider than the page. */
export async function encodePreview(raster: PageRaster, width: number, turn: QuarterTurn = 0): Promise<Uint8Array> {
  const { data, width: across, height, channels } = raster;
  const { width: own } = turnSize({ width: across, height }, turn);
  return sharp(data, { raw: { width: across, height, channels } })
    .rotate(turn)
    .resize({ width: Math.min(width, own), withoutEnlargement: true })
    .jpeg({ quality: QUALITY })
    .toBuffer();
}
