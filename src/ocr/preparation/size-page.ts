import sharp from 'sharp';
import { turnSize, type QuarterTurn } from '../../domain/page/geometry.ts';
import { releasePixels } from '../../domain/page/release-pixels.ts';
import type { PageRaster } from '../../ports/scan-reader.ts';
import { isBilevel, type SizedPage } from './prepare-page.ts';
import { readingScale } from './reading-scale.ts';

/** Turns and resizes to about 200 ppi. */
export async function sizePage(raster: PageRaster, turn: QuarterTurn): Promise<SizedPage> {
  const { data, channels } = raster;
  const scale = readingScale(raster.ppi);
  const upright = turnSize(raster, turn);
  const width = Math.max(1, Math.round(upright.width * scale));
  const height = Math.max(1, Math.round(upright.height * scale));
  const bilevel = channels === 1 && isBilevel(data);
  const page = { width, height, channels, ppi: raster.ppi * scale, turn, bilevel };
  if (scale === 1 && turn === 0) return { ...page, data };
  const source = sharp(data, {
    raw: { width: raster.width, height: raster.height, channels },
    limitInputPixels: false,
  });
  const turned = turn === 0 ? source : source.rotate(turn);
  const sized = scale === 1 ? turned : turned.resize(width, height, { fit: 'fill', kernel: 'lanczos3' });
  const output = await (channels === 1 ? sized.toColourspace('b-w') : sized).raw().toBuffer();
  // memory that came from libvips cannot be moved to a thread, and the print of a page may be the page itself
  const moved = new Uint8Array(output);
  releasePixels(output);
  return { ...page, data: moved };
}
