import type { PlacedPage } from './placed-word.ts';
import { bottom, centreX, letterCount, right } from './placed-word.ts';
import { PHRASES, findAnyPhrase, isOnly } from './phrases.ts';
import type { TextLine } from './text-line.ts';
import { capitalShare } from './text-line.ts';

/** `Số: 112/SY-UBND`: copies are numbered under their own notation (TT 01/2011, Điều 7; NĐ 30/2020, Phụ lục I). */
export const COPY_NUMBER = /^\W{0,2}s[o0]\s*[:.;,]?.{0,10}[/\u2044]\s*(sy|sl|tr?s)\b/;
/** A copy block stands under the end of the document; heads of documents stand higher. */
const LOWEST_HEAD = 0.45;

/**
 * Where the block of a certified copy, or a second head, begins under the end of a document; undefined where there is
 * none. `ends`: what the document itself ends with, its recipients or an office.
 */
export function copyTop(
  pieces: readonly TextLine[],
  ends: (piece: TextLine) => boolean,
  page: PlacedPage,
): number | undefined {
  const end = Math.min(...pieces.filter(ends).map(({ box }) => box[1]));
  // a copy mark above running text is a stamp, not the title of a block
  const text = Math.max(0, ...pieces.filter((piece) => isText(piece, page)).map(({ box }) => box[1]));
  const from = Math.max(end + page.unit * 2, text);
  const marks = pieces.filter((piece) => piece.box[1] > from && isCopyMark(piece, page));
  const first = marks.toSorted((a, b) => a.box[1] - b.box[1])[0];
  return first === undefined ? undefined : topOfAgency(pieces, first.box[1], page);
}

function isText({ box, text }: TextLine, page: PlacedPage): boolean {
  const { width } = page.size;
  return box[0] < width * 0.3 && right(box) > width * 0.62 && capitalShare(text) < 0.5 && letterCount(text) > 0;
}

function isCopyMark(piece: TextLine, page: PlacedPage): boolean {
  if (isCopyTitle(piece) || COPY_NUMBER.test(piece.key) || isRule(piece, page)) return true;
  const low = piece.box[1] > page.size.height * LOWEST_HEAD;
  return low && capitalShare(piece.text) > 0.8 && findAnyPhrase(piece, PHRASES.nationalTitles) !== undefined;
}

/** `SAO Y BẢN CHÍNH`, `SAO LỤC`, `TRÍCH SAO`, alone on their line. */
export function isCopyTitle(line: TextLine): boolean {
  if (capitalShare(line.text) < 0.8) return false;
  return PHRASES.copyMarks.some(({ phrases }) => phrases.some((phrase) => isOnly(line, phrase)));
}

/** A rule across the text, which some engines give as a word of dashes. */
function isRule(piece: TextLine, page: PlacedPage): boolean {
  return letterCount(piece.text) === 0 && /[-–—_]{3}/.test(piece.text) && piece.box[2] > page.size.width * 0.55;
}

/** The agency that made the copy is printed beside or above the first mark, in capitals, in the left column. */
function topOfAgency(pieces: readonly TextLine[], mark: number, page: PlacedPage): number {
  const lines = pieces
    .filter((piece) => centreX(piece.box) < page.size.width * 0.45 && piece.box[1] < mark && isAgency(piece))
    .toSorted((a, b) => b.box[1] - a.box[1]);
  let top = mark;
  for (const line of lines) if (top - bottom(line.box) < page.unit * 2) top = line.box[1];
  return top;
}

function isAgency(piece: TextLine): boolean {
  return letterCount(piece.text) >= 4 && capitalShare(piece.text) > 0.8 && !/^\W*[-–•]/.test(piece.text);
}
