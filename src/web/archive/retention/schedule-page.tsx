import { Anchor, Button, Group, Skeleton, Tabs, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { RetentionSchedule } from '../../../domain/retention/retention-schedule.ts';
import { useApi } from '../../api/api-context.ts';
import { isMissing } from '../../api/queries.ts';
import { NotFound } from '../../parts/not-found.tsx';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { useRight, useSession } from '../../session/session-context.ts';
import { useArchiveMessages, type ArchiveKey } from '../messages/archive-messages.ts';
import { ExaminationView } from './examination-view.tsx';
import {
  scheduleQuery,
  versionAddress,
  versionPath,
  type Examination,
  type ScheduleState,
  type ScheduleVersion,
  type ScheduleWithRows,
} from './retention-queries.ts';
import { ScheduleTable } from './schedule-table.tsx';
import { SimulationView } from './simulation-view.tsx';
import { ProblemBelow, ScheduleStateBadge, Validity } from './version-parts.tsx';

export function SchedulePage() {
  const { scheduleId = '', version = '' } = useParams();
  const ref = { scheduleId, version: Number(version) };
  const found = useQuery(scheduleQuery(useApi(), ref));
  if (isMissing(found.error)) return <NotFound />;
  if (found.error && !found.data) return <QueryProblem error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton m="md" h={300} />;
  return <ScheduleDesk key={`${scheduleId}.${version}.${String(found.data.version.revision)}`} found={found.data} />;
}

/** One version: its table, what it changes against the one in force, how many dossiers that concerns, and its way into force. */
function ScheduleDesk({ found }: { readonly found: ScheduleWithRows }) {
  const { t } = useArchiveMessages();
  const { version, schedule } = found;
  useDocumentTitle(`${schedule.title} · ${t('app.name')}`);
  const [edited, setEdited] = useState<RetentionSchedule>();
  const mayKeep = useRight('judge-marks');
  const examine = useExamine();
  const save = useSaveDraft(version);
  return (
    <div className="page page-narrow">
      <ScheduleHead {...found} />
      <Group gap="xs" my="sm">
        {mayKeep && !edited && <Moves version={version} />}
        {mayKeep && !edited && (
          <Button size="xs" variant="default" onClick={() => setEdited(schedule)}>
            {t('schedule.edit')}
          </Button>
        )}
        {edited && (
          <>
            <Button
              size="xs"
              loading={save.isPending}
              disabled={edited === schedule}
              onClick={() => save.mutate(edited)}
            >
              {t('schedule.saveDraft')}
            </Button>
            <Button size="xs" variant="default" loading={examine.isPending} onClick={() => examine.mutate(edited)}>
              {t('schedule.examine')}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => setEdited(undefined)}>
              {t('common.cancel')}
            </Button>
            <Text fz="sm" c="dimmed">
              {t('schedule.editHelp')}
            </Text>
          </>
        )}
      </Group>
      <ProblemBelow error={save.error ?? examine.error} />
      {edited && examine.data && <ExaminationView examination={examine.data} />}
      <ScheduleTabs {...found} edited={edited} findings={examine.data?.findings ?? []} onEdit={setEdited} />
    </div>
  );
}

function ScheduleHead({ version, schedule }: ScheduleWithRows) {
  const { t } = useArchiveMessages();
  const { issuer, coverage, sources, scope, authority } = schedule;
  return (
    <>
      <Anchor component={Link} to="/archive/schedules" fz="xs">
        {t('schedules.title')}
      </Anchor>
      <Group gap="sm" align="center">
        <Title order={1} fz={20}>
          {schedule.title}
        </Title>
        <ScheduleStateBadge state={version.state} />
      </Group>
      <Text fz="sm">
        {[
          t('schedule.version', { version: version.version }),
          issuer,
          t(`schedule.authority.${authority}`),
          scope.kind === 'common' ? t('schedule.common') : scope.title,
        ].join(' · ')}{' '}
        · <Validity version={version} />
      </Text>
      <Text fz="sm" c={coverage.extent === 'complete' ? 'dimmed' : 'orange.9'}>
        {t(`schedule.coverage.${coverage.extent}`)} {coverage.statement}
      </Text>
      <Text fz="xs" c="dimmed" className="break-anywhere" lineClamp={2} title={sources.join('\n')}>
        {t('schedule.sources')} {sources.join('; ')}
      </Text>
    </>
  );
}

interface ScheduleTabsProps extends ScheduleWithRows {
  readonly edited: RetentionSchedule | undefined;
  readonly findings: Examination['findings'];
  readonly onEdit: (schedule: RetentionSchedule) => void;
}

function ScheduleTabs({ version, schedule, edited, findings, onEdit }: ScheduleTabsProps) {
  const { t } = useArchiveMessages();
  const mayKeep = useRight('judge-marks');
  return (
    <Tabs defaultValue="rows" keepMounted={false}>
      <Tabs.List mb="sm">
        <Tabs.Tab value="rows">{t('schedule.rows')}</Tabs.Tab>
        {mayKeep && <Tabs.Tab value="changes">{t('schedule.changes')}</Tabs.Tab>}
      </Tabs.List>
      <Tabs.Panel value="rows">
        <ScheduleTable schedule={edited ?? schedule} findings={findings} onEdit={edited ? onEdit : undefined} />
      </Tabs.Panel>
      <Tabs.Panel value="changes">
        <SimulationView version={version} />
      </Tabs.Panel>
    </Tabs>
  );
}

function useExamine() {
  const api = useApi();
  return useMutation({
    mutationFn: (schedule: RetentionSchedule) =>
      api.call<Examination>('/retention/examinations', { method: 'POST', body: { schedule } }),
  });
}

/** Versions are history: what was edited becomes the next one, and a draft that it was made of is given up. */
function useSaveDraft(before: ScheduleVersion) {
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { t } = useArchiveMessages();
  return useMutation({
    mutationFn: async (schedule: RetentionSchedule) => {
      const body = { schedule, draft: true };
      const { version } = await api.call<{ readonly version: ScheduleVersion }>('/retention/schedules', {
        method: 'POST',
        body,
      });
      if (before.state === 'draft' && version.version !== before.version) {
        const given = { state: 'rejected', revision: before.revision };
        await api.call(`${versionPath(before)}/move`, { method: 'POST', body: given });
      }
      return version;
    },
    onSuccess: (version) => {
      notifications.show({ message: t('schedule.saved', { version: version.version }) });
      void navigate(versionAddress(version));
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['schedules'] });
      void client.invalidateQueries({ queryKey: ['schedule'] });
    },
  });
}

type Move = Exclude<ScheduleState, 'draft'>;
const MOVES: Readonly<Record<ScheduleState, readonly (readonly [to: Move, label: ArchiveKey, color?: string])[]>> = {
  draft: [
    ['proposed', 'schedule.propose'],
    ['rejected', 'schedule.reject', 'red'],
  ],
  proposed: [
    ['active', 'schedule.activate'],
    ['rejected', 'schedule.reject', 'red'],
  ],
  active: [['retired', 'schedule.retire', 'red']],
  retired: [],
  rejected: [],
};

/** Its way into force. Who took it in or proposed it does not put it into force: another person does. */
function Moves({ version }: { readonly version: ScheduleVersion }) {
  const { t } = useArchiveMessages();
  const api = useApi();
  const client = useQueryClient();
  const { account } = useSession();
  const move = useMutation({
    mutationFn: (state: Move) =>
      api.call(`${versionPath(version)}/move`, { method: 'POST', body: { state, revision: version.revision } }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['schedules'] });
      void client.invalidateQueries({ queryKey: ['schedule'] });
    },
  });
  const isOwn = version.state === 'proposed' && [version.importedBy, version.proposedBy].includes(account.name);
  return (
    <>
      {MOVES[version.state].map(([to, label, color]) => (
        <Button
          key={to}
          size="xs"
          variant={color === undefined ? 'filled' : 'light'}
          {...(color !== undefined && { color })}
          disabled={isOwn && to === 'active'}
          loading={move.isPending && move.variables === to}
          onClick={() => move.mutate(to)}
        >
          {t(label)}
        </Button>
      ))}
      {isOwn && <Text fz="sm">{t('schedule.fourEyes')}</Text>}
      <ProblemBelow error={move.error} />
    </>
  );
}
