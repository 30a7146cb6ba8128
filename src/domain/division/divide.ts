import type { PageReading } from '../page/page-reading.ts';
import { bestCuts } from './best-cuts.ts';
import { findSeparator } from './find-separator.ts';
import type { DividedDocument, Division, DivisionDoubt, FoundSeparator, PageSpan } from './division.ts';
import { signsOf, type PageSigns } from './page-signs.ts';
import { scoresOf } from './scores.ts';

/** Part of the fingerprint of the dividing step: raise it when a page may be judged otherwise. */
export const DIVISION_VERSION = '8';

/** Between these a person should look, whichever way it was decided. */
const UNSURE = { from: 0.1, to: 0.9 } as const;

/** Only page 1 is certain. */
const SUREST = 0.999;

/**
 * Cuts a scan stream into documents: the best cuts of the whole stream, not page by page. Every side is in exactly one
 * document, or is a separator sheet or its back, or a blank side. A blank side belongs to the sheet before it; a file
 * of blank sides alone holds no document.
 */
export function divide(readings: readonly PageReading[]): Division {
  const separators = readings.flatMap((reading) => findSeparator(reading) ?? []);
  const sheets = new Set(separators.map(({ page }) => page));
  const documents: DividedDocument[] = [];
  for (const run of runsBetween(readings, sheets)) documents.push(...divideRun(run));
  return {
    documents: documents.map((one, i) => behindSheet(one, { separators, before: documents[i - 1] })),
    separators,
  };
}

interface Before {
  readonly separators: readonly FoundSeparator[];
  readonly before: DividedDocument | undefined;
}

/** A document behind a sheet of which only the title was read, or that says two things: a person says what begins there. */
function behindSheet(one: DividedDocument, { separators, before }: Before): DividedDocument {
  const isBehind = ({ page }: FoundSeparator) => page < one.firstPage && page > (before?.lastPage ?? 0);
  const doubts = separators.filter(isBehind).flatMap(({ page, label, printed }): DivisionDoubt[] => {
    if (label === '') return [{ page, reason: 'separator-unread' }];
    return printed === undefined ? [] : [{ page, reason: 'separator-differs' }];
  });
  if (doubts.length === 0) return one;
  return { ...one, doubts: [...doubts, ...(one.doubts ?? [])] };
}

/** Pages between separator sheets, without the blank back of a sheet. */
function runsBetween(readings: readonly PageReading[], sheets: ReadonlySet<number>): PageReading[][] {
  const runs: PageReading[][] = [[]];
  let behind = false;
  for (const reading of readings) {
    const isSheet = sheets.has(reading.page);
    if (isSheet) runs.push([]);
    else if (!(behind && reading.blank)) runs.at(-1)?.push(reading);
    behind = isSheet;
  }
  return runs.filter((run) => run.some(({ blank }) => !blank));
}

function divideRun(run: readonly PageReading[]): DividedDocument[] {
  const content = run.filter(({ blank, words }) => !blank && words.length > 0);
  const first = run[0]?.page ?? 1;
  const last = run.at(-1)?.page ?? first;
  // a side that may hold something, but no word of it could be read
  if (content.length === 0) return [{ firstPage: first, lastPage: last, confidence: 1 }];
  const signs = content.map(signsOf);
  const { starts, odds } = bestCuts(scoresOf(signs));
  return starts.map((start, i): DividedDocument => {
    const end = starts[i + 1] ?? signs.length;
    const own = signs.slice(start, end);
    const next = signs[end];
    const span = {
      firstPage: i === 0 ? first : (own[0]?.page ?? first),
      lastPage: next === undefined ? last : next.page - 1,
    };
    const annexes = annexesOf(own, span.lastPage);
    const doubts = doubtsOf(signs, { start, end, odds });
    return {
      ...span,
      confidence: i === 0 ? 1 : Math.min(SUREST, odds[start] ?? 0),
      ...(annexes.length > 0 && { annexes }),
      ...(doubts.length > 0 && { doubts }),
    };
  });
}

/** Each annex or enclosure reaches to the next one. */
function annexesOf(pages: readonly PageSigns[], lastPage: number): PageSpan[] {
  const starts = pages.slice(1).filter((page) => page.annex || page.draft || page.national);
  return starts.map(({ page }, i) => ({ firstPage: page, lastPage: (starts[i + 1]?.page ?? lastPage + 1) - 1 }));
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly odds: readonly number[];
}

function doubtsOf(signs: readonly PageSigns[], { start, end, odds }: Part): DivisionDoubt[] {
  return signs.slice(start, end).flatMap((page, i): DivisionDoubt[] => {
    const sure = odds[start + i] ?? 0;
    if (sure <= UNSURE.from || sure >= UNSURE.to) return [];
    const before = signs[start - 1];
    if (i > 0) return [{ page: page.page, reason: page.national ? 'head-inside' : 'may-begin' }];
    const isOpen = before !== undefined && !before.signed && page.national;
    return [{ page: page.page, reason: isOpen ? 'no-end-before' : 'weak-head' }];
  });
}
