import { useState } from 'react';
import { Button, Group, Kbd, Modal, Stack, Table, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { refreshAfterWrite, undoPlanQuery } from '../api/queries.ts';
import type { HostContent, UndoPlan } from '../api/types.ts';
import { isMessageKey, useMessages } from '../messages/messages.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import type { Definitions } from './use-definitions.ts';

interface UndoWriteProps {
  readonly scanFileId: string;
  readonly definitions: Definitions;
}

/** Takes our last write into the host back. Not there for files whose host has no fields; else it says why it cannot be done. */
export function UndoWrite({ scanFileId, definitions }: UndoWriteProps) {
  const { t } = useMessages();
  const api = useApi();
  const { data: plan } = useQuery(undoPlanQuery(api, scanFileId));
  const [asking, setAsking] = useState(false);
  if (!plan?.written) return null;
  const isPossible = plan.values.length > 0 && !plan.asked;
  const reason = t(plan.asked ? 'undo.asked' : 'undo.nothing');
  return (
    <>
      <Tooltip label={reason} disabled={isPossible} multiline w={320} events={TOUCHED_ANYHOW}>
        <Button
          size="compact-sm"
          variant="default"
          aria-disabled={!isPossible}
          data-disabled={!isPossible}
          aria-description={isPossible ? undefined : reason}
          onClick={() => setAsking(isPossible)}
        >
          {t('undo.button')}
        </Button>
      </Tooltip>
      {asking && (
        <Question plan={plan} scanFileId={scanFileId} definitions={definitions} onClose={() => setAsking(false)} />
      )}
    </>
  );
}

/** The reason is there for who comes with the keyboard as well. */
const TOUCHED_ANYHOW = { hover: true, focus: true, touch: true };

interface QuestionProps extends UndoWriteProps {
  readonly plan: UndoPlan;
  readonly onClose: () => void;
}

/** The answer at hand is the one that changes nothing. */
function Question({ plan, scanFileId, definitions, onClose }: QuestionProps) {
  const { t } = useMessages();
  const undo = useUndo(scanFileId, onClose);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('undo.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
    >
      <Stack gap="sm">
        <Text fz="sm">{t('undo.what')}</Text>
        <Changes values={plan.values} definitions={definitions} />
        <Text fz="sm">{t('undo.after')}</Text>
        {undo.error && <ErrorNote error={undo.error} />}
        <Group justify="flex-end">
          <Button
            data-autofocus
            variant="default"
            onClick={onClose}
            rightSection={<Kbd size="xs">{t('field.cancelKey')}</Kbd>}
          >
            {t('undo.back')}
          </Button>
          <Button color="red" loading={undo.isPending} onClick={() => undo.mutate()}>
            {t('undo.submit')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Changes({ values, definitions }: Pick<UndoPlan, 'values'> & Pick<UndoWriteProps, 'definitions'>) {
  const { t } = useMessages();
  const label = (field: string) => {
    const definition = definitions.all.find(({ name }) => name === field);
    const key = `undo.field.${field}`;
    return definition?.label ?? (isMessageKey(key) ? t(key) : field);
  };
  const show = (field: string, value: HostContent) => {
    if (value === null) return t('undo.empty');
    if (typeof value === 'boolean') return t(value ? 'undo.yes' : 'undo.no');
    const definition = definitions.all.find(({ name }) => name === field);
    return definition ? definitions.show(definition.name, value) : String(value);
  };
  return (
    <Table fz="sm" className="undo-table">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('undo.field')}</Table.Th>
          <Table.Th>{t('undo.now')}</Table.Th>
          <Table.Th>{t('undo.before')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {values.map(({ field, now, before }) => (
          <Table.Tr key={field}>
            <Table.Th scope="row">{label(field)}</Table.Th>
            <Table.Td>{show(field, now)}</Table.Td>
            <Table.Td>{show(field, before)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function useUndo(scanFileId: string, onDone: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useMessages();
  return useMutation({
    mutationFn: () => api.call(`/scan-files/${scanFileId}/undo-host-write`, { method: 'POST' }),
    onSuccess: () => {
      notifications.show({ message: t('undo.done') });
      onDone();
    },
    onSettled: () => {
      refreshAfterWrite(client);
      void client.invalidateQueries({ queryKey: undoPlanQuery(api, scanFileId).queryKey });
    },
  });
}
