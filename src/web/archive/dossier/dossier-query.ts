import { queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../../api/client.ts';
import type { components } from '../../generated/api.ts';
import type { Dossier } from '../archive-types.ts';

type Schemas = components['schemas'];

export type DossierDocument = Omit<Schemas['DossierDocument'], 'entry'> & {
  readonly entry: Readonly<Record<string, unknown>>;
};
export type DossierDetail = Omit<Schemas['DossierDetail'], 'dossier' | 'documents'> & {
  readonly dossier: Dossier;
  readonly documents: readonly DossierDocument[];
};

export function dossierQuery(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: ['dossier', id],
    queryFn: ({ signal }) => api.get<DossierDetail>(`/dossiers/${id}`, signal),
  });
}
