import { queryOptions } from '@tanstack/react-query';
import { withQuery, type ApiClient } from '../api/client.ts';
import type { ScanFilePage } from '../api/types.ts';
import type { Counted, ToSee } from './steps-of.ts';

/** Beyond this "100+" tells as much, and costs one page of an index however many files there are. */
const ENOUGH = 100;
const LOOK_MS = 60_000;

/** Files with pages that a person must see, counted as far as is of use. */
export function toSeeQuery(api: ApiClient, pages: keyof ToSee) {
  return queryOptions({
    // Under the key of the list of files, so that whatever brings that up to date brings this.
    queryKey: ['scan-files', 'to-see', pages],
    refetchInterval: LOOK_MS,
    queryFn: async ({ signal }): Promise<Counted> => {
      const path = withQuery('/scan-files', { pages, limit: ENOUGH });
      const { items, next } = await api.get<ScanFilePage>(path, signal);
      return { count: items.length, isMore: next !== undefined };
    },
  });
}
