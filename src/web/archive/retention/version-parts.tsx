import { Badge, Group } from '@mantine/core';
import { formatDate } from '../../model/typed-date.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import type { ScheduleState, ScheduleVersion } from './retention-queries.ts';

const COLORS: Readonly<Record<ScheduleState, string>> = {
  draft: 'gray',
  proposed: 'orange',
  active: 'green',
  retired: 'gray',
  rejected: 'red',
};

export function ScheduleStateBadge({ state }: { readonly state: ScheduleState }) {
  const { t } = useArchiveMessages();
  return (
    <Badge variant="light" color={COLORS[state]}>
      {t(`scheduleState.${state}`)}
    </Badge>
  );
}

export function Validity({ version: { effectiveFrom, effectiveTo } }: { readonly version: ScheduleVersion }) {
  const { t } = useArchiveMessages();
  const to = formatDate(effectiveTo ?? '');
  if (effectiveFrom === null) return effectiveTo === null ? t('schedules.unknown') : t('schedules.to', { to });
  const from = formatDate(effectiveFrom);
  return effectiveTo === null ? t('schedules.from', { from }) : t('schedules.fromTo', { from, to });
}

export function ProblemBelow({ error }: { readonly error: unknown }) {
  return error === null || error === undefined ? null : (
    <Group my="xs">
      <ErrorNote error={error} />
    </Group>
  );
}
