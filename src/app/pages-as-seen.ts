import { pagesToSee, withoutUnreadStamp } from '../domain/quality/pages-to-see.ts';
import type { PageReading } from '../domain/page/page-reading.ts';
import type { PageSummary, ScanFile, Store } from '../ports/store.ts';

type Seen = Pick<Store, 'seenStamps' | 'readings'>;
type Content = Pick<ScanFile, 'id' | 'sha256'>;

/** Pages of which a person declared that the stamp on them is no mark of secrecy (ADR 0043). */
export async function seenPagesOf(
  { seenStamps }: Pick<Seen, 'seenStamps'>,
  { sha256 }: Pick<Content, 'sha256'>,
): Promise<ReadonlySet<number>> {
  return new Set(sha256 === null ? [] : (await seenStamps.of(sha256)).map(({ page }) => page));
}

/** What is said at a file of pages that no field asks about; it stands where other failures would. */
export async function pageFinding(
  store: Pick<Seen, 'seenStamps'>,
  content: Pick<Content, 'sha256'>,
  readings: readonly PageReading[],
): Promise<Pick<ScanFile, 'code' | 'details'>> {
  const toSee = pagesToSee(readings, await seenPagesOf(store, content));
  return toSee === undefined ? { code: null, details: {} } : { code: 'pages-to-see', details: { ...toSee } };
}

/** As it was read, without the question that a person has answered. */
export async function pageAsSeen(store: Seen, file: Content, page: number): Promise<PageReading | undefined> {
  const reading = await store.readings.page(file.id, page);
  if (reading === undefined || !(await seenPagesOf(store, file)).has(page)) return reading;
  return withoutUnreadStamp(reading);
}

export async function pagesAsSeen(store: Seen, file: Content): Promise<readonly PageSummary[]> {
  const seen = await seenPagesOf(store, file);
  const pages = await store.readings.pages(file.id);
  return Promise.all(
    pages.map(async (summary) => {
      // An unread stamp alone never asks for more than a look.
      const isSettled = seen.has(summary.page) && summary.verdict === 'look';
      const reading = isSettled ? await store.readings.page(file.id, summary.page) : undefined;
      return reading === undefined ? summary : { ...summary, verdict: withoutUnreadStamp(reading).verdict };
    }),
  );
}
