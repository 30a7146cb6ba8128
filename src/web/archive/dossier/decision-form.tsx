import { useState } from 'react';
import { Button, Group, Paper, Text, Textarea, TextInput } from '@mantine/core';
import { comparePeriods, periodKey, type RetentionPeriod } from '../../../domain/retention/retention-period.ts';
import { FormBody } from '../../parts/form-frame.tsx';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { COMMON_PERIODS, periodText } from '../model/typed-period.ts';
import { titleOf, type CitableRow } from './row-search.ts';
import { checkTyped, type DecisionFaults } from './typed-decision.ts';
import type { RetentionChoice } from './use-decide.ts';

interface DecisionFormProps {
  /** Null: none fits. */
  readonly cited: CitableRow | null;
  readonly isPending: boolean;
  readonly onDecide: (choice: RetentionChoice) => void;
  readonly onClose: () => void;
}

/** Esc closes the form, not the drawer around it. */
const ESC_STAYS = { 'data-mantine-stop-propagation': 'true' };

/** The period that is decided, by the row that was chosen or without one, and why. */
export function DecisionForm({ cited, isPending, onDecide, onClose }: DecisionFormProps) {
  const { t, language } = useArchiveMessages();
  const [period, setPeriod] = useState(cited ? periodText(cited.row.period, language) : '');
  const [reason, setReason] = useState('');
  const [isSent, setSent] = useState(false);
  const checked = checkTyped({ period, reason }, cited?.row ?? null);
  const prescribed = cited ? periodText(cited.row.period, language) : '';
  const fault: DecisionFaults = checked.kind === 'fault' ? checked : {};
  const send = () => {
    setSent(true);
    if (checked.kind !== 'ready') return;
    const source = cited ? { item: cited.row.id, scheduleVersion: cited.version } : { item: null };
    const why = checked.reason === undefined ? {} : { reason: checked.reason };
    onDecide({ period: periodKey(checked.period), ...source, ...why });
  };
  return (
    <Paper withBorder p="sm" onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <FormBody confirm={t('decide.confirm')} isPending={isPending} onSubmit={send} onClose={onClose}>
        <Cited cited={cited} prescribed={prescribed} />
        <TextInput
          label={t('decide.period')}
          value={period}
          onChange={(event) => setPeriod(event.currentTarget.value)}
          // Told at once where it is too short, else when it is sent.
          error={fault.period && (isSent || fault.period === 'decide.fault.below') && t(fault.period, { prescribed })}
          autoFocus
          {...ESC_STAYS}
        />
        <Group gap={4}>
          {COMMON_PERIODS.filter((one) => !isBelow(one, cited)).map((one) => (
            <Button
              key={periodKey(one)}
              size="compact-xs"
              variant="default"
              onClick={() => setPeriod(periodText(one, language))}
            >
              {periodText(one, language)}
            </Button>
          ))}
        </Group>
        <Textarea
          label={t('decide.reason')}
          description={t(cited ? 'decide.reasonHelp' : 'decide.reasonHelpNoRow')}
          autosize
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          {...ESC_STAYS}
          error={isSent && fault.reason && t(fault.reason, { prescribed })}
        />
      </FormBody>
    </Paper>
  );
}

function isBelow(period: RetentionPeriod, cited: CitableRow | null): boolean {
  return cited !== null && comparePeriods(period, cited.row.period) === 'shorter';
}

function Cited({ cited, prescribed }: Pick<DecisionFormProps, 'cited'> & { readonly prescribed: string }) {
  const { t } = useArchiveMessages();
  if (!cited) return <Text fz="sm">{t('decide.noRow')}</Text>;
  return (
    <div>
      <Text fz="sm">
        {t('decide.cited')}{' '}
        <Text span fw={650}>
          {titleOf(cited.row)}
        </Text>{' '}
        · {prescribed}
      </Text>
      <Text fz="xs" c="dimmed">
        {[cited.scheduleTitle, cited.row.group.title, cited.row.id].join(' › ')}
      </Text>
      <Text fz="xs">{t('decide.neverBelow', { prescribed })}</Text>
    </div>
  );
}
