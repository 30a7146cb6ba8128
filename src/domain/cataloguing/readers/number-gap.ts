import type { TextLine } from '../../layout/text-line.ts';
import { joinWords } from '../joined-text.ts';
import type { PageView } from '../reader.ts';
import type { WrittenSpan } from '../written-span.ts';

/**
 * The label, whatever was made of the handwriting behind it, and the capitals that a notation begins with. A dash behind the
 * label stands before those (`Số 79 -TTr/BTGHU`, where the number was lost).
 */
const LABEL_AND_CAPITALS =
  /^(?<label>[^\p{L}\d]{0,3}S[ốôóõốo0][^\p{L}\d/–-]{0,3})(?<room>.*?)\/{0,2}[^\p{L}\d]?\p{Lu}{2,}/u;

/** The label alone, with its mark and colon, so that it is surely the word: what follows was not read at all. */
const LABEL_ALONE = /^[^\p{L}\d]{0,3}[sS][ốôóõ][^\p{L}\d]{0,2}:[^\p{L}\d/]{0,2}/u;

/**
 * Where the number was written into a line that could not be read as a whole: the label `Số` and the capitals of a
 * notation are enough to know the place.
 */
export function roughNumberGap(page: PageView): WrittenSpan | undefined {
  const { head } = page.layout;
  const lines = head?.numberLine === undefined ? (head?.left ?? []) : [head.numberLine];
  for (const line of lines) {
    const span = spanOf(line);
    if (span !== undefined) return span;
  }
  return undefined;
}

function spanOf(line: TextLine): WrittenSpan | undefined {
  const joined = joinWords(line.words);
  const { label, room } = LABEL_AND_CAPITALS.exec(joined.text)?.groups ?? {};
  if (label === undefined || room === undefined) {
    const alone = LABEL_ALONE.exec(joined.text)?.[0].length;
    return alone === undefined ? undefined : { asked: 'number', joined, from: alone, to: joined.text.length };
  }
  return { asked: 'number', joined, from: label.length, to: label.length + room.length };
}
