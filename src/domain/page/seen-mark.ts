import type { SECRECY_LEVELS } from '../cataloguing/catalogued-document.ts';
import type { Box } from './geometry.ts';

/** A mark of secrecy that was read in a stamp. */
export interface SeenMark {
  /** The likeliest one, should it be a mark. */
  readonly level: (typeof SECRECY_LEVELS)[number];
  /** That it is a mark at all, 0…1. */
  readonly probability: number;
  /** That a word of urgency stands there instead, 0…1. */
  readonly urgency: number;
  readonly box: Box;
  /** What it was seen in: red ink, which stamps of offices are set in, ink of another colour, or all that is dark. */
  readonly ink: 'red' | 'coloured' | 'dark';
  /** It stands in ink as large and round as the seal of an office. */
  readonly inSeal: boolean;
  /** It stands where stamps are looked for although much else stands there: pens, tables, pale spots, pictures in fields. */
  readonly wider: boolean;
}

/** A word of urgency that was read in a stamp. */
export interface SeenUrgency {
  /** KHẨN may be the last word of THƯỢNG KHẨN. */
  readonly word: 'KHẨN' | 'HỎA TỐC';
  readonly probability: number;
  readonly box: Box;
}

/** What the stamps on a page say of marks of secrecy, and of urgency. */
export interface SeenMarks {
  readonly seen: readonly SeenMark[];
  /** Absent: nobody looked for any. */
  readonly urgent?: readonly SeenUrgency[];
  /** Red frames as large as a stamp. */
  readonly frames: readonly Box[];
}
