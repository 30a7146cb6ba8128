import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { withQuery, type ApiClient, type QueryParams } from './client.ts';
import { hasCode, ApiError } from './errors.ts';
import type {
  AlarmPage,
  Caller,
  DocumentDetail,
  DocumentPage,
  Failures,
  LedgerPage,
  PageDetail,
  ScanFile,
  ScanFileDetail,
  ScanFilePage,
  SearchResult,
  StandingConfirmation,
  Status,
  UndoPlan,
} from './types.ts';

/** Milliseconds between two looks at the counts: often while something is being read, else seldom. */
const BUSY_MS = 2000;
const IDLE_MS = 10_000;

export function sessionQuery(api: ApiClient) {
  return queryOptions({
    queryKey: ['session'],
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<Caller | null> => {
      try {
        const caller = await api.get<Caller>('/session', signal);
        api.setCsrfToken(caller.csrfToken);
        return caller;
      } catch (error) {
        if (error instanceof ApiError && error.problem.status === 401) return null;
        throw error;
      }
    },
  });
}

export function statusQuery(api: ApiClient) {
  return queryOptions({
    queryKey: ['status'],
    queryFn: ({ signal }) => api.get<Status>('/status', signal),
    refetchInterval: ({ state }) => (isBusy(state.data) ? BUSY_MS : IDLE_MS),
  });
}

function isBusy(status: Status | undefined): boolean {
  if (!status) return false;
  const { queue, scanFiles } = status;
  return queue.waiting + queue.active + queue.retrying + scanFiles.received + scanFiles.reading > 0;
}

export function healthQuery() {
  return queryOptions({
    queryKey: ['health'],
    retry: false,
    refetchInterval: IDLE_MS,
    queryFn: async ({ signal }) => (await fetch('/health/ready', { signal })).ok,
  });
}

export function schemaQuery(api: ApiClient) {
  return queryOptions({
    queryKey: ['schema'],
    staleTime: Infinity,
    queryFn: ({ signal }) => api.get<unknown>('/schema/document', signal),
  });
}

export function confirmationQuery(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: ['confirmation', id],
    queryFn: ({ signal }) => api.get<StandingConfirmation>(`/documents/${id}/confirmation`, signal),
  });
}

export function documentQuery(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: ['document', id],
    queryFn: ({ signal }) => api.get<DocumentDetail>(`/documents/${id}`, signal),
  });
}

export function pageQuery(api: ApiClient, scanFileId: string, page: number) {
  return queryOptions({
    queryKey: ['page', scanFileId, page],
    staleTime: 60_000,
    queryFn: ({ signal }) => api.get<PageDetail>(`/scan-files/${scanFileId}/pages/${String(page)}`, signal),
  });
}

export function scanFileQuery(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: ['scan-file', id],
    queryFn: ({ signal }) => api.get<ScanFileDetail>(`/scan-files/${id}`, signal),
  });
}

/** What taking our last write into the host back would bring. */
export function undoPlanQuery(api: ApiClient, scanFileId: string) {
  return queryOptions({
    queryKey: ['undo-plan', scanFileId],
    queryFn: ({ signal }) => api.get<UndoPlan>(`/scan-files/${scanFileId}/undo-host-write`, signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.asked === true ? BUSY_MS : false),
  });
}

/** Sharp enough to judge a faint stamp by. */
const MARKED_PAGE_WIDTH = 2500;

/** The page for which a file is withheld. Each look is recorded: asked for once, and kept by nobody when it is closed. */
export function markedPageQuery(api: ApiClient, { id, revision }: Pick<ScanFile, 'id' | 'revision'>) {
  return queryOptions({
    queryKey: ['marked-page', id, revision],
    queryFn: ({ signal }) =>
      api.getPicture(withQuery(`/scan-files/${id}/marked-page`, { width: MARKED_PAGE_WIDTH }), signal),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** A page on which a person must judge a stamp. */
export function pagePictureQuery(api: ApiClient, { id, sha256 }: Pick<ScanFile, 'id' | 'sha256'>, page: number) {
  return queryOptions({
    queryKey: ['page-picture', id, sha256, page],
    queryFn: ({ signal }) =>
      api.getPicture(withQuery(`/scan-files/${id}/pages/${String(page)}/image`, { width: MARKED_PAGE_WIDTH }), signal),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

/** A list that grows by its cursor; for `useInfiniteQuery`. */
function cursorQuery<P extends { readonly next?: string }>(api: ApiClient, path: string, params: QueryParams) {
  return {
    queryKey: [path.slice(1), params] as const,
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      api.get<P>(withQuery(path, { ...params, after: pageParam }), signal),
    getNextPageParam: (last: P) => last.next,
  };
}

export const documentsQuery = (api: ApiClient, params: QueryParams) =>
  cursorQuery<DocumentPage>(api, '/documents', params);
export const scanFilesQuery = (api: ApiClient, params: QueryParams) =>
  cursorQuery<ScanFilePage>(api, '/scan-files', params);
export const ledgerQuery = (api: ApiClient, params: QueryParams) => cursorQuery<LedgerPage>(api, '/ledger', params);

export const alarmsQuery = (api: ApiClient) => ({
  ...cursorQuery<AlarmPage>(api, '/alarms', {}),
  refetchInterval: IDLE_MS,
});

/** The cursor of /failures is that of its files; jobs come whole. */
export function failuresQuery(api: ApiClient) {
  return {
    queryKey: ['failures'] as const,
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      api.get<Failures>(withQuery('/failures', { after: pageParam }), signal),
    getNextPageParam: (last: Failures) => last.scanFiles.next,
    refetchInterval: IDLE_MS,
  };
}

export function searchQuery(api: ApiClient, params: QueryParams, limit: number) {
  return {
    queryKey: ['search', params] as const,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }: { pageParam: number; signal: AbortSignal }) =>
      api.get<SearchResult>(withQuery('/search', { ...params, limit, offset: pageParam }), signal),
    getNextPageParam: (last: SearchResult, all: readonly SearchResult[]) => {
      const shown = all.reduce((sum, page) => sum + page.hits.length, 0);
      return last.hits.length > 0 && shown < last.total ? shown : undefined;
    },
  };
}

/** After anything was written: everything that shows counts, states or values is asked anew. */
export function refreshAfterWrite(client: QueryClient): void {
  for (const key of [
    'documents',
    'status',
    'failures',
    'scan-files',
    'scan-file',
    'ledger',
    'search',
    'undo-plan',
    'alarms',
  ]) {
    void client.invalidateQueries({ queryKey: [key] });
  }
}

/** Drops all content of a file that became withheld; the file's own query stays, for it says why. */
export function forgetFile(client: QueryClient, scanFileId: string): void {
  client.removeQueries({
    predicate: ({ queryKey: [kind, id] }) =>
      (kind === 'page' && id === scanFileId) ||
      (kind === 'document' && typeof id === 'string' && id.startsWith(`${scanFileId}-`)),
  });
  // Lists, hits and ledger rows quote the file as well: those on the screen are emptied and asked anew.
  for (const key of ['documents', 'search', 'ledger', 'scan-files', 'review-next']) {
    client.removeQueries({ queryKey: [key], type: 'inactive' });
    void client.resetQueries({ queryKey: [key], type: 'active' });
  }
  refreshAfterWrite(client);
}

export function isMissing(error: unknown): boolean {
  return hasCode(error, 'not-found');
}
