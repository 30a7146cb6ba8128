import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { refreshAfterWrite, scanFileQuery } from '../api/queries.ts';
import type { Lifting, ScanFile } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';

/** Declares that what a file is withheld for is no secrecy mark. */
export function useLift(scanFileId: string) {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useMessages();
  return useMutation({
    mutationFn: (body: Lifting) =>
      api.call<ScanFile>(`/scan-files/${scanFileId}/lift-withholding`, { method: 'POST', body }),
    onSuccess: (scanFile) => {
      const { queryKey } = scanFileQuery(api, scanFile.id);
      client.setQueryData(queryKey, (detail) => detail && { ...detail, scanFile });
      notifications.show({ message: t('lift.done') });
    },
    onSettled: () => refreshAfterWrite(client),
  });
}
