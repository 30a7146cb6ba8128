import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { refreshAfterWrite } from '../api/queries.ts';
import { useMessages } from '../messages/messages.ts';
import { errorText } from '../parts/error-note.tsx';

/** Sends work again, one path of the API after the other; one refusal does not stop the rest. */
export function useResend() {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useMessages();
  return useMutation({
    mutationFn: async (paths: readonly string[]) => {
      const refusals: unknown[] = [];
      for (const path of paths) {
        try {
          await api.call(path, { method: 'POST' });
        } catch (error) {
          refusals.push(error);
        }
      }
      return { sent: paths.length - refusals.length, refusals };
    },
    onSuccess: ({ sent, refusals }) => {
      if (refusals.length === 0) {
        notifications.show({ message: t('failures.sent', { count: sent }) });
        return;
      }
      const title = t('failures.sentSome', { count: sent, failed: refusals.length });
      notifications.show({ color: 'red', title, message: errorText(refusals[0], t) });
    },
    onSettled: () => refreshAfterWrite(client),
  });
}
