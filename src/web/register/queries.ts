import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { withQuery, type ApiClient } from '../api/client.ts';
import { refreshAfterWrite } from '../api/queries.ts';
import type {
  FoundRegisterRows,
  LearnedFactList,
  RegisterCompleteness,
  RegisterList,
  RegisterMatchingProgress,
  RegisterMatchOfDocument,
  RegisterMatchPage,
  RegisterMatchState,
  RegisterRowDetail,
  RegisterRowPage,
} from './register-types.ts';

const PAGE = 50;
/** How often a run that goes on is asked after. */
const LOOK_MS = 1000;

export function registersQuery(api: ApiClient, fonds: string) {
  return queryOptions({
    queryKey: ['registers', fonds],
    enabled: fonds !== '',
    queryFn: ({ signal }) => api.get<RegisterList>(`/fonds/${fonds}/registers`, signal),
  });
}

export function completenessQuery(api: ApiClient, fonds: string) {
  return queryOptions({
    queryKey: ['register-completeness', fonds],
    enabled: fonds !== '',
    queryFn: ({ signal }) => api.get<RegisterCompleteness>(`/fonds/${fonds}/register-completeness`, signal),
  });
}

export function progressQuery(api: ApiClient, fonds: string, isRunning: boolean) {
  return queryOptions({
    queryKey: ['register-matching', fonds],
    enabled: fonds !== '' && isRunning,
    refetchInterval: LOOK_MS,
    queryFn: ({ signal }) => api.get<RegisterMatchingProgress>(`/fonds/${fonds}/register-matching`, signal),
  });
}

export function matchesQuery(api: ApiClient, fonds: string, state: RegisterMatchState) {
  return {
    queryKey: ['register-matches', fonds, state] as const,
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      api.get<RegisterMatchPage>(
        withQuery(`/fonds/${fonds}/register-matches`, { state, limit: PAGE, after: pageParam }),
        signal,
      ),
    getNextPageParam: (last: RegisterMatchPage) => last.next,
  };
}

export function rowsWithoutQuery(api: ApiClient, fonds: string) {
  return {
    queryKey: ['register-rows-without', fonds] as const,
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      api.get<RegisterRowPage>(
        withQuery(`/fonds/${fonds}/register-rows-without`, { limit: PAGE, after: pageParam }),
        signal,
      ),
    getNextPageParam: (last: RegisterRowPage) => last.next,
  };
}

export function matchOfDocumentQuery(api: ApiClient, documentId: string) {
  return queryOptions({
    queryKey: ['register-match', documentId],
    queryFn: ({ signal }) => api.get<RegisterMatchOfDocument>(`/register-matches/${documentId}`, signal),
  });
}

export function foundRowsQuery(api: ApiClient, documentId: string, text: string) {
  return queryOptions({
    queryKey: ['register-rows-found', documentId, text],
    queryFn: ({ signal }) =>
      api.get<FoundRegisterRows>(
        withQuery(`/register-matches/${documentId}/rows`, { text: text === '' ? undefined : text }),
        signal,
      ),
  });
}

export function rowQuery(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: ['register-row', id],
    staleTime: 60_000,
    queryFn: ({ signal }) => api.get<RegisterRowDetail>(`/register-rows/${id}`, signal),
  });
}

export function learnedQuery(api: ApiClient) {
  return queryOptions({
    queryKey: ['learned'],
    queryFn: ({ signal }) => api.get<LearnedFactList>('/learned', signal),
  });
}

/** What registers change: their lists and reports, and values of documents. */
export function refreshRegisters(client: QueryClient): void {
  for (const key of ['registers', 'register-completeness', 'register-matches', 'register-rows-without'])
    void client.invalidateQueries({ queryKey: [key] });
  for (const key of ['register-match', 'register-rows-found', 'register-row', 'document'])
    void client.invalidateQueries({ queryKey: [key] });
  // Files follow their documents into and out of review.
  refreshAfterWrite(client);
}
