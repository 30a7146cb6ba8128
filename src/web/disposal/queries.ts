import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { withQuery, type ApiClient } from '../api/client.ts';
import type {
  DisposalCasePage,
  DisposalFilePage,
  DisposalItem,
  DisposalItemPage,
  DisposalListCheck,
  DisposalOverview,
  DisposalVotes,
  DuplicateList,
  EliminationReasonList,
  FondsPage,
} from './disposal-types.ts';

/** What one call brings at most. */
const MOST_ITEMS = 200;

export function casesQuery(api: ApiClient) {
  return {
    queryKey: ['disposal-cases'] as const,
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      api.get<DisposalCasePage>(withQuery('/disposal-cases', { after: pageParam }), signal),
    getNextPageParam: (last: DisposalCasePage) => last.next,
  };
}

export function overviewQuery(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: ['disposal-case', id],
    queryFn: ({ signal }) => api.get<DisposalOverview>(`/disposal-cases/${id}`, signal),
  });
}

/** All lines of the list: whoever judges goes to and fro among them. */
export function itemsQuery(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: ['disposal-items', id],
    queryFn: async ({ signal }) => {
      const items: DisposalItem[] = [];
      let after: string | undefined;
      do {
        const path: string = withQuery(`/disposal-cases/${id}/items`, { limit: MOST_ITEMS, after });
        const page: DisposalItemPage = await api.get(path, signal);
        items.push(...page.items);
        after = page.next;
      } while (after !== undefined);
      return items;
    },
  });
}

export function checkQuery(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: ['disposal-check', id],
    queryFn: ({ signal }) => api.get<DisposalListCheck>(`/disposal-cases/${id}/check`, signal),
  });
}

export function votesQuery(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: ['disposal-votes', id],
    queryFn: ({ signal }) => api.get<DisposalVotes>(`/disposal-cases/${id}/votes`, signal),
  });
}

export function filesQuery(api: ApiClient, id: string) {
  return {
    queryKey: ['disposal-files', id] as const,
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      api.get<DisposalFilePage>(withQuery(`/disposal-cases/${id}/execution`, { after: pageParam }), signal),
    getNextPageParam: (last: DisposalFilePage) => last.next,
  };
}

export function duplicatesQuery(api: ApiClient, fondsId: string) {
  return queryOptions({
    queryKey: ['disposal-duplicates', fondsId],
    queryFn: ({ signal }) =>
      api.get<DuplicateList>(withQuery('/disposal/duplicates', { fonds: fondsId, limit: MOST_ITEMS }), signal),
  });
}

export function reasonsQuery(api: ApiClient) {
  return queryOptions({
    queryKey: ['elimination-reasons'],
    staleTime: Infinity,
    queryFn: ({ signal }) => api.get<EliminationReasonList>('/disposal/reasons', signal),
  });
}

/** Fonds to choose from; an archive of a province has a few hundred, and the name is searched. */
export function fondsChoiceQuery(api: ApiClient, text: string) {
  return queryOptions({
    queryKey: ['fonds-choice', text],
    queryFn: ({ signal }) => api.get<FondsPage>(withQuery('/fonds', { text, limit: 100 }), signal),
  });
}

export function refreshCase(client: QueryClient, id: string): void {
  for (const key of ['disposal-case', 'disposal-items', 'disposal-votes', 'disposal-files', 'disposal-check'])
    void client.invalidateQueries({ queryKey: [key, id] });
  for (const key of ['disposal-cases', 'dossier-window', 'dossier-tally', 'dossier', 'ledger'])
    void client.invalidateQueries({ queryKey: [key] });
}
