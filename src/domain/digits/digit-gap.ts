import { right, type PlacedWord } from '../layout/placed-word.ts';
import type { Box } from '../page/geometry.ts';
import type { DigitQuestion } from './digit-reading.ts';
import { advanceOf } from '../layout/type-width.ts';

/** The room between two printed words of a line into which digits were written. */
export interface DigitGap {
  readonly asked: DigitQuestion;
  /**
   * Pixels of the upright page. Reaches a little into the print on either side, lest a border runs through a digit:
   * readers know what is no digit.
   */
  readonly box: Box;
  /** Where the print of the line stands, in pixels from the top of the upright page. */
  readonly line: readonly [top: number, bottom: number];
  /** Type size of the print in pixels. */
  readonly size: number;
  /** Digits stand right of this: behind the first letter of the label of a number, the S, which looks like a 5. */
  readonly least?: number;
}

/** A printed word beside the gap, and that part of its text which is print: the rest was written into it. */
export interface GapEdge {
  readonly word: PlacedWord;
  /** Pixels of the upright page, skew not taken out. */
  readonly box: Box;
  readonly print: string;
}

export interface GapEdges {
  readonly asked: DigitQuestion;
  /** The word before the gap; absent where it was lost. */
  readonly before?: GapEdge;
  readonly after?: GapEdge;
  readonly size: number;
}

/** How far handwriting reaches over and under the middle of the line, in type sizes. */
const OVER = 1.35;
const UNDER = 1.2;
/** The room where only one of the words beside it is known, in type sizes. */
const WIDEST: Readonly<Record<DigitQuestion, number>> = { number: 5, day: 2.6, month: 2.6, year: 2.8 };
/** How much of the print beside the gap is taken in, in type sizes: a slash, or a letter. */
const OVERLAP = 0.55;
/** Print glued to the digits has its edge estimated, so more of it is taken in. */
const GLUED_OVERLAP = 0.9;
/** Before a number stand the colon and a letter; more would show the S of the label, which looks like a 5. */
const LEFT_OVERLAP: Readonly<Record<DigitQuestion, number>> = { number: 0.4, day: 0.6, month: 0.6, year: 0.6 };
/** A cut is made wider by this where its border may have gone through a digit, in type sizes: by the width of a digit. */
const WIDER = { left: 0.9, right: 1 };

/** Undefined where neither word beside the gap is known, or nothing fits between them. */
export function gapBetween(edges: GapEdges): DigitGap | undefined {
  const { asked, before, after, size } = edges;
  const room = roomBetween(edges);
  if (room === undefined) return undefined;
  const left = Math.max(0, Math.round(room[0] - (before === undefined ? 0 : LEFT_OVERLAP[asked]) * size));
  const width = Math.round(room[1] + overlapOf(after) * size) - left;
  if (width < size * NARROWEST) return undefined;
  const line = lineBand(before, after);
  const middle = (line[0] + line[1]) / 2;
  const upper = Math.max(0, Math.round(middle - OVER * size));
  const box: Box = [left, upper, width, Math.round(middle + UNDER * size) - upper];
  const least = before !== undefined && /^S/iu.test(before.print) ? behindFirstLetter(before, size) : undefined;
  return { asked, box, line, size, ...(least !== undefined && { least: Math.min(left, least) }) };
}

/** Measured from the end of the print: the beginning of the label may be lost. */
function behindFirstLetter(edge: GapEdge, size: number): number {
  const [, ...others] = edge.print;
  return Math.ceil(printEnd(edge, size) - advanceOf(others.join('')) * size);
}

const NARROWEST = 0.4;

/** From the end of the print before to the start of the print behind; the one that is not known is guessed. */
function roomBetween({ asked, before, after, size }: GapEdges): readonly [from: number, to: number] | undefined {
  const guess = WIDEST[asked] * size;
  const start = before && printEnd(before, size);
  const end = after && printStart(after, size);
  const from = start ?? (end === undefined ? undefined : end - guess);
  if (from === undefined) return undefined;
  const to = end ?? from + guess;
  return to - from < -size || to - from > 3 * WIDEST.number * size ? undefined : [from, to];
}

/** The same gap with a border moved away from the digits, as far as they can stand. */
export function widened(gap: DigitGap, side: 'left' | 'right'): DigitGap {
  const by = Math.round(WIDER[side] * gap.size);
  const [x, y, width, height] = gap.box;
  const from = side === 'left' ? Math.max(gap.least ?? 0, x - by) : x;
  return { ...gap, box: [from, y, x + width - from + (side === 'right' ? by : 0), height] };
}

function isGlued({ word, print }: GapEdge): boolean {
  return word.word.text.length > print.length;
}

function overlapOf(edge: GapEdge | undefined): number {
  if (edge === undefined) return 0;
  return isGlued(edge) ? GLUED_OVERLAP : OVERLAP;
}

/**
 * Where the print before the gap ends, as far from the middle of the gap as it may be: reaching too far costs nothing,
 * a lost digit does. An engine that takes a scribble into the word draws its box too wide.
 */
function printEnd(edge: GapEdge, size: number): number {
  const { box, print, word } = edge;
  if (!isGlued(edge)) return Math.min(right(box), box[0] + advanceOf(print) * size * 1.12);
  const share = advanceOf(print) / advanceOf(word.word.text);
  return Math.min(box[0] + advanceOf(print) * size, box[0] + box[2] * share);
}

function printStart(edge: GapEdge, size: number): number {
  const { box, print, word } = edge;
  if (!isGlued(edge)) return Math.max(box[0], right(box) - advanceOf(print) * size * 1.12);
  const share = advanceOf(print) / advanceOf(word.word.text);
  return Math.max(right(box) - advanceOf(print) * size, right(box) - box[2] * share);
}

function lineBand(before: GapEdge | undefined, after: GapEdge | undefined): readonly [number, number] {
  const boxes = [before, after].flatMap((edge) => (edge === undefined ? [] : [edge.box]));
  const tops = boxes.map(([, y]) => y);
  const bottoms = boxes.map(([, y, , height]) => y + height);
  return [tops.reduce((a, b) => a + b, 0) / boxes.length, bottoms.reduce((a, b) => a + b, 0) / boxes.length];
}
