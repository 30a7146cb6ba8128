import { move, transferableSymbol, valueSymbol } from 'piscina';
import { pageMarks } from '../marks/page-marks.ts';
import type { SeenMarks } from '../../domain/page/seen-mark.ts';
import { preparePage, splitPage, type CleanedPage, type SizedPage } from './prepare-page.ts';

/** What the worker hands back of a page. */
export interface LookedPage extends CleanedPage {
  readonly marks: SeenMarks;
}

/** The task of a worker thread; hands the `LookedPage` back. Its pixels come and go by transfer, without a copy. */
export function cleanPage(page: SizedPage): unknown {
  const split = splitPage(page);
  const cleaned = preparePage(page, split);
  const marks = pageMarks(page, cleaned, split);
  const buffers = [cleaned.ink.buffer, ...(cleaned.red === undefined ? [] : [cleaned.red.data.buffer])];
  return move({ [transferableSymbol]: buffers, [valueSymbol]: { ...cleaned, marks } satisfies LookedPage });
}
