import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { saveFile } from '../forms/save-form.ts';
import { useMessages } from '../messages/messages.ts';
import { errorText } from '../parts/error-note.tsx';
import { useRight } from '../session/session-context.ts';

/** All pages to be scanned again, as a workbook to be printed and ticked off at the scanner. */
export function RescanButton() {
  const { t } = useMessages();
  const api = useApi();
  const may = useRight('list-rescans');
  const saving = useMutation({
    mutationFn: () => saveFile(api, '/pages-to-rescan', { method: 'GET' }),
    onError: (error) => notifications.show({ color: 'red', message: errorText(error, t) }),
  });
  if (!may) return null;
  return (
    <Button size="xs" variant="default" loading={saving.isPending} onClick={() => saving.mutate()}>
      {t('files.rescanList')}
    </Button>
  );
}
