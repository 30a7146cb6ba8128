import { gapBetween, type DigitGap, type GapEdge } from '../digits/digit-gap.ts';
import { typeSize } from '../layout/type-width.ts';
import type { PlacedWord } from '../layout/placed-word.ts';
import { frameOf } from '../layout/page-layout.ts';
import { turnBox } from '../page/geometry.ts';
import type { PageReading } from '../page/page-reading.ts';
import type { JoinedText } from './joined-text.ts';
import { viewPage, type PageView } from './reader.ts';
import { dateLineGaps } from './readers/date.ts';
import { numberLineGap } from './readers/number.ts';
import type { WrittenSpan } from './written-span.ts';

/** Where a page asks for digits written by hand: not where they are printed and surely read. */
export function digitGaps(reading: PageReading): readonly DigitGap[] {
  const view = viewPage(reading);
  return [numberLineGap(view), ...dateLineGaps(view)]
    .filter((span) => span !== undefined)
    .flatMap((span) => gapOf(span, view) ?? []);
}

function gapOf({ asked, joined, from, to }: WrittenSpan, view: PageView): DigitGap | undefined {
  const edge = (word: PlacedWord | undefined, print: string): GapEdge | undefined =>
    word === undefined ? undefined : { word, box: uprightBox(word, view.reading), print };
  const before = from === 0 ? undefined : edge(joined.wordsBetween(from - 1, from)[0], printBefore(joined, from));
  const after = to >= joined.text.length ? undefined : edge(joined.wordsBetween(to, to + 1)[0], printAfter(joined, to));
  const { page } = view.layout;
  const near = (before ?? after)?.word.box[1] ?? 0;
  const size = typeSize(page.words, near, page.ppi);
  return gapBetween({ asked, size, ...(before && { before }), ...(after && { after }) });
}

/** The box of a word in the upright page, as it stands there: skew is not taken out. */
function uprightBox({ word }: PlacedWord, reading: PageReading) {
  const { size, rotation } = frameOf(reading);
  return turnBox(word.box, size, rotation);
}

/** What of the word that ends before (or runs over) `at` is printed: its characters up to `at`. */
function printBefore(joined: JoinedText, at: number): string {
  const [word] = joined.wordsBetween(at - 1, at);
  let start = at - 1;
  while (start > 0 && joined.wordsBetween(start - 1, start)[0] === word) start -= 1;
  return joined.text.slice(start, at);
}

function printAfter(joined: JoinedText, at: number): string {
  const [word] = joined.wordsBetween(at, at + 1);
  let end = at + 1;
  while (end < joined.text.length && joined.wordsBetween(end, end + 1)[0] === word) end += 1;
  return joined.text.slice(at, end);
}
