import { queryOptions, type Query, type QueryClient } from '@tanstack/react-query';
import { withQuery, type ApiClient } from '../api/client.ts';
import type { DossierDetail } from '../archive/dossier/dossier-query.ts';
import type {
  AccessOfDossier,
  FondsPage,
  RestrictedMaterialList,
  RestrictionGroups,
  SecretMaterialList,
  Subject,
} from './access-types.ts';

export type SecretList = 'secret' | 'declassification';

/** `fonds`: empty for all. */
export function secretQuery(api: ApiClient, list: SecretList, fonds: string) {
  return queryOptions({
    queryKey: ['access-list', list, fonds],
    queryFn: ({ signal }) => api.get<SecretMaterialList>(withQuery(`/access/${list}`, { fonds }), signal),
  });
}

export function restrictedQuery(api: ApiClient, fonds: string) {
  return queryOptions({
    queryKey: ['access-list', 'restricted', fonds],
    queryFn: ({ signal }) => api.get<RestrictedMaterialList>(withQuery('/access/restricted', { fonds }), signal),
  });
}

export function groupsQuery(api: ApiClient) {
  return queryOptions({
    queryKey: ['restriction-groups'],
    staleTime: Infinity,
    queryFn: ({ signal }) => api.get<RestrictionGroups>('/access/groups', signal),
  });
}

export function accessQuery(api: ApiClient, { dossierId, documentId }: Subject) {
  return queryOptions({
    queryKey: ['access', dossierId, documentId ?? ''],
    queryFn: ({ signal }) =>
      api.get<AccessOfDossier>(withQuery(`/dossiers/${dossierId}/access`, { document: documentId }), signal),
  });
}

/** Fonds to choose from; an archive of a province has a few hundred. */
export function fondsQuery(api: ApiClient) {
  return queryOptions({
    queryKey: ['fonds-choice', ''],
    queryFn: ({ signal }) => api.get<FondsPage>(withQuery('/fonds', { limit: 200 }), signal),
  });
}

/** What the use of a dossier changes: lists, grids in which it lies, and first itself: it may be hidden from now on. */
export async function refreshAccess(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: ['dossier'] });
  const details = client.getQueriesData<DossierDetail>({ queryKey: ['dossier'] }).map(([, detail]) => detail);
  const hidden = new Set(details.flatMap((detail) => (detail ? hiddenIn(detail) : [])));
  const isHidden = ({ queryKey: [, dossier, document] }: Query) => hidden.has(dossier) || hidden.has(document);
  // Of what one may not see any more nothing is asked.
  client.removeQueries({ queryKey: ['access'], predicate: isHidden });
  for (const key of ['access', 'access-list', 'dossier-window', 'dossier-tally', 'ledger'])
    void client.invalidateQueries({ queryKey: [key] });
}

function hiddenIn({ dossier, documents }: DossierDetail): readonly unknown[] {
  return [dossier, ...documents].filter(({ masked }) => masked).map(({ id }) => id);
}
