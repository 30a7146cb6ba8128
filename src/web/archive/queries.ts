import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { withQuery, type ApiClient, type QueryParams } from '../api/client.ts';
import type {
  Dossier,
  DossierTally,
  DossierWindow,
  Fonds,
  FondsPage,
  Heading,
  Organisation,
  OrganisationPage,
} from './archive-types.ts';

/** Rows that one call brings. */
export const BLOCK = 100;
/** Rows change by what the person does, which is patched in, and by others, whom the revision guards against. */
const ROWS_STALE_MS = 60_000;

export function fondsListQuery(api: ApiClient, text: string) {
  return {
    queryKey: ['fonds-list', text] as const,
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      api.get<FondsPage>(withQuery('/fonds', { text, after: pageParam, limit: 100 }), signal),
    getNextPageParam: (last: FondsPage) => last.next,
  };
}

export function fondsQuery(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: ['fonds', id],
    queryFn: ({ signal }) => api.get<Fonds>(`/fonds/${id}`, signal),
  });
}

/** Bodies to choose from: those of which a name holds the text. */
export function organisationsQuery(api: ApiClient, text: string) {
  return queryOptions({
    queryKey: ['organisations', text],
    queryFn: ({ signal }) => api.get<OrganisationPage>(withQuery('/organisations', { text, limit: 50 }), signal),
  });
}

export function organisationQuery(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: ['organisation', id],
    queryFn: async ({ signal }) => {
      const { organisation } = await api.get<{ readonly organisation: Organisation }>(`/organisations/${id}`, signal);
      return organisation;
    },
  });
}

export function schemeQuery(api: ApiClient, fondsId: string) {
  return queryOptions({
    queryKey: ['scheme', fondsId],
    queryFn: ({ signal }) => api.get<{ readonly items: readonly Heading[] }>(`/fonds/${fondsId}/scheme`, signal),
  });
}

export function tallyQuery(api: ApiClient, fondsId: string) {
  return queryOptions({
    queryKey: ['dossier-tally', fondsId],
    queryFn: ({ signal }) => api.get<DossierTally>(`/fonds/${fondsId}/dossiers/tally`, signal),
  });
}

export function windowQuery(api: ApiClient, fondsId: string, { filter, block }: WindowPlace) {
  return queryOptions({
    queryKey: ['dossier-window', fondsId, filter, block] as const,
    staleTime: ROWS_STALE_MS,
    queryFn: ({ signal }) =>
      api.get<DossierWindow>(
        withQuery(`/fonds/${fondsId}/dossiers/window`, { ...filter, offset: block * BLOCK, limit: BLOCK }),
        signal,
      ),
  });
}

export interface WindowPlace {
  readonly filter: QueryParams;
  readonly block: number;
}

/** Rows that were saved are shown as they stand now, without asking for their windows again. */
export function patchRows(client: QueryClient, fondsId: string, saved: readonly Dossier[]): void {
  if (saved.length === 0) return;
  const byId = new Map(saved.map((dossier) => [dossier.id, dossier]));
  client.setQueriesData<DossierWindow>({ queryKey: ['dossier-window', fondsId] }, (window) => {
    if (!window?.items.some(({ id }) => byId.has(id))) return window;
    return { ...window, items: window.items.map((item) => byId.get(item.id) ?? item) };
  });
}

/** A new row stands at the end of the list that is looked at; others are asked for anew when they are looked at. */
export function appendRow(client: QueryClient, fondsId: string, row: Dossier): void {
  const queryKey = ['dossier-window', fondsId];
  client.removeQueries({ queryKey, type: 'inactive' });
  const total = Math.max(...client.getQueriesData<DossierWindow>({ queryKey }).map(([, data]) => data?.total ?? 0));
  client.setQueriesData<DossierWindow>({ queryKey }, (window) => {
    if (!window) return window;
    const isNext = window.offset + window.items.length === total && window.items.length < BLOCK;
    return { ...window, total: total + 1, items: isNext ? [...window.items, row] : window.items };
  });
}

export function refreshDossiers(client: QueryClient, fondsId: string): void {
  for (const key of ['dossier-window', 'dossier-tally', 'scheme'])
    void client.invalidateQueries({ queryKey: [key, fondsId] });
  for (const key of ['dossier', 'completeness', 'ledger', 'dossier-proposals'])
    void client.invalidateQueries({ queryKey: [key] });
}
