import type { DigitQuestion } from '../digits/digit-reading.ts';
import type { JoinedText } from './joined-text.ts';

/** Characters of a line that may have been written into it by hand, between those that are printed. */
export interface WrittenSpan {
  readonly asked: DigitQuestion;
  readonly joined: JoinedText;
  /** The printed part before ends here; 0 where nothing printed is known before. */
  readonly from: number;
  /** The printed part behind begins here; the end of the text where none is known. */
  readonly to: number;
}
