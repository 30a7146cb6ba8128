import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { refreshAfterWrite } from '../api/queries.ts';
import { useMessages } from '../messages/messages.ts';
import { errorText } from '../parts/error-note.tsx';

/** Puts a file back into the queue of reading. */
export function useReadAgain() {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useMessages();
  return useMutation({
    mutationFn: (scanFileId: string) => api.call(`/scan-files/${scanFileId}/read-again`, { method: 'POST' }),
    onSuccess: () => notifications.show({ message: t('document.readAgainDone') }),
    onError: (error) => notifications.show({ color: 'red', title: t('common.error'), message: errorText(error, t) }),
    onSettled: () => refreshAfterWrite(client),
  });
}
