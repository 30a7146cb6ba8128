import { isSigned, signatureOf } from '../cataloguing/readers/signature.ts';
import { viewPage } from '../cataloguing/reader.ts';
import { unionBox, type Box } from '../page/geometry.ts';
import type { PageReading, Word } from '../page/page-reading.ts';

/** Where a page must be read a second time, because nobody could tell surely who signed it. */
export interface SignatureGap {
  /** The last line of the office, in pixels of the original page image: the name stands below it. */
  readonly office: Box;
  /** Words that were taken for the name; none where nothing was. */
  readonly name: readonly Word[];
  /** Height of a word, in pixels of the original page image. */
  readonly unit: number;
}

/** Undefined where no office was read, or the name is sure already. */
export function signatureGap(reading: PageReading): SignatureGap | undefined {
  const view = viewPage(reading);
  const block = signatureOf(view);
  const office = unionBox(block?.role.at(-1)?.words.map(({ word }) => word.box) ?? []);
  if (block === undefined || office === undefined || isSigned(block, view)) return undefined;
  return { office, name: block.name?.words.map(({ word }) => word) ?? [], unit: view.layout.page.unit };
}
