import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { documentQuery } from '../api/queries.ts';
import { useFileWatch } from '../files/use-file-watch.ts';

/**
 * Loaded when opened, not by itself: a value must not change under the hand that corrects it. The exception is a file
 * that was read again, or withheld: what stood on the screen is then no longer true, or no longer allowed.
 */
export function useDocument(id: string) {
  const api = useApi();
  // The id of a document is that of its file and an ordinal.
  const watch = useFileWatch(id.replace(/-\d+$/, ''));
  const { file, readAt } = watch;
  const withheld = file?.state === 'withheld' ? file : undefined;
  const { data, error, refetch } = useQuery({
    ...documentQuery(api, id),
    enabled: withheld === undefined,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 0,
  });
  useEffect(() => {
    if (readAt !== undefined) void refetch();
  }, [readAt, refetch]);
  return { data, error, refetch, watch, withheld };
}
