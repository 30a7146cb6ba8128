import { move, transferableSymbol, valueSymbol } from 'piscina';
import sharp from 'sharp';
import type { QuarterTurn, Size } from '../../domain/page/geometry.ts';
import { releasePixels } from '../../domain/page/release-pixels.ts';
import type { SeenMarks } from '../../domain/page/seen-mark.ts';
import type { PageRaster } from '../../ports/scan-reader.ts';
import { pageMarks } from '../marks/page-marks.ts';
import { preparePage, splitPage, type CleanedPage } from './prepare-page.ts';
import { sizePage } from './size-page.ts';

// The threads of the pool are the parallelism.
sharp.concurrency(1);

/** What the worker hands back of a page. */
export interface LookedPage extends CleanedPage {
  readonly marks: SeenMarks;
  /** The page upright and at reading size, before it was straightened. */
  readonly sized: Size & { readonly ppi: number };
}

export interface PageToClean {
  readonly raster: PageRaster;
  /** Clockwise turn to apply first. */
  readonly turn: QuarterTurn;
}

/** The task of a worker thread; hands the `LookedPage` back. Pixels come and go by transfer, without a copy; what is wanted no more is given back. */
export async function cleanPage({ raster, turn }: PageToClean): Promise<unknown> {
  const page = await sizePage(raster, turn);
  if (page.data !== raster.data) releasePixels(raster.data);
  const split = splitPage(page);
  const cleaned = preparePage(page, split);
  const marks = pageMarks(page, cleaned, split);
  const result = [cleaned.ink, ...(cleaned.red === undefined ? [] : [cleaned.red.data])];
  // print of a page without colour is the page itself
  const others = [page.data, ...(split === undefined ? [] : [split.ink, split.red])];
  others.filter((image) => !result.includes(image)).forEach(releasePixels);
  const { width, height, ppi } = page;
  const looked: LookedPage = { ...cleaned, marks, sized: { width, height, ppi } };
  return move({ [transferableSymbol]: result.map(({ buffer }) => buffer), [valueSymbol]: looked });
}
