import sharp from 'sharp';
import type { PageRaster } from '../ports/scan-reader.ts';

/** Good enough to read by, a tenth of the bytes of the scan. */
const QUALITY = 80;

/** A page image for the screen: JPEG, `width` pixels wide but never wider than the page. */
export async function encodePreview(raster: PageRaster, width: number): Promise<Uint8Array> {
  const { data, width: own, height, channels } = raster;
  return sharp(data, { raw: { width: own, height, channels } })
    .resize({ width: Math.min(width, own), withoutEnlargement: true })
    .jpeg({ quality: QUALITY })
    .toBuffer();
}
