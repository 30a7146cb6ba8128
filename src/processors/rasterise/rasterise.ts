import type { PageProcessor } from '../../ports/processor.ts';
import type { ScanReader } from '../../ports/scan-reader.ts';

/** The page as pixels. Not kept: tens of megabytes a page, and made again in a fraction of a second. */
export function createRasterise(scanReader: ScanReader): PageProcessor<'rasterise'> {
  return {
    name: 'rasterise',
    version: '1',
    scope: 'page',
    needs: ['identify'],
    settings: {},
    keep: false,
    run: (_inputs, { sourcePath, page, signal }) => scanReader.rasterise(sourcePath, page, signal),
  };
}
