import { invertAffine, turning } from '../../../src/domain/page/affine.ts';
import { turnSize, type QuarterTurn } from '../../../src/domain/page/geometry.ts';
import type { ImagePreparation, PreparedPage } from '../../../src/ports/image-preparation.ts';
import { GOOD_MEASURES } from '../page-measures.ts';

/** Preparation that changes nothing and tells which turns it was asked for; `more` is what it finds on the page. */
export function createPlainPreparation(
  more: Partial<PreparedPage> = {},
): ImagePreparation & { readonly turns: readonly QuarterTurn[] } {
  const turns: QuarterTurn[] = [];
  return {
    version: 'plain 1',
    turns,
    prepare: (raster, turn) => {
      turns.push(turn);
      const size = turnSize(raster, turn);
      const data = new Uint8Array(size.width * size.height).fill(255);
      return Promise.resolve({
        ink: { ...size, data, ppi: raster.ppi },
        rotation: turn,
        skewDegrees: 0,
        toRaster: invertAffine(turning(raster, turn)),
        blank: false,
        measures: GOOD_MEASURES,
        ...more,
      });
    },
  };
}
