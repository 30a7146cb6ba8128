import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { confirmationQuery } from '../api/queries.ts';
import { useMessages } from '../messages/messages.ts';
import { formatTime } from '../model/format.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { useFocusBack } from '../parts/focus.ts';
import { fieldPanel } from './field-panel-focus.ts';
import { useDocumentWrites } from './use-document-writes.ts';

/** Who confirmed the document, and the way to take that back. */
export function ConfirmedLine({ documentId }: { readonly documentId: string }) {
  const { t } = useMessages();
  const { data } = useQuery(confirmationQuery(useApi(), documentId));
  const write = useDocumentWrites(documentId);
  const back = useMutation({ mutationFn: () => write({ kind: 'take-confirmation-back' }) });
  const confirmation = data?.confirmation;
  const leave = useFocusBack({ shown: String(confirmation?.at), isBusy: back.isPending, find: fieldPanel });
  if (!confirmation) return null;
  return (
    <>
      <Group className="confirmed-line" gap="xs" justify="space-between" wrap="nowrap">
        <Text fz="xs">{t('document.confirmedBy', { name: confirmation.by, time: formatTime(confirmation.at) })}</Text>
        <Button
          size="compact-xs"
          variant="subtle"
          loading={back.isPending}
          title={t('document.unconfirmHelp')}
          onClick={() => {
            leave();
            back.mutate();
          }}
        >
          {t('document.unconfirm')}
        </Button>
      </Group>
      {back.error && <ErrorNote error={back.error} />}
    </>
  );
}
