import type { SpellingShare } from '../domain/words/letter-scores.ts';
import type { Size } from '../domain/page/geometry.ts';

/** A word cut from a page: one channel, dark on light, rows without padding. */
export interface WordCrop extends Size {
  readonly data: Uint8Array;
  /** Row of the baseline, counted from the top of the cut. */
  readonly baseline: number;
  /** Size of the type, in pixels. */
  readonly em: number;
  /** What another reader made of it: letters alone. */
  readonly word: string;
  /** Words that may stand there beside all that have its letters: what it was read as is none. */
  readonly among?: readonly string[];
}

/** Says which marks the letters of a printed word bear. The same crop gives the same shares on every run. */
export interface WordReader {
  /** Name and version: part of the fingerprint of a reading. */
  readonly name: string;
  /**
   * For each crop the spellings of its word, the likeliest first; none where its letters make no syllable.
   * @throws OcrError
   */
  read(crops: readonly WordCrop[], signal?: AbortSignal): Promise<readonly (readonly SpellingShare[])[]>;
}
