import { bareName, isBorneName } from '../text/person-name.ts';
import { copyTop } from './copy-block.ts';
import type { PlacedPage } from './placed-word.ts';
import { bottom, centreX, letterCount, right, sharedHeight } from './placed-word.ts';
import { PHRASES, beginsWith, findAnyPhrase, squeeze } from './phrases.ts';
import type { TextLine } from './text-line.ts';
import { capitalShare, cutLine, makeRows } from './text-line.ts';

/** The end of a document: recipients left, office, signature and name right. */
export interface Foot {
  readonly left: readonly TextLine[];
  readonly right: readonly TextLine[];
  readonly top: number;
  /** The line `Nơi nhận`; absent where the document has none. */
  readonly recipientsLine: TextLine | undefined;
  /** Part of the block of a certified copy: its names and dates are not those of the document. */
  readonly copy: boolean;
  /** Two sign side by side: `left` holds the one, `right` the other. */
  readonly joint?: boolean;
}

export interface FeetResult {
  readonly feet: readonly Foot[];
  readonly rest: readonly TextLine[];
}

interface Band {
  readonly top: number;
  readonly end: number;
  readonly anchor: TextLine;
  /** Left edge of the recipients; the text's left margin where there are none. */
  readonly left: number;
  readonly copy: boolean;
}

/** Takes the feet out of the pieces of a page: usually one, more where a copy block follows. */
export function takeFeet(pieces: readonly TextLine[], page: PlacedPage): FeetResult {
  const marks = pieces.filter((piece) => isRecipientsMark(piece, page)).toSorted((a, b) => a.box[1] - b.box[1]);
  const copy = copyTop(pieces, (piece) => marks.includes(piece) || isOfficeOnTheRight(piece, page), page) ?? Infinity;
  const joint = jointFoot(pieces, { marks, copy }, page);
  const feet: Foot[] = joint === undefined ? [] : [joint.foot];
  let rest = joint?.rest ?? pieces;
  for (const band of bandsOf(rest, { marks, copy }, page)) {
    const result = takeFoot(rest, band, page);
    feet.push(result.foot);
    rest = result.rest;
  }
  return { feet, rest };
}

/** Offices, seals and names of two signers reach this far down. */
const JOINT_MM = 62;

/** Two offices beside each other, as under minutes and joint documents: the recipients, where there are any, stand below. */
function jointFoot(pieces: readonly TextLine[], { marks, copy }: FootMarks, page: PlacedPage): FootParts | undefined {
  const middle = page.size.width * 0.45;
  const offices = pieces.filter((piece) => piece.box[1] < copy && isOfficeLine(piece));
  // `PHÊ DUYỆT` or the TM. of one of them stands above the office
  const beside = (piece: TextLine) =>
    offices.find((other) => other.box[0] > middle && Math.abs(other.box[1] - piece.box[1]) < page.unit * 2);
  const left = offices.find((piece) => centreX(piece.box) < middle && beside(piece) !== undefined);
  if (left === undefined || left.box[1] < page.size.height * 0.12) return undefined;
  const top = Math.min(left.box[1], beside(left)?.box[1] ?? Infinity) - page.unit;
  const mark = marks.find(({ box }) => box[1] > top);
  const end = top + (JOINT_MM * page.ppi) / 25.4;
  const isOf = (piece: TextLine) => {
    if (piece.box[1] < top || piece.box[1] > Math.min(end, copy)) return false;
    return piece.box[0] > middle || mark === undefined || piece.box[1] < mark.box[1] - page.unit / 2;
  };
  const own = pieces.filter(isOf);
  if (own.some((piece) => piece.box[0] < middle * 0.5 && right(piece.box) > page.size.width * 0.62)) return undefined;
  const foot = {
    left: makeRows(own.filter(({ box }) => centreX(box) < middle), page.unit),
    right: makeRows(own.filter(({ box }) => centreX(box) >= middle), page.unit),
    top,
    recipientsLine: undefined,
    copy: false,
    joint: true,
  }; // prettier-ignore
  return { foot, rest: pieces.filter((piece) => !own.includes(piece)) };
}

interface FootMarks {
  /** The lines `Nơi nhận`, from top to bottom. */
  readonly marks: readonly TextLine[];
  /** Where the copy block begins; infinite where there is none. */
  readonly copy: number;
}

/** The bands of the document's own feet, then the upper part of the copy block, then the feet of the copy. */
function bandsOf(pieces: readonly TextLine[], { marks, copy }: FootMarks, page: PlacedPage): Band[] {
  const own = marks.filter(({ box }) => box[1] < copy);
  const above = pieces.filter(({ box }) => box[1] < copy);
  const signature =
    own.length === 0 && (marks.length === 0 || copy < Infinity) ? signatureAnchor(above, page) : undefined;
  const anchors = signature === undefined ? own : [signature];
  const copies = marks.filter(({ box }) => box[1] >= copy);
  const title = pieces.find(({ box }) => box[1] === copy);
  const all = [...anchors, ...(title === undefined ? [] : [title]), ...copies];
  return all.map((anchor, i): Band => {
    const next = all[i + 1];
    const end = next === undefined ? Infinity : next === title ? copy : next.box[1] - page.unit * 2.5;
    const band = bandOf(anchor, end, page);
    return anchor === title
      ? { ...band, top: copy - 1, left: page.size.width * 0.12, copy: true }
      : { ...band, copy: anchor.box[1] >= copy };
  });
}

function bandOf(anchor: TextLine, end: number, page: PlacedPage): Omit<Band, 'copy'> {
  const recipients = anchor.box[0] < page.size.width * 0.4;
  return {
    anchor,
    end,
    // the office of the signatory may stand a line higher than the word "Nơi nhận"
    top: anchor.box[1] - (recipients ? page.unit * 2.6 : page.unit / 2),
    left: recipients ? anchor.box[0] : page.size.width * 0.12,
  };
}

/** Alone on its line or glued to the office of the signatory; never inside a sentence. */
function isRecipientsMark(piece: TextLine, page: PlacedPage): boolean {
  if (!beginsWith(piece, PHRASES.recipientsMark) || piece.box[0] > page.size.width * 0.4) return false;
  const rest = squeeze(piece.text).length - squeeze(PHRASES.recipientsMark).length;
  return rest <= 3 || capitalShare(piece.text) > 0.5;
}

/** The first line of the block that holds the last office printed on the right, below all body text. */
function signatureAnchor(pieces: readonly TextLine[], page: PlacedPage): TextLine | undefined {
  const { width, height } = page.size;
  const across = pieces.filter(({ box }) => box[0] < width * 0.3 && right(box) > width * 0.62);
  const body = across.filter((piece) => piece.confidence > SCRIBBLED && !isTorn(piece, page));
  const end = Math.max(0, ...body.map(({ box }) => box[1]));
  // a head may name an office, but no power to sign
  const isBelowHead = (piece: TextLine) => piece.box[1] > height * 0.12 || hasPower(piece);
  const offices = pieces
    .filter((piece) => piece.box[1] > end && isBelowHead(piece) && isOfficeOnTheRight(piece, page))
    .toSorted((a, b) => a.box[1] - b.box[1]);
  let top = offices.at(-1) ?? nameBelow(pieces, Math.max(end, height * 0.12), page);
  for (const office of offices.toReversed()) {
    if (top !== undefined && top.box[1] - bottom(office.box) < page.unit * 2) top = office;
  }
  return top;
}

/** Strokes of a signature that were read as a line of text. */
const SCRIBBLED = 0.35;

/** Recipients and office on one line: no line of text has a blank that wide. */
function isTorn({ words }: TextLine, page: PlacedPage): boolean {
  return words.some((word, i) => i > 0 && word.box[0] - right(words[i - 1]?.box ?? word.box) > page.size.width * 0.2);
}

/** The name of a signer whose office a seal covers: borne, of three words or more, alone on the right and below all else. */
function nameBelow(pieces: readonly TextLine[], end: number, page: PlacedPage): TextLine | undefined {
  const lines = pieces.filter(({ box, text }) => box[1] > end && letterCount(text) >= 4);
  const last = lines.toSorted((a, b) => a.box[1] - b.box[1]).at(-1);
  if (last === undefined || last.box[0] < page.size.width * 0.38) return undefined;
  const name = bareName(last.text);
  return isBorneName(name) && name.split(' ').length >= 3 ? last : undefined;
}

function isOfficeOnTheRight(piece: TextLine, page: PlacedPage): boolean {
  return piece.box[0] > page.size.width * 0.38 && isOfficeLine(piece);
}

/** A line in capitals that names a power to sign or an office. */
export function isOfficeLine(line: TextLine): boolean {
  if (capitalShare(line.text) < 0.75 || line.words.length > 12) return false;
  return hasPower(line) || findAnyPhrase(line, PHRASES.offices) !== undefined;
}

/** `IM.`, `TIM.`: no other word with a stop begins so. */
const POWER = /^[\W_]{0,3}(?:t?im|1m|tm|kt|tl|tuq|q)\s*[.,:]/;

export function hasPower(line: TextLine): boolean {
  return POWER.test(line.key);
}

interface FootParts {
  readonly foot: Foot;
  readonly rest: readonly TextLine[];
}

function takeFoot(pieces: readonly TextLine[], band: Band, page: PlacedPage): FootParts {
  const inBand = pieces.filter(({ box }) => box[1] > band.top && box[1] < band.end);
  const outside = pieces.filter((piece) => !inBand.includes(piece));
  const cut = inBand.flatMap((piece) => cutColumns(piece, band, page));
  // a speck beside the first line is no end of the text
  const above = cut.filter(
    (piece) =>
      letterCount(piece.text) >= 2 &&
      isLeft(piece, band, page) &&
      bottom(piece.box) <= band.anchor.box[1] + page.unit / 4,
  );
  const end = bodyBelow(cut, band, page);
  const inside = cut.filter((piece) => piece.box[1] < end && !above.includes(piece) && !isTailOf(piece, above));
  const left = inside.filter((piece) => isLeft(piece, band, page));
  const rightSide = inside.filter((piece) => !isLeft(piece, band, page));
  const recipientsLine = left.find((line) => beginsWith(line, PHRASES.recipientsMark));
  const foot = {
    left: makeRows(left, page.unit),
    right: makeRows(rightSide, page.unit),
    top: Math.min(...inside.map(({ box }) => box[1]), band.anchor.box[1]),
    recipientsLine,
    copy: band.copy,
  };
  return { foot, rest: [...outside, ...cut.filter((piece) => !inside.includes(piece))] };
}

/** The end of a body line that was torn off by a wide blank. */
function isTailOf(piece: TextLine, above: readonly TextLine[]): boolean {
  return above.some((line) => sharedHeight(line.box, piece.box) > 0.5);
}

function isLeft(piece: TextLine, band: Band, page: PlacedPage): boolean {
  const { width } = page.size;
  return piece.box[0] < band.left + width * 0.2 ? true : centreX(piece.box) < band.left + width * 0.26;
}

/** Cuts a piece that runs through both columns at its widest gap, when that is wider than between words. */
function cutColumns(piece: TextLine, band: Band, page: PlacedPage): TextLine[] {
  if (!runsAcross(piece, band, page)) return [piece];
  let widest = page.unit * 0.75;
  let index: number | undefined;
  for (let i = 1; i < piece.words.length; i += 1) {
    const before = piece.words[i - 1];
    const after = piece.words[i];
    if (before === undefined || after === undefined || after.box[0] < band.left + page.size.width * 0.2) continue;
    const gap = after.box[0] - right(before.box);
    if (gap > widest && after.box[0] < band.left + page.size.width * 0.6) {
      widest = gap;
      index = i;
    }
  }
  return index === undefined ? [piece] : cutLine(piece, index).filter((part) => part !== undefined);
}

function runsAcross(piece: TextLine, band: Band, page: PlacedPage): boolean {
  const { width } = page.size;
  return piece.box[0] < band.left + width * 0.2 && right(piece.box) > band.left + width * 0.48;
}

/** Where body text begins again under the foot: an annex or a copy block. */
function bodyBelow(cut: readonly TextLine[], band: Band, page: PlacedPage): number {
  const below = cut.filter(
    (piece) => piece.box[1] > bottom(band.anchor.box) && runsAcross(piece, band, page) && !/^\W*[-–•]/.test(piece.text),
  );
  return below.reduce((top, piece) => Math.min(top, piece.box[1]), Infinity);
}
