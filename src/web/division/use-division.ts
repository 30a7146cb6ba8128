import { notifications } from '@mantine/notifications';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { withQuery, type ApiClient } from '../api/client.ts';
import { hasCode } from '../api/errors.ts';
import { refreshAfterWrite, scanFileQuery } from '../api/queries.ts';
import type { ScanFile } from '../api/types.ts';
import type { DivisionCuts, FileDivision } from './division-types.ts';
import { useDivisionMessages } from './messages/division-messages.ts';

const BUSY_MS = 1500;
const REFRESH_MS = 5000;

/** `revision`: of the file; another one is asked for anew, so that nobody cuts what is no more. */
function divisionQuery(api: ApiClient, id: string, revision: number | undefined) {
  return {
    queryKey: ['division', id, revision] as const,
    enabled: revision !== undefined,
    staleTime: Infinity,
    // while it is read again, what was shown before stays
    placeholderData: keepPreviousData,
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      api.get<FileDivision>(`/scan-files/${id}/division`, signal),
  };
}

export function isRead({ state }: Pick<ScanFile, 'state'>): boolean {
  return state === 'done' || state === 'review';
}

/** The file with its sides, watched; how it is cut, while it is read. */
export function useDividedFile(id: string) {
  const api = useApi();
  const file = useQuery({
    ...scanFileQuery(api, id),
    refetchInterval: ({ state: { data } }) => (data && isBusy(data.scanFile) ? BUSY_MS : REFRESH_MS),
  });
  const detail = file.data;
  const revision = detail && isRead(detail.scanFile) ? detail.scanFile.revision : undefined;
  const division = useQuery(divisionQuery(api, id, revision));
  return { file, division };
}

export function isBusy({ state }: Pick<ScanFile, 'state'>): boolean {
  return state === 'received' || state === 'reading';
}

export function useSaveCuts(id: string, onSaved: () => void) {
  const api = useApi();
  const { t } = useDivisionMessages();
  const send = (body: DivisionCuts) => api.call<ScanFile>(`/scan-files/${id}/division`, { method: 'PUT', body });
  return useDivisionWrite(id, { send, said: t('cuts.saved'), onDone: onSaved });
}

/** `revision`: of the file as the person saw it. */
export function useDropCuts(id: string, onDropped: () => void) {
  const api = useApi();
  const { t } = useDivisionMessages();
  const send = ({ revision }: Pick<DivisionCuts, 'revision'>) =>
    api.call<ScanFile>(withQuery(`/scan-files/${id}/division`, { revision }), { method: 'DELETE' });
  return useDivisionWrite(id, { send, said: t('cuts.dropped'), onDone: onDropped });
}

interface DivisionWrite<Body> {
  readonly send: (body: Body) => Promise<ScanFile>;
  readonly said: string;
  readonly onDone: () => void;
}

function useDivisionWrite<Body>(id: string, { send, said, onDone }: DivisionWrite<Body>) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (scanFile) => {
      const { queryKey } = scanFileQuery(api, id);
      client.setQueryData(queryKey, (detail) => detail && { ...detail, scanFile });
      notifications.show({ message: said });
      onDone();
      refreshAfterWrite(client);
      void client.invalidateQueries({ queryKey: ['document'] });
    },
    onError: (error) => {
      // what stands there now is what the person must see
      if (hasCode(error, 'stale', 'forbidden-move', 'document-in-use', 'withheld')) refreshAfterWrite(client);
    },
  });
}
