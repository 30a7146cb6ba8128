/** Print of administrative pages (13-14 pt) is read best and cheapest at about this resolution. */
export const READING_PPI = 200;
/** From here on shrinking pays. */
const LARGEST_KEPT = 230;
/** Up to here enlarging pays: a page of 100 ppi gains, one of 150 or 200 ppi does not. */
const SMALLEST_KEPT = 130;
const LARGEST_ENLARGEMENT = 4;

/** By how much to resize a page of `ppi` pixels an inch for reading; 1 = leave as it is. */
export function readingScale(ppi: number): number {
  if (ppi > LARGEST_KEPT) return READING_PPI / ppi;
  if (ppi >= SMALLEST_KEPT) return 1;
  return Math.min(LARGEST_ENLARGEMENT, Math.ceil(SMALLEST_KEPT / ppi));
}
