import type { Box } from '../page/geometry.ts';

/** What stands in a gap of a printed line: the number of a document, or the day, month or year of its date. */
export type DigitQuestion = 'number' | 'day' | 'month' | 'year';

/** Digits that can stand there at most; a number is not bound. */
export const MOST_DIGITS_OF: Readonly<Partial<Record<DigitQuestion, number>>> = { day: 2, month: 2, year: 4 };

/** What a reader makes of some ink. `value`: the digits as written, `''` where nothing is written. */
export interface DigitReading {
  readonly value: string;
  /** Share of this reading among all, 0…1. */
  readonly confidence: number;
}

/**
 * `certain`: may count without a person. `proposed`: to be confirmed by a person.
 * `open`: no value can be offered; a person reads it from the picture.
 */
export type DigitCertainty = 'certain' | 'proposed' | 'open';

export type DigitDoubt =
  /** Nothing is written there. */
  | 'empty'
  /** The readers say different things, or one of them is unsure. */
  | 'unsure'
  /** More pieces of ink than digits read, or a letter behind them: the number is more than its digits. */
  | 'pieces'
  /** Ink runs through the border of the cut. */
  | 'edge';

/** Digits written by hand or stamped into a printed line, as the readers read them. */
export interface WrittenDigits {
  readonly asked: DigitQuestion;
  /** Pixels of the original page image: the cut that was read. */
  readonly box: Box;
  /** Absent where `certainty` is `open`. */
  readonly value?: string;
  readonly confidence: number;
  readonly certainty: DigitCertainty;
  readonly doubt?: DigitDoubt;
  readonly opinions: readonly DigitOpinion[];
}

export interface DigitOpinion extends DigitReading {
  /** Name of the reader. */
  readonly reader: string;
}
