import { queryOptions, type InfiniteData } from '@tanstack/react-query';
import { withQuery, type ApiClient, type QueryParams } from '../api/client.ts';
import type { Dossier } from '../archive/archive-types.ts';
import type {
  AccountDay,
  ArchiveBox,
  Booking,
  Bundle,
  CompletenessReport,
  Finding,
  Lot,
  LotDossier,
  Movement,
  Pace,
  Page,
  Place,
  Progress,
  Project,
  ProjectBundle,
  Receipt,
  ReceiptDetail,
  Report,
  StepList,
} from './arrangement-types.ts';

/** All that arranging shows stands below this key: what one person does moves steps, pace and hands at once. */
export const ARRANGEMENT = 'arrangement';
/** What one call brings at most. */
const MOST = 200;

/** A list that comes by pages. */
function paged<Item>(api: ApiClient, path: string, params: QueryParams = {}) {
  return {
    queryKey: [ARRANGEMENT, path, params] as const,
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      api.get<Page<Item>>(withQuery(path, { ...params, after: pageParam }), signal),
    getNextPageParam: (last: Page<Item>) => last.next,
  };
}

function one<Answer>(api: ApiClient, path: string, params: QueryParams = {}) {
  return queryOptions({
    queryKey: [ARRANGEMENT, path, params] as const,
    queryFn: ({ signal }) => api.get<Answer>(withQuery(path, params), signal),
  });
}

export function itemsOf<Item>(data: InfiniteData<Page<Item>> | undefined): readonly Item[] {
  return data?.pages.flatMap(({ items }) => items) ?? [];
}

/** Every page, one after the other. */
export async function allPages<Item>(api: ApiClient, path: string, params: QueryParams = {}): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page: Page<Item> = await api.get(withQuery(path, { limit: MOST, ...params, after }));
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
}

const project = (id: string) => `/arrangement-projects/${id}`;

export const projectsQuery = (api: ApiClient) => paged<Project>(api, '/arrangement-projects');
export const projectQuery = (api: ApiClient, id: string) => one<Project>(api, project(id));
export const progressQuery = (api: ApiClient, id: string) => one<Progress>(api, `${project(id)}/progress`);
export const paceQuery = (api: ApiClient, id: string) => one<Pace>(api, `${project(id)}/pace`);
export const reportQuery = (api: ApiClient, id: string) => one<Report>(api, `${project(id)}/report`);
export const lotsQuery = (api: ApiClient, id: string) =>
  one<{ readonly items: readonly Lot[] }>(api, `${project(id)}/lots`);
export const bundlesQuery = (api: ApiClient, id: string, filter: QueryParams) =>
  paged<ProjectBundle>(api, `${project(id)}/bundles`, { ...filter, limit: MOST });
export const bookingsQuery = (api: ApiClient, id: string, filter: QueryParams) =>
  paged<Booking>(api, `${project(id)}/bookings`, filter);
export const findingsQuery = (api: ApiClient, id: string, filter: QueryParams = {}) =>
  paged<Finding>(api, `${project(id)}/findings`, filter);

export function stepsQuery(api: ApiClient, process: Project['process']) {
  return { ...one<StepList>(api, '/arrangement-steps', { process }), staleTime: Infinity };
}

export interface Span {
  readonly from: string;
  readonly to: string;
}
export const statisticsQuery = (api: ApiClient, id: string, { from, to }: Span) =>
  one<{ readonly items: readonly AccountDay[] }>(api, `${project(id)}/statistics`, { from, to });

/** The sample of a lot; those that are still to be looked at, or all of it. */
export const sampleQuery = (api: ApiClient, id: string, lot: string) =>
  paged<LotDossier>(api, `${project(id)}/lots/${lot}/dossiers`, { sampled: true, limit: MOST });
/** Dossiers that wait for the first look. */
export const describedQuery = (api: ApiClient, fonds: string) =>
  paged<Dossier>(api, '/dossiers', { fonds, state: 'described', limit: MOST });
export const completenessQuery = (api: ApiClient, fondsId: string) =>
  one<CompletenessReport>(api, `/fonds/${fondsId}/dossiers/completeness`, { limit: MOST });

export const receiptsQuery = (api: ApiClient, filter: QueryParams = {}) => paged<Receipt>(api, '/receipts', filter);
export const receiptQuery = (api: ApiClient, id: string) => one<ReceiptDetail>(api, `/receipts/${id}`);
export const materialQuery = (api: ApiClient, filter: QueryParams) =>
  paged<Bundle>(api, '/bundles', { ...filter, limit: MOST });
export const placesQuery = (api: ApiClient) => one<{ readonly items: readonly Place[] }>(api, '/places');
export const boxesQuery = (api: ApiClient, filter: QueryParams) =>
  paged<ArchiveBox>(api, '/boxes', { ...filter, limit: MOST });
export const movementsQuery = (api: ApiClient, filter: QueryParams = {}) =>
  paged<Movement>(api, '/movements', { ...filter, limit: MOST });
