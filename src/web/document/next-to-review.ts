import { queryOptions } from '@tanstack/react-query';
import { withQuery, type ApiClient } from '../api/client.ts';
import type { DocumentPage } from '../api/types.ts';

const PAGE_SIZE = 50;
/** Above this the search for one's place in the queue gives up and begins at its head. */
const MOST_PAGES = 10;

/** The document to review after `current` in the order of the list; the first of all where there is none behind it. */
export async function findNextToReview(
  api: ApiClient,
  current: string | undefined,
  signal?: AbortSignal,
): Promise<string | null> {
  let first: string | undefined;
  let passed = current === undefined;
  let after: string | undefined;
  for (let count = 0; count < MOST_PAGES; count++) {
    const path = withQuery('/documents', { needsReview: true, limit: PAGE_SIZE, after });
    const page = await api.get<DocumentPage>(path, signal);
    for (const { id } of page.items) {
      if (id === current) passed = true;
      else if (passed) return id;
      else first ??= id;
    }
    if (page.next === undefined) break;
    after = page.next;
  }
  return first ?? null;
}

/**
 * Asked while the person still works on `current`, so that going on takes no waiting; and not asked again after a write,
 * for the document then leaves the list and its place in it would be lost.
 */
export function nextToReviewQuery(api: ApiClient, current: string | undefined) {
  return queryOptions({
    queryKey: ['review-next', current ?? ''],
    staleTime: 0,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => findNextToReview(api, current, signal),
  });
}
