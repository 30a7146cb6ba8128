import type { DigitQuestion, DigitReading } from '../domain/digits/digit-reading.ts';
import type { Size } from '../domain/page/geometry.ts';

/** A cut from a page: the room between two printed words, with air above and below; dark on light, rows without padding. */
export interface DigitCrop extends Size {
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
  readonly ppi: number;
}

export interface DigitReadings {
  /** The likeliest first, none with the same value; empty only where the crop has no pixels. */
  readonly ranked: readonly DigitReading[];
  /** Columns of the crop in which the first reading stands; absent where nothing is written. */
  readonly span?: readonly [from: number, to: number];
  /** A letter was seen behind the digits, as a part of the number (`31A`); absent where none was, or the reader cannot tell. */
  readonly letter?: boolean;
}

/** Reads digits written by hand or stamped. The same crop gives the same readings on every run. */
export interface DigitReader {
  /** Name and version: stands in the record and is part of the fingerprint. */
  readonly name: string;
  /** @throws OcrError */
  read(crop: DigitCrop, asked: DigitQuestion, signal?: AbortSignal): Promise<DigitReadings>;
}
