import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { forgetFile, scanFileQuery } from '../api/queries.ts';
import type { ScanFile, Withholding } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';

/** Declares a secrecy mark that the machine did not find; nothing of the file stays on the screen. */
export function useWithhold(scanFileId: string, onDone: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useMessages();
  return useMutation({
    mutationFn: (body: Withholding) =>
      api.call<ScanFile>(`/scan-files/${scanFileId}/withhold`, { method: 'POST', body }),
    onSuccess: (scanFile) => {
      const { queryKey } = scanFileQuery(api, scanFile.id);
      client.setQueryData(queryKey, (detail) => detail && { ...detail, scanFile, pages: [], documents: [] });
      forgetFile(client, scanFileId);
      notifications.show({ message: t('withhold.done') });
      onDone();
    },
  });
}
