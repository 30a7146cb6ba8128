import type { WrittenDigits } from '../digits/digit-reading.ts';
import type { Signing } from '../signature/signing.ts';
import type { SpellingShare } from '../words/letter-scores.ts';
import type { Box, QuarterTurn } from './geometry.ts';
import type { SeenUrgency } from './seen-mark.ts';

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
  /** The file draws it as text: no hand wrote it and no engine read it. A scanner's own layer is none of that. */
  readonly typed?: true;
  /** What a second reader, shown the word alone, makes of its marks, the likeliest first; only where it was asked and knew the letters. */
  readonly spellings?: readonly SpellingShare[];
}

export type PageVerdict = 'good' | 'look' | 'rescan';

/** Faults of the image, and of its place among the pages of the file. */
export type QualityFindingCode =
  | 'wrong-resolution'
  | 'bilevel'
  | 'broken-print'
  | 'clipped'
  | 'blurred'
  | 'too-dark'
  | 'too-light'
  | 'low-contrast'
  | 'streaks'
  | 'show-through'
  | 'folded-corner'
  | 'foreign-object'
  | 'duplicate-page'
  | 'out-of-order'
  | 'missing-page';

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
  | 'stamp-unread'
  | 'annotations-lost'
  | 'unsigned'
  | 'unsealed'
  | 'unreadable'
  | QualityFindingCode;

export interface PageFinding {
  readonly code: PageFindingCode;
  readonly box?: Box;
  /** A figure that explains the finding, e.g. degrees, ppi, the page that this one repeats. */
  readonly value?: number;
}

/** A measure and the place on the page (pixels as displayed, like `Word.box`) that it was taken at. */
export interface MeasuredPlace {
  readonly value: number;
  readonly box?: Box;
}

/** Measures of the page image, kept for quality control: rules judge them, so that other limits need no new reading. */
export interface PageMeasures {
  /** Share of dark pixels after cleaning, 0…1. */
  readonly inkShare: number;
  /** Share of red pixels (seal, stamps) of the original, 0…1. */
  readonly redShare: number;
  /** Mean lightness of the paper, 0…255. */
  readonly paperLevel: number;
  readonly colour: 'bilevel' | 'grey' | 'colour';
  /** Width in mm of the way from ink to paper at the sharper borders of print; 0 with hardly any print. */
  readonly edgeMm: number;
  /** Levels between print and paper; 0 with hardly any print. */
  readonly contrast: number;
  /** Letters that run into the edge of the image, on the worst side. */
  readonly clipped: MeasuredPlace;
  /** Straight lines that dirt in the scanner left. */
  readonly streaks: MeasuredPlace;
  /** Of a corner that was turned over: mm of its shorter side. */
  readonly foldedCorner: MeasuredPlace;
  /** Of something solid that reaches in from the edge, such as a finger: mm of its narrower side. */
  readonly foreign: MeasuredPlace;
  /** Share of the free paper that bears faint strokes of the other side, 0…1. */
  readonly showThrough: number;
  /** On one bit a pixel: pieces smaller than letters for each 100 mm² of ink; 0 on other pages. Absent: not measured. */
  readonly brokenPieces?: number;
  /** What the print looks like from afar: 12 × 16 hexadecimal digits; '' with hardly any print. */
  readonly fingerprint: string;
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
  /** `good` until the page is judged (step `quality`). */
  readonly verdict: PageVerdict;
  /** Until the page is judged: what was known before it was read. */
  readonly findings: readonly PageFinding[];
  readonly words: readonly Word[];
  /** NFC, lines parted by `\n`, in reading order. */
  readonly text: string;
  /** Mean word confidence weighted by length, 0…1; 1 on a blank page. */
  readonly confidence: number;
  readonly source: 'ocr' | 'text-layer';
  /** Digits written by hand or stamped into the number and date lines; absent where nobody looked for any. */
  readonly digits?: readonly WrittenDigits[];
  /** Whether pen and seal are seen where the page is signed; absent where nobody signs, and where no image was looked at. */
  readonly signing?: Signing;
  /** A stamp of urgency that was seen, whatever the engine read of it; absent where none was. */
  readonly urgencyStamp?: SeenUrgency;
  /** What the square code of a separator sheet says; absent on other pages, and where it could not be read. */
  readonly sheetCode?: string;
  /** Absent where no page image was made (text layer taken as it stands). */
  readonly measures?: PageMeasures;
}
