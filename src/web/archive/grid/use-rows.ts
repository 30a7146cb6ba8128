import { useCallback } from 'react';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import type { QueryParams } from '../../api/client.ts';
import type { Dossier } from '../archive-types.ts';
import { BLOCK, windowQuery } from '../queries.ts';

export interface Rows {
  /** Undefined until the service has said it. */
  readonly total: number | undefined;
  /** Undefined while the row is not there yet. */
  readonly at: (index: number) => Dossier | undefined;
  /** Asks for rows that may lie outside the windows that are looked at. */
  readonly load: (first: number, last: number) => Promise<void>;
  readonly error: unknown;
  readonly retry: () => void;
}

interface Wanted {
  readonly fondsId: string;
  readonly filter: QueryParams;
  readonly first: number;
  readonly last: number;
}

/** Windows of rows around what is seen, and one ahead on either side, so that whoever scrolls seldom waits. */
export function useRows({ fondsId, filter, first, last }: Wanted): Rows {
  const api = useApi();
  const client = useQueryClient();
  const from = Math.max(0, Math.floor(first / BLOCK) - (first % BLOCK < BLOCK / 2 ? 1 : 0));
  const to = Math.floor(last / BLOCK) + (last % BLOCK >= BLOCK / 2 ? 1 : 0);
  const blocks = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const windows = useQueries({ queries: blocks.map((block) => windowQuery(api, fondsId, { filter, block })) });
  const latest = windows.reduce<(typeof windows)[number] | undefined>(
    (best, one) => (one.data && one.dataUpdatedAt > (best?.dataUpdatedAt ?? 0) ? one : best),
    undefined,
  );
  const at = useCallback(
    (index: number) => {
      const { queryKey } = windowQuery(api, fondsId, { filter, block: Math.floor(index / BLOCK) });
      return client.getQueryData(queryKey)?.items[index % BLOCK];
    },
    [api, client, filter, fondsId],
  );
  const load = useCallback(
    async (start: number, end: number) => {
      const wanted = Array.from(
        { length: Math.floor(end / BLOCK) - Math.floor(start / BLOCK) + 1 },
        (_, index) => Math.floor(start / BLOCK) + index,
      );
      await Promise.all(
        wanted.map((block) => client.query({ ...windowQuery(api, fondsId, { filter, block }), staleTime: 'static' })),
      );
    },
    [api, client, filter, fondsId],
  );
  return {
    ...{ total: latest?.data?.total, at, load },
    error: windows.find(({ data, error }) => !data && error)?.error,
    retry: () => void client.refetchQueries({ queryKey: ['dossier-window', fondsId, filter], type: 'active' }),
  };
}
