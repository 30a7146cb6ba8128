import type { SECRECY_LEVELS } from '../cataloguing/catalogued-document.ts';
import type { Box } from './geometry.ts';

/** A mark of secrecy seen by its shape. */
export interface SeenMark {
  /** The likeliest one, should it be a mark. */
  readonly level: (typeof SECRECY_LEVELS)[number];
  /** That it is a mark at all, 0…1. */
  readonly probability: number;
  readonly box: Box;
}

/** What the shapes on a page say of marks of secrecy. */
export interface SeenMarks {
  readonly seen: readonly SeenMark[];
  /** Red frames as large as a stamp. */
  readonly frames: readonly Box[];
}
