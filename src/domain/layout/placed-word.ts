import type { Box, QuarterTurn, Size } from '../page/geometry.ts';
import { turnBox, turnSize } from '../page/geometry.ts';
import type { Word } from '../page/page-reading.ts';

/** The frame in which the boxes of the words of a page are given, and how it must be turned to stand upright. */
export interface PageFrame {
  readonly size: Size;
  readonly ppi: number;
  readonly rotation: QuarterTurn;
}

/** A word in the upright page, with the skew of the page taken out of its height. */
export interface PlacedWord {
  readonly word: Word;
  /** Pixels of the upright, straightened page. */
  readonly box: Box;
}

export interface PlacedPage {
  readonly words: readonly PlacedWord[];
  /** Of the upright page. */
  readonly size: Size;
  readonly ppi: number;
  /** Median height of a word in pixels; the unit of all distances below. */
  readonly unit: number;
}

export function right(box: Box): number {
  return box[0] + box[2];
}

export function bottom(box: Box): number {
  return box[1] + box[3];
}

export function centreX(box: Box): number {
  return box[0] + box[2] / 2;
}

export function centreY(box: Box): number {
  return box[1] + box[3] / 2;
}

/** Shared height of two boxes as a share of the smaller one. */
export function sharedHeight(a: Box, b: Box): number {
  const shared = Math.min(bottom(a), bottom(b)) - Math.max(a[1], b[1]);
  return shared / Math.max(1, Math.min(a[3], b[3]));
}

/** Puts words into the upright page and straightens them, so that one printed line has one height. */
export function placeWords(words: readonly Word[], frame: PageFrame): PlacedPage {
  const size = turnSize(frame.size, frame.rotation);
  const turned = words.map((word) => ({ word, box: turnBox(word.box, frame.size, frame.rotation) }));
  const unit = wordHeight(turned, frame.ppi);
  const slope = lineSlope(turned, unit);
  const middle = size.width / 2;
  const straight = turned.map(({ word, box }): PlacedWord => {
    const [x, y, width, height] = box;
    return { word, box: [x, y - slope * (x + width / 2 - middle), width, height] };
  });
  return { words: straight, size, ppi: frame.ppi, unit };
}

export function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Not \p{L}, which holds signs like ˆ. */
const LETTER_OR_DIGIT = /[\p{Lu}\p{Ll}\p{N}]/gu;

export function letterCount(text: string): number {
  return text.match(LETTER_OR_DIGIT)?.length ?? 0;
}

/** Dashes, specks and seals would spoil the median: only words of two or more letters count. */
function wordHeight(words: readonly PlacedWord[], ppi: number): number {
  const heights = words.filter(({ word }) => letterCount(word.text) >= 2).map(({ box }) => box[3]);
  // 13 pt type, whose words are about two thirds of the type size high
  return Math.max(1, median(heights) ?? ((13 / 72) * ppi * 2) / 3);
}

/** Rise of the printed lines over their run, from words that follow each other closely. */
function lineSlope(words: readonly PlacedWord[], unit: number): number {
  const sorted = words
    .filter(({ word, box }) => letterCount(word.text) >= 2 && box[3] < unit * 2)
    .toSorted((a, b) => a.box[0] - b.box[0]);
  const chains: PlacedWord[][] = [];
  // words come from left to right: a chain that ended too far before one of them is followed by none
  let open: PlacedWord[][] = [];
  for (const word of sorted) {
    open = open.filter((candidate) => reaches(candidate.at(-1), word, unit));
    const chain = open.find((candidate) => follows(candidate.at(-1), word, unit));
    if (chain === undefined) {
      const begun = [word];
      chains.push(begun);
      open.push(begun);
    } else chain.push(word);
  }
  const slopes = chains.filter((chain) => chain.length >= 4).map(chainSlope);
  return median(slopes) ?? 0;
}

function follows(previous: PlacedWord | undefined, word: PlacedWord, unit: number): boolean {
  if (previous === undefined) return false;
  const gap = word.box[0] - right(previous.box);
  return gap > -unit && reaches(previous, word, unit) && sharedHeight(previous.box, word.box) > 0.5;
}

function reaches(previous: PlacedWord | undefined, word: PlacedWord, unit: number): boolean {
  return previous !== undefined && word.box[0] - right(previous.box) < unit * 1.5;
}

/** Slope of the least-squares line through the word centres. */
function chainSlope(chain: readonly PlacedWord[]): number {
  const meanX = chain.reduce((sum, { box }) => sum + centreX(box), 0) / chain.length;
  const meanY = chain.reduce((sum, { box }) => sum + centreY(box), 0) / chain.length;
  let covariance = 0;
  let variance = 0;
  for (const { box } of chain) {
    covariance += (centreX(box) - meanX) * (centreY(box) - meanY);
    variance += (centreX(box) - meanX) ** 2;
  }
  return variance === 0 ? 0 : covariance / variance;
}
