import { queryOptions } from '@tanstack/react-query';
import { withQuery, type ApiClient } from '../api/client.ts';
import { hasCode } from '../api/errors.ts';

interface Place {
  readonly id: string;
  readonly fondsId: string;
}

/** Where the dossier of a printed id lies; of one that was merged that into which it was. */
export function labelledDossierQuery(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: ['labelled-dossier', id],
    queryFn: async ({ signal }): Promise<Place> => {
      try {
        return (await api.get<{ readonly dossier: Place }>(`/dossiers/${id}`, signal)).dossier;
      } catch (error) {
        if (!hasCode(error, 'stale')) throw error;
        const path = withQuery('/dossiers/by-code', { code: id });
        return (await api.get<{ readonly dossier: Place }>(path, signal)).dossier;
      }
    },
  });
}
