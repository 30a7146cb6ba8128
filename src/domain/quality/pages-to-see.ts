import type { PageReading } from '../page/page-reading.ts';

type JudgedPage = Pick<PageReading, 'page' | 'verdict' | 'findings'>;

/** Page numbers in words, `3, 5`; absent where there are none. */
export interface PagesToSee {
  /** A stamp could not be read: it may be a mark of secrecy. */
  readonly stamps?: string;
  /** Judged as to be scanned again. */
  readonly rescan?: string;
}

/** Pages that no field asks about, and that a person must see before the file is accepted; undefined where there are none. */
export function pagesToSee(pages: readonly JudgedPage[]): PagesToSee | undefined {
  const stamps = numbersOf(pages.filter(({ findings }) => findings.some(({ code }) => code === 'stamp-unread')));
  const rescan = numbersOf(pages.filter(({ verdict }) => verdict === 'rescan'));
  if (stamps === '' && rescan === '') return undefined;
  return { ...(stamps !== '' && { stamps }), ...(rescan !== '' && { rescan }) };
}

function numbersOf(pages: readonly JudgedPage[]): string {
  return pages.map(({ page }) => page).join(', ');
}
