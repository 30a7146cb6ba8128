import type { WrittenDigits } from '../digits/digit-reading.ts';
import type { Box, QuarterTurn } from './geometry.ts';

/** Where a word was read: the cleaned page, its red ink alone, or text the file itself holds. */
export type WordLayer = 'ink' | 'red' | 'text-layer';

export interface Word {
  /** NFC, no blanks. */
  readonly text: string;
  /** Pixels of the original page image, as displayed before `PageReading.rotation` is applied. */
  readonly box: Box;
  /** Probability in 0…1 that the word is read right, as the engine states it. */
  readonly confidence: number;
  /** Number of the printed line on the page, from 0 in reading order; words of one line are neighbours. */
  readonly line: number;
  readonly layer: WordLayer;
}

export type PageVerdict = 'good' | 'look' | 'rescan';

export type PageFindingCode =
  | 'upside-down'
  | 'sideways'
  | 'skewed'
  | 'low-resolution'
  | 'blank'
  | 'nearly-blank'
  | 'low-confidence'
  | 'junk-text-layer'
  | 'legacy-encoding'
  | 'stamp-text-only'
  | 'unreadable';

export interface PageFinding {
  readonly code: PageFindingCode;
  readonly box?: Box;
  /** A figure that explains the finding, e.g. degrees or ppi. */
  readonly value?: number;
}

/** Measures of the page image, kept for quality control. */
export interface PageMeasures {
  /** Share of dark pixels after cleaning, 0…1. */
  readonly inkShare: number;
  /** Share of red pixels (seal, stamps) of the original, 0…1. */
  readonly redShare: number;
  /** Mean lightness of the paper, 0…255. */
  readonly paperLevel: number;
  /** Variance of the Laplacian of the grey page: small means blurred. */
  readonly sharpness: number;
}

/** What was read on one page. Words stand in reading order. */
export interface PageReading {
  /** From 1. */
  readonly page: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Pixels per inch of the page image; as stated by the file, else estimated from A4. */
  readonly ppi: number;
  /** Clockwise turn that sets the displayed page upright. */
  readonly rotation: QuarterTurn;
  /** Degrees the upright page is turned clockwise; 0 when straight. */
  readonly skewDegrees: number;
  readonly blank: boolean;
  readonly verdict: PageVerdict;
  readonly findings: readonly PageFinding[];
  readonly words: readonly Word[];
  /** NFC, lines parted by `\n`, in reading order. */
  readonly text: string;
  /** Mean word confidence weighted by length, 0…1; 1 on a blank page. */
  readonly confidence: number;
  readonly source: 'ocr' | 'text-layer';
  /** Digits written by hand or stamped into the number and date lines; absent where nobody looked for any. */
  readonly digits?: readonly WrittenDigits[];
  /** Absent where no page image was made (text layer taken as it stands). */
  readonly measures?: PageMeasures;
}
