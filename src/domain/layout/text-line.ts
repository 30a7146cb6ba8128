import type { Box } from '../page/geometry.ts';
import { unionBox } from '../page/geometry.ts';
import { fold } from '../text/fold.ts';
import type { PlacedPage, PlacedWord } from './placed-word.ts';
import { bottom, centreX, centreY, letterCount, right, sharedHeight } from './placed-word.ts';

/** A printed line, or the part of it that stands in one column. Words from left to right. */
export interface TextLine {
  readonly words: readonly PlacedWord[];
  /** Pixels of the upright, straightened page. */
  readonly box: Box;
  /** Words joined by one blank, NFC. */
  readonly text: string;
  /** `text` without marks and case. */
  readonly key: string;
  /** Mean confidence of the words, weighted by their length. */
  readonly confidence: number;
}

export function makeLine(words: readonly PlacedWord[]): TextLine {
  const sorted = words.toSorted((a, b) => a.box[0] - b.box[0]);
  const text = sorted
    .map(({ word }) => word.text)
    .join(' ')
    .normalize('NFC');
  return {
    words: sorted,
    box: unionBox(sorted.map(({ box }) => box)) ?? [0, 0, 0, 0],
    text,
    key: fold(text),
    confidence: meanConfidence(sorted),
  };
}

function meanConfidence(words: readonly PlacedWord[]): number {
  let sum = 0;
  let weight = 0;
  for (const { word } of words) {
    sum += word.confidence * word.text.length;
    weight += word.text.length;
  }
  return weight === 0 ? 0 : sum / weight;
}

const JUNK_CONFIDENCE = 0.35;

/** A speck, a piece of a frame or a scribble that the engine took for a word: badly read and hardly any letter in it. */
function isJunk({ word }: PlacedWord): boolean {
  return word.confidence < JUNK_CONFIDENCE && letterCount(word.text) * 2 <= word.text.length;
}

/** The line without its junk; undefined when nothing is left. */
export function withoutJunk(line: TextLine): TextLine | undefined {
  return withoutJunkBut(line, () => false);
}

/** The same; `spare`: words that are no junk, however badly they were read. */
export function withoutJunkBut(line: TextLine, spare: (text: string) => boolean): TextLine | undefined {
  const words = line.words.filter((word) => !isJunk(word) || spare(word.word.text));
  if (words.length === line.words.length) return line;
  return words.length === 0 ? undefined : makeLine(words);
}

/** Columns closer than this (in word heights) are taken for one; word gaps of justified text are smaller. */
const COLUMN_GAP = 1.6;
/** Boxes of neighbours lap over by a few pixels at most, else they stand one above the other. */
const LAP = 0.35;
/** A taller thing is no word of a line: a frame, a seal, a bracket; boxes of real words are sometimes drawn too high. */
const TALLEST_SPECK = 2.4;
const TALLEST_WORD = 3.2;

function isTooTall(word: PlacedWord, unit: number): boolean {
  const real = letterCount(word.word.text) >= 2 && word.word.confidence >= 0.5;
  return word.box[3] > unit * (real ? TALLEST_WORD : TALLEST_SPECK);
}

/** Red ink lies on the print, not in it. */
function isRed(word: PlacedWord | undefined): boolean {
  return word?.word.layer === 'red';
}

interface OpenPiece {
  readonly words: PlacedWord[];
  /** The last word that is not a mere dash or dot: its height band is the band of the line here. */
  band: Box;
  end: number;
}

/** Runs of words that follow each other on one printed line without a gap as wide as between columns. */
export function makePieces(page: PlacedPage): TextLine[] {
  const closed: TextLine[] = [];
  const pieces: OpenPiece[] = [];
  // words come from left to right: what ended too far before one of them is gone on with by none
  let open: OpenPiece[] = [];
  for (const word of page.words.toSorted((a, b) => a.box[0] - b.box[0])) {
    if (isTooTall(word, page.unit) || isJunk(word)) {
      closed.push(makeLine([word]));
      continue;
    }
    open = open.filter(({ end }) => word.box[0] - end <= page.unit * COLUMN_GAP);
    const piece = bestPiece(open, word, page.unit);
    if (piece === undefined) {
      const begun = { words: [word], band: word.box, end: right(word.box) };
      pieces.push(begun);
      open.push(begun);
    } else extend(piece, word, page.unit);
  }
  return [...closed, ...pieces.map(({ words }) => makeLine(words))];
}

/** Of the lines that the word may go on, the one whose height is most like its own: a box drawn too high covers several. */
function bestPiece(open: readonly OpenPiece[], word: PlacedWord, unit: number): OpenPiece | undefined {
  let best: OpenPiece | undefined;
  let bestFit = -Infinity;
  for (const piece of open) {
    const gap = word.box[0] - piece.end;
    if (gap > unit * COLUMN_GAP || gap < -unit * LAP || isRed(piece.words[0]) !== isRed(word)) continue;
    const share = sharedHeight(piece.band, word.box);
    const likeness = Math.min(piece.band[3], word.box[3]) / Math.max(piece.band[3], word.box[3], 1);
    const fit = share * likeness - Math.abs(gap) / (unit * 100);
    if (share > 0.4 && fit > bestFit) {
      best = piece;
      bestFit = fit;
    }
  }
  return best;
}

/** The open piece is the one mutable thing of this file and never leaves it. */
function extend(piece: OpenPiece, word: PlacedWord, unit: number): void {
  piece.words.push(word);
  piece.end = Math.max(piece.end, right(word.box));
  if (letterCount(word.word.text) > 0 && word.box[3] > unit / 2) piece.band = word.box;
}

/** Joins pieces that stand on one printed line; rows from top to bottom. */
export function makeRows(pieces: readonly TextLine[], unit: number): TextLine[] {
  const rows: TextLine[][] = [];
  // pieces come from top to bottom: a row that lies wholly above one of them is joined by none
  let open: TextLine[][] = [];
  for (const piece of pieces.toSorted((a, b) => centreY(a.box) - centreY(b.box))) {
    open = open.filter((row) => isWithinReach(row.at(-1), piece, unit));
    const row = open.findLast((candidate) => sameRow(candidate, piece, unit));
    if (row === undefined) {
      const begun = [piece];
      rows.push(begun);
      open.push(begun);
    } else row.push(piece);
  }
  return rows.map((row) => (row.length === 1 && row[0] !== undefined ? row[0] : makeLine(row.flatMap((p) => p.words))));
}

/** Compared with the nearest piece of the row, not with their union, so that rows of a slanting table do not run together. */
function sameRow(row: readonly TextLine[], piece: TextLine, unit: number): boolean {
  if (piece.box[3] > unit * TALLEST_WORD || isRed(row[0]?.words[0]) !== isRed(piece.words[0])) return false;
  const nearest = nearestOf(row, piece);
  if (nearest === undefined || nearest.box[3] > unit * TALLEST_WORD) return false;
  return sharedHeight(nearest.box, piece.box) > 0.5 && !overlapsX(row, piece);
}

function isWithinReach(last: TextLine | undefined, piece: TextLine, unit: number): boolean {
  return last === undefined || centreY(piece.box) - centreY(last.box) < unit * TALLEST_WORD;
}

/** Of equally near ones the first. */
function nearestOf(row: readonly TextLine[], { box }: TextLine): TextLine | undefined {
  let nearest: TextLine | undefined;
  for (const other of row) {
    if (nearest === undefined || distanceX(other.box, box) < distanceX(nearest.box, box)) nearest = other;
  }
  return nearest;
}

/** Two words one above the other never share a line. */
function overlapsX(row: readonly TextLine[], piece: TextLine): boolean {
  return piece.words.some(({ box }) =>
    row.some(({ words }) =>
      words.some((other) => Math.min(right(other.box), right(box)) - Math.max(other.box[0], box[0]) > box[3]),
    ),
  );
}

function distanceX(a: Box, b: Box): number {
  return Math.max(0, Math.max(a[0], b[0]) - Math.min(right(a), right(b)));
}

/** Distance from baseline to baseline that a paper of this type size has between two lines of one paragraph. */
export function lineGap(upper: TextLine, lower: TextLine): number {
  return lower.box[1] - bottom(upper.box);
}

/** Cuts a line before the word at `index`; undefined parts are empty. */
export function cutLine(line: TextLine, index: number): readonly [TextLine | undefined, TextLine | undefined] {
  const before = line.words.slice(0, index);
  const after = line.words.slice(index);
  return [before.length > 0 ? makeLine(before) : undefined, after.length > 0 ? makeLine(after) : undefined];
}

/** Share of capital letters among the letters. */
export function capitalShare(text: string): number {
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  return letters.length === 0 ? 0 : capitals.length / letters.length;
}

export { centreX, right };
