import { move, transferableSymbol, valueSymbol } from 'piscina';
import { preparePage, type SizedPage } from './prepare-page.ts';

/** The task of a worker thread; hands the `CleanedPage` back. Its pixels come and go by transfer, without a copy. */
export function cleanPage(page: SizedPage): unknown {
  const cleaned = preparePage(page);
  const buffers = [cleaned.ink.buffer, ...(cleaned.red === undefined ? [] : [cleaned.red.data.buffer])];
  return move({ [transferableSymbol]: buffers, [valueSymbol]: cleaned });
}
