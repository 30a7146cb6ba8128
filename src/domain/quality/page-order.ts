import type { PageFinding } from '../page/page-reading.ts';

/** A page of one document that bears content; blank sides and pages that repeat another are left out before. */
export interface NumberedPage {
  readonly page: number;
  /** As printed on it; undefined where none is. */
  readonly number: number | undefined;
}

/** More missing pages in one place than this: the number was misread. */
const LARGEST_GAP = 20;
/** So few that are missing around a number which fits nowhere make that number the one that is wrong. */
const FEW_MISSING = 2;

interface Seen {
  readonly page: number;
  readonly place: number;
  readonly number: number;
}

/**
 * Breaks in the printed page numbers of one document, by page: out of order, or numbers that no page bears. Numbers
 * that begin again (annexes) are no break; a number that only one page disagrees with is a number misread.
 */
export function orderFindings(pages: readonly NumberedPage[]): ReadonlyMap<number, PageFinding> {
  const numbered = pages.flatMap(({ page, number }, place): Seen[] =>
    number === undefined ? [] : [{ page, place, number }],
  );
  const unnumbered = pages.flatMap(({ number }, place) => (number === undefined ? [place] : []));
  const found = new Map<number, PageFinding>();
  // The first page rarely bears its number: it counts as 1.
  let before: Seen = { page: 0, place: -1, number: 0 };
  for (const [index, here] of numbered.entries()) {
    const next = numbered[index + 1];
    const expected = follow(before, here);
    if (isMisread({ before, here, next })) continue;
    if (here.number !== expected && isNext(before, next)) {
      if (isExchanged(here, expected, unnumbered)) found.set(here.page, { code: 'out-of-order', value: here.number });
      continue;
    }
    const run = { before, here, next, expected, numbered };
    const finding = here.number === expected || beginsAgain(run, unnumbered) ? undefined : breakAt(run);
    if (finding !== undefined) found.set(here.page, finding);
    before = here;
  }
  return found;
}

/** Fits nowhere between the numbers around it, which are in order by themselves, with a page missing or not. */
function isMisread({ before, here, next }: Pick<Run, 'before' | 'here' | 'next'>): boolean {
  if (next === undefined || here.number === 1) return false;
  const missing = next.number - follow(before, next);
  if (missing <= 0 || missing > FEW_MISSING) return false;
  return here.number <= before.number || here.number >= next.number;
}

/** The number after this one goes on from before it: this one was misread. */
function isNext(before: Seen, next?: Seen): boolean {
  return next ? next.number === follow(before, next) : false;
}

/** The number of the neighbour, which bears none that was read: rather two sheets exchanged than a number misread. */
function isExchanged({ number, place }: Seen, expected: number, unnumbered: readonly number[]): boolean {
  const beside = place + number - expected;
  return number > 1 && beside > 0 && Math.abs(beside - place) === 1 && unnumbered.includes(beside);
}

function follow(before: Seen, here: Seen): number {
  return before.number + here.place - before.place;
}

interface Run {
  readonly before: Seen;
  readonly here: Seen;
  readonly next: Seen | undefined;
  readonly expected: number;
  readonly numbered: readonly Seen[];
}

/** Counted from a page without a number since the last one that had one, as annexes are. */
function beginsAgain({ before, here }: Run, unnumbered: readonly number[]): boolean {
  if (here.number === 1) return true;
  return unnumbered.some(
    (place) => place > before.place && place < here.place && here.number === here.place - place + 1,
  );
}

function breakAt({ here, next, expected, numbered }: Run): PageFinding | undefined {
  const others = new Set(numbered.filter((one) => one !== here).map(({ number }) => number));
  if (here.number < expected) {
    return others.has(here.number) ? undefined : { code: 'out-of-order', value: here.number };
  }
  const gap = Array.from({ length: Math.min(here.number - expected, LARGEST_GAP + 1) }, (_, n) => expected + n);
  const missing = gap.filter((number) => !others.has(number));
  if (missing.length === 0) {
    const later = numbered.some(({ place, number }) => place > here.place && gap.includes(number));
    return later ? { code: 'out-of-order', value: here.number } : undefined;
  }
  const isSure = gap.length === 1 || next === undefined || next.number === follow(here, next);
  return gap.length > LARGEST_GAP || !isSure ? undefined : { code: 'missing-page', value: missing[0] ?? expected };
}
