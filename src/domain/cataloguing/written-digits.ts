import type { DigitQuestion } from '../digits/digit-reading.ts';
import type { Box } from '../page/geometry.ts';
import type { PageReading } from '../page/page-reading.ts';
import { doubted } from './confidence.ts';

/** A value written by hand, as it goes into a field. */
export interface WrittenValue {
  readonly value: string;
  readonly confidence: number;
  readonly review: boolean;
  /** The cut that was read: what a person is shown. */
  readonly box: Box;
}

/** Of the values that count without a person this share is right at least (`npm run bench -- catalogue`). */
const CERTAIN = 0.98;

/** What was read of handwriting for a question; undefined where nobody asked, nothing is written, or nobody could tell. */
export function writtenDigits(reading: PageReading, asked: DigitQuestion): WrittenValue | undefined {
  const found = reading.digits?.find((digits) => digits.asked === asked);
  if (found?.value === undefined) return undefined;
  const { value, box, certainty, confidence } = found;
  if (certainty === 'certain') return { value, box, confidence: CERTAIN, review: false };
  return { value, box, confidence: doubted(confidence), review: true };
}
