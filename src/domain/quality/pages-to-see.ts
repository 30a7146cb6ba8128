import type { PageReading } from '../page/page-reading.ts';
import { verdictOf } from './judge-page.ts';

type JudgedPage = Pick<PageReading, 'page' | 'verdict' | 'findings'>;

/** Page numbers in words, `3, 5`; absent where there are none. */
export interface PagesToSee {
  /** A stamp could not be read: it may be a mark of secrecy. */
  readonly stamps?: string;
  /** Judged as to be scanned again. */
  readonly rescan?: string;
}

const NONE: ReadonlySet<number> = new Set();

/**
 * Pages that no field asks about, and that a person must see before the file is accepted; undefined where there are none.
 * A stamp on a page of `seen` asks nobody any more: a person has declared that it is no mark of secrecy (ADR 0043).
 */
export function pagesToSee(pages: readonly JudgedPage[], seen: ReadonlySet<number> = NONE): PagesToSee | undefined {
  return inWords(
    numbersOf(pages.filter((one) => hasUnreadStamp(one) && !seen.has(one.page))),
    numbersOf(pages.filter(({ verdict }) => verdict === 'rescan')),
  );
}

/** As it stood, with one page more or less among those with stamps: a file of 600 pages is not looked through for one. */
export function withStampAt(
  told: Readonly<Record<string, string | number>>,
  { page, asks }: { readonly page: number; readonly asks: boolean },
): PagesToSee | undefined {
  const others = stampPages(told).filter((one) => one !== page);
  const stamps = asks ? [...others, page].sort((one, other) => one - other) : others;
  return inWords(stamps, pagesIn(told['rescan']));
}

function inWords(stamps: readonly number[], rescan: readonly number[]): PagesToSee | undefined {
  if (stamps.length === 0 && rescan.length === 0) return undefined;
  return {
    ...(stamps.length > 0 && { stamps: stamps.join(', ') }),
    ...(rescan.length > 0 && { rescan: rescan.join(', ') }),
  };
}

/** The pages that `stamps` names. */
export function stampPages({ stamps }: Readonly<Record<string, string | number>>): readonly number[] {
  return pagesIn(stamps);
}

function pagesIn(words: string | number | undefined): readonly number[] {
  return words === undefined ? [] : String(words).split(', ').map(Number);
}

export function hasUnreadStamp({ findings }: Pick<JudgedPage, 'findings'>): boolean {
  return findings.some(({ code }) => code === 'stamp-unread');
}

/** The page as it is judged once its unread stamp asks nobody any more. */
export function withoutUnreadStamp<Page extends JudgedPage>(page: Page): Page {
  if (!hasUnreadStamp(page)) return page;
  const findings = page.findings.filter(({ code }) => code !== 'stamp-unread');
  return { ...page, findings, verdict: verdictOf(findings) };
}

function numbersOf(pages: readonly JudgedPage[]): readonly number[] {
  return pages.map(({ page }) => page);
}
