import { useState, type SyntheticEvent } from 'react';
import { Button, Group, Kbd, Modal, Stack, Text, Textarea } from '@mantine/core';
import type { Alarm } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { hasReason } from '../withheld/has-reason.ts';
import { useSettle } from './use-settle.ts';

interface SettleDialogProps {
  readonly alarm: Alarm;
  readonly onClose: () => void;
}

export function SettleDialog({ alarm, onClose }: SettleDialogProps) {
  const { t } = useMessages();
  const settle = useSettle(alarm.scanFileId, () => {
    onClose();
    // The button that opened this is gone with its row.
    document.getElementById('main')?.focus();
  });
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (hasReason(reason)) settle.mutate({ revision: alarm.revision, reason: reason.trim() });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('alarms.settleTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      // What was typed must not be lost by a click beside it.
      closeOnClickOutside={false}
      transitionProps={{ duration: 0 }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text fz="sm">{t('alarms.settleWhat', { file: alarm.name, host: alarm.hostId })}</Text>
          <Textarea
            label={t('alarms.reason')}
            description={t('lift.reasonHelp')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={tried && !hasReason(reason) && t('lift.reasonShort')}
            maxLength={500}
            rows={3}
            data-autofocus
          />
          <Text fz="xs" c="dimmed">
            {t('alarms.again')}
          </Text>
          {settle.error && <ErrorNote error={settle.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} rightSection={<Kbd size="xs">{t('field.cancelKey')}</Kbd>}>
              {t('alarms.back')}
            </Button>
            <Button type="submit" loading={settle.isPending}>
              {t('alarms.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
