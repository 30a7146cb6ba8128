import type { PageReading } from '../page/page-reading.ts';

/** Height of a word of print of 13 or 14 points, accents and tails included, as the engines box it. */
const WORD_MM = 3.8;
/** Print outside of these sizes is none that a page of text is set in. */
const SMALLEST_MM = 1.7;
const LARGEST_MM = 7;
/** Print between these sizes is what pages of text are set in. */
const USUAL_PRINT = { from: 2.4, to: 5.2 } as const;
/** Long sides between those of A5 and A3, a little more and less. */
const USUAL_SHEET = { from: 200, to: 430 } as const;
const A4_LONG_MM = 297;
/** What tells by the size of its words alone. */
const FEWEST_WORDS = 25;
/** Where the sheet is odd, too. Of print drawn far too small the engine reads little. */
const FEWEST_ON_ODD_SHEET = 10;
/** Resolutions that scanners have. */
const USUAL = [100, 150, 200, 240, 300, 400, 600] as const;

/**
 * Pixels an inch after the size of the print and of the sheet, where the resolution that the file states would make the
 * print far too small or too large, or both unusual while an A4 sheet would have print of the usual size; undefined
 * where it makes sense, or where too little print tells.
 */
export function trueResolution(reading: PageReading): number | undefined {
  const heights = wordHeights(reading);
  const height = heights[Math.floor(heights.length / 2)];
  if (height === undefined || heights.length < FEWEST_ON_ODD_SHEET) return undefined;
  const { widthPx, heightPx, ppi } = reading;
  const longSide = Math.max(widthPx, heightPx);
  const asA4 = (longSide / A4_LONG_MM) * 25.4;
  const isA4 = isWithin(USUAL_PRINT, (height / asA4) * 25.4);
  const print = (height / ppi) * 25.4;
  const isImpossible = heights.length >= FEWEST_WORDS && (print < SMALLEST_MM || print > LARGEST_MM);
  const isOdd = !isWithin(USUAL_PRINT, print) && !isWithin(USUAL_SHEET, (longSide / ppi) * 25.4);
  if (!isImpossible && !(isOdd && isA4)) return undefined;
  return nearestUsual(isA4 ? asA4 : (height / WORD_MM) * 25.4);
}

/** In pixels of the page, lowest first. */
function wordHeights({ words, rotation }: PageReading): readonly number[] {
  const lying = rotation === 90 || rotation === 270;
  const heights = words.filter(({ text }) => /\p{L}{2}/u.test(text)).map(({ box }) => (lying ? box[2] : box[3]));
  return heights.toSorted((one, other) => one - other);
}

function isWithin({ from, to }: { readonly from: number; readonly to: number }, value: number): boolean {
  return value >= from && value <= to;
}

function nearestUsual(estimate: number): number | undefined {
  return USUAL.toSorted((one, other) => Math.abs(one - estimate) - Math.abs(other - estimate))[0];
}
