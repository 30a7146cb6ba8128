import sharp from 'sharp';
import { FileError } from '../../ports/errors.ts';
import type { PageIdentity, PageRaster } from '../../ports/scan-reader.ts';
import type { ScanLimits } from '../scan-limits.ts';
import { readImageHeaders, type ImageFormat } from './identify-image.ts';
import { assertPixels } from './pixel-limit.ts';
import { STRICT, toRaster } from './raster.ts';

export interface ImagePageRequest {
  readonly path: string;
  readonly format: ImageFormat;
  readonly page: PageIdentity;
  readonly limits: ScanLimits;
}

/** @throws FileError */
export async function rasteriseImage({ path, format, page, limits }: ImagePageRequest): Promise<PageRaster> {
  const headers = await readImageHeaders(path, format, limits);
  const header = headers[page.page - 1];
  if (header === undefined) {
    throw new FileError('file-changed', 'The page is not in the file any more', { details: { page: page.page } });
  }
  assertPixels(header, page.page, limits);
  const image = sharp(path, { ...STRICT, page: header.index });
  return toRaster({ image, orientation: header.orientation }, page);
}
