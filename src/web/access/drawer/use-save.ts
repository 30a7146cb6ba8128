import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import type { ApiClient } from '../../api/client.ts';
import { useAccessMessages } from '../messages/access-messages.ts';
import { refreshAccess } from '../queries.ts';

/** Does something to the use of a dossier as it was seen; whoever was faster is told of, and what was typed stays. */
export function useSave<Given>(send: (api: ApiClient, given: Given) => Promise<unknown>, onSaved?: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useAccessMessages();
  return useMutation({
    mutationFn: (given: Given) => send(api, given),
    onSuccess: () => {
      notifications.show({ message: t('drawer.saved') });
      onSaved?.();
    },
    onSettled: () => refreshAccess(client),
  });
}
