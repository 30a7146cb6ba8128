import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import { useRegisterMessages } from './messages/register-messages.ts';
import { refreshRegisters } from './queries.ts';
import type { DocumentRegister } from './register-types.ts';

interface RemoveDialogProps {
  readonly register: DocumentRegister;
  readonly onClose: () => void;
}

export function RemoveDialog({ register, onClose }: RemoveDialogProps) {
  const { t } = useRegisterMessages();
  const api = useApi();
  const client = useQueryClient();
  const { id, kind, year, title: name, rows, paired } = register;
  const removing = useMutation({
    mutationFn: () =>
      api.call<{ readonly rows: number; readonly documents: number }>(`/registers/${id}`, { method: 'DELETE' }),
    onSuccess: (counts) => {
      notifications.show({ message: t('remove.done', { rows: counts.rows, documents: counts.documents }) });
      onClose();
    },
    onSettled: () => refreshRegisters(client),
  });
  const title = [t(`register.kind.${kind}`), String(year), name].filter((part) => part !== '').join(' ');
  return (
    <FormFrame
      title={t('remove.title')}
      confirm={t('remove.confirm')}
      color="red"
      size="md"
      isPending={removing.isPending}
      onSubmit={() => removing.mutate()}
      onClose={onClose}
    >
      <Text fz="sm">{t('remove.help', { title, rows, paired })}</Text>
      {removing.error && <ErrorNote error={removing.error} />}
    </FormFrame>
  );
}
