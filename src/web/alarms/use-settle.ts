import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { refreshAfterWrite } from '../api/queries.ts';
import type { AlarmSettling } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';

/** Says what became of a document that is gone; its row leaves the list before the question closes. */
export function useSettle(scanFileId: string, onDone: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useMessages();
  return useMutation({
    mutationFn: (body: AlarmSettling) => api.call(`/alarms/${scanFileId}/settle`, { method: 'POST', body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['alarms'] });
      notifications.show({ message: t('alarms.done') });
      onDone();
    },
    onSettled: () => refreshAfterWrite(client),
  });
}
