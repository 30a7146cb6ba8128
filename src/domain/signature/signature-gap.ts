import { isSigned, signatureOf } from '../cataloguing/readers/signature.ts';
import { viewPage, type PageView } from '../cataloguing/reader.ts';
import { unionBox, type Box } from '../page/geometry.ts';
import type { PageReading, Word } from '../page/page-reading.ts';

/** Where a page must be read a second time, because nobody could tell surely who signed it. */
export interface SignatureGap {
  /** The last line of the office (or where its first must stand), in pixels of the original page image: the name stands below it. */
  readonly office: Box;
  /** Words that were taken for the name; none where nothing was. */
  readonly name: readonly Word[];
  /** Height of a word, in pixels of the original page image. */
  readonly unit: number;
}

/** The middle of the block of the signature in the width of the text (NĐ 30/2020, Phụ lục I, ô 7). */
const MIDDLE = 0.72;

/** Undefined where neither an office nor recipients beside it were read, or the name is sure already. */
export function signatureGap(reading: PageReading): SignatureGap | undefined {
  const view = viewPage(reading);
  const block = signatureOf(view);
  if (block !== undefined && isSigned(block, view)) return undefined;
  const office = unionBox(block?.role.at(-1)?.words.map(({ word }) => word.box) ?? []) ?? besideRecipients(view);
  if (office === undefined) return undefined;
  return { office, name: block?.name?.words.map(({ word }) => word) ?? [], unit: view.layout.page.unit };
}

/** Where the office must stand that a seal covers: right of the word "Nơi nhận"; on the page as displayed. */
export function besideRecipients({ layout, reading }: PageView): Box | undefined {
  const foot = layout.feet.find(({ recipientsLine, copy }) => recipientsLine !== undefined && !copy);
  const line = unionBox(foot?.recipientsLine?.words.map(({ word }) => word.box) ?? []);
  if (line === undefined || reading.rotation !== 0) return undefined;
  const { left, right } = layout.margins;
  return [left + (right - left) * MIDDLE, line[1], 1, line[3]];
}
