import type { PageReading } from '../page/page-reading.ts';

/** Height of a word of print of 13 or 14 points, accents and tails included, as the engines box it. */
const WORD_MM = 3.4;
/** Print outside of these sizes is none that a page of text is set in. */
const SMALLEST_MM = 1.7;
const LARGEST_MM = 7;
const FEWEST_WORDS = 25;
/** Resolutions that scanners have. */
const USUAL = [100, 150, 200, 240, 300, 400, 600] as const;

/**
 * Pixels an inch after the size of the print, where the resolution that the file states would make it far too small or
 * too large; undefined where it makes sense, or where too little print tells.
 */
export function trueResolution({ words, ppi, rotation }: PageReading): number | undefined {
  const lying = rotation === 90 || rotation === 270;
  const heights = words.filter(({ text }) => /\p{L}{2}/u.test(text)).map(({ box }) => (lying ? box[2] : box[3]));
  if (heights.length < FEWEST_WORDS) return undefined;
  const height = heights.toSorted((left, right) => left - right)[Math.floor(heights.length / 2)] ?? 0;
  const mm = (height / ppi) * 25.4;
  if (mm >= SMALLEST_MM && mm <= LARGEST_MM) return undefined;
  const estimate = (height / WORD_MM) * 25.4;
  return USUAL.toSorted((left, right) => Math.abs(left - estimate) - Math.abs(right - estimate))[0];
}
