import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { refreshAfterWrite, scanFileQuery } from '../api/queries.ts';
import type { ScanFile } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { errorText } from '../parts/error-note.tsx';

/** Puts a file back into the queue of reading. */
export function useReadAgain() {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useMessages();
  return useMutation({
    mutationFn: (scanFileId: string) => api.call<ScanFile>(`/scan-files/${scanFileId}/read-again`, { method: 'POST' }),
    onSuccess: (scanFile) => {
      // Whoever watches the file learns at once that it is read again, however fast the machine is.
      const { queryKey } = scanFileQuery(api, scanFile.id);
      client.setQueryData(queryKey, (detail) => detail && { ...detail, scanFile });
      notifications.show({ message: t('document.readAgainDone') });
    },
    onError: (error) => notifications.show({ color: 'red', title: t('common.error'), message: errorText(error, t) }),
    onSettled: () => refreshAfterWrite(client),
  });
}
