import { meanConfidence } from './assemble-words.ts';
import type { Box, QuarterTurn } from './geometry.ts';

interface ReadWord {
  readonly text: string;
  /** In the frame of the turned page. */
  readonly box: Box;
  readonly confidence: number;
}

/** What was read when the page was turned clockwise by `turn`. */
export interface OrientationTrial {
  readonly turn: QuarterTurn;
  readonly words: readonly ReadWord[];
}

/**
 * Pages read upside-down have a mean word confidence of 0.3 to 0.45, upright ones of 0.85 and more, poor ones of 0.7
 * (two tesseract engines, 21 pages in all four turns). Pages of handwriting lie between; they cost a vain second look.
 */
const DOUBTFUL = 0.7;
/** What another turn must gain in confidence to be believed. */
const CLEAR_GAIN = 0.15;
/** Fewer letters say nothing about the orientation. */
const FEWEST_LETTERS = 12;
/** Tesseract reads sideways print too, and gives boxes that stand on end. */
const MOSTLY = 0.6;
const LONG_WORD = 3;

/** True when the page should be read in other turns as well (`turnsToTry`). */
export function isOrientationDoubtful(words: readonly ReadWord[]): boolean {
  if (letterCount(words) < FEWEST_LETTERS) return false;
  return isSideways(words) || meanConfidence(words) < DOUBTFUL;
}

/**
 * The turns that may set the page upright, the likeliest first. Tesseract turns sideways print by a quarter to the left
 * before it reads: where that made sense the page must be turned so, where it did not, the other way.
 */
export function turnsToTry({ turn, words }: OrientationTrial): readonly QuarterTurn[] {
  if (!isOrientationDoubtful(words)) return [];
  if (!isSideways(words)) return [turned(turn, 180)];
  const right = turned(turn, 90);
  const left = turned(turn, 270);
  return meanConfidence(words) < DOUBTFUL ? [right, left] : [left, right];
}

/** The trial that shows the page upright; the earlier one where the later is not clearly better. */
export function betterOrientation<Trial extends OrientationTrial>(earlier: Trial, later: Trial): Trial {
  return uprightness(later) >= uprightness(earlier) + CLEAR_GAIN && !isSideways(later.words) ? later : earlier;
}

/** Mean confidence, halved for print that stands on end; 0 where there is next to nothing to judge by. */
function uprightness({ words }: OrientationTrial): number {
  if (letterCount(words) < FEWEST_LETTERS) return 0;
  return meanConfidence(words) * (isSideways(words) ? 0.5 : 1);
}

function isSideways(words: readonly ReadWord[]): boolean {
  const long = words.filter(({ text }) => lettersOf(text) >= LONG_WORD);
  const onEnd = long.filter(({ box }) => box[3] > box[2]);
  return long.length >= LONG_WORD && onEnd.length > MOSTLY * long.length;
}

function letterCount(words: readonly ReadWord[]): number {
  return words.reduce((sum, { text }) => sum + lettersOf(text), 0);
}

function lettersOf(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

function turned(turn: QuarterTurn, by: QuarterTurn): QuarterTurn {
  const sum = (turn + by) % 360;
  return sum === 90 || sum === 180 || sum === 270 ? sum : 0;
}
