import { useState } from 'react';
import { Text, Textarea } from '@mantine/core';
import type { Alarm } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
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
  const submit = () => {
    setTried(true);
    if (hasReason(reason)) settle.mutate({ revision: alarm.revision, reason: reason.trim() });
  };
  return (
    <FormFrame
      title={t('alarms.settleTitle')}
      confirm={t('alarms.submit')}
      back={t('alarms.back')}
      isPending={settle.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormFrame>
  );
}
