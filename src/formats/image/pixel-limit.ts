import { FileError } from '../../ports/errors.ts';
import type { Size } from '../../domain/page/geometry.ts';
import type { ScanLimits } from '../scan-limits.ts';

/** Called with sizes from headers, before anything is decoded. @throws FileError */
export function assertPixels({ width, height }: Size, page: number, limits: ScanLimits): void {
  if (width * height <= limits.maxPagePixels) return;
  throw new FileError('page-too-large', 'A page has too many pixels', {
    details: { page, width, height, limit: limits.maxPagePixels },
  });
}
