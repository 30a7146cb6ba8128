import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { withQuery } from '../api/client.ts';
import { refreshAfterWrite, scanFileQuery } from '../api/queries.ts';
import type { ScanFile } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';

interface Settling {
  readonly revision: number;
  readonly page: number;
  /** Takes an earlier declaration back. */
  readonly takesBack?: boolean;
}

/** Declares that a stamp which could not be read is no secrecy mark, or takes that back. */
export function useSettleStamp(scanFileId: string, onDone?: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useMessages();
  return useMutation({
    mutationFn: ({ revision, page, takesBack = false }: Settling) => {
      const path = `/scan-files/${scanFileId}/pages/${String(page)}/seen-stamp`;
      return takesBack
        ? api.call<ScanFile>(withQuery(path, { revision }), { method: 'DELETE' })
        : api.call<ScanFile>(path, { method: 'PUT', body: { revision } });
    },
    onSuccess: (scanFile, { page, takesBack = false }) => {
      const { queryKey } = scanFileQuery(api, scanFileId);
      client.setQueryData(queryKey, (detail) => detail && { ...detail, scanFile });
      notifications.show({ message: t(takesBack ? 'stamps.takenBack' : 'stamps.done', { page }) });
      onDone?.();
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['page', scanFileId] });
      void client.invalidateQueries({ queryKey: ['document'] });
      refreshAfterWrite(client);
    },
  });
}
