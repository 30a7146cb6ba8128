import { Badge, Button, FileButton, Group, Skeleton, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { formatTime } from '../../model/format.ts';
import { formatDate } from '../../model/typed-date.ts';
import { ErrorNote, errorText } from '../../parts/error-note.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { useRight } from '../../session/session-context.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { schedulesQuery, type ScheduleState, type ScheduleVersion } from './retention-queries.ts';

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

/** All versions of all schedules, those in force and those that wait first. */
export function SchedulesPage() {
  const { t } = useArchiveMessages();
  const list = useQuery(schedulesQuery(useApi()));
  const mayKeep = useRight('judge-marks');
  return (
    <div className="page page-narrow">
      <PageTitle title={t('schedules.title')}>{mayKeep && <TakeIn />}</PageTitle>
      {list.error && !list.data && <QueryProblem error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Skeleton h={200} />}
      {list.data && <ScheduleTable versions={list.data.items} />}
    </div>
  );
}

function TakeIn() {
  const { t } = useArchiveMessages();
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const shipped = useMutation({
    mutationFn: () =>
      api.call<{ readonly items: readonly { readonly same: boolean }[] }>('/retention/shipped-schedules', {
        method: 'POST',
      }),
    onSuccess: ({ items }) =>
      notifications.show({ message: t('schedules.shippedDone', { count: items.filter(({ same }) => !same).length }) }),
    onError: (error) => notifications.show({ color: 'red', title: t('common.error'), message: errorText(error, t) }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['schedules'] }),
  });
  const file = useMutation({
    mutationFn: async (given: File) => {
      const schedule: unknown = JSON.parse(await given.text());
      const body = { schedule, draft: true };
      return api.call<{ readonly version: ScheduleVersion }>('/retention/schedules', { method: 'POST', body });
    },
    onSuccess: ({ version }) => void navigate(addressOf(version)),
    onError: (error) => {
      const message = error instanceof SyntaxError ? t('schedules.notJson') : errorText(error, t);
      notifications.show({ color: 'red', autoClose: false, title: t('common.error'), message });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['schedules'] }),
  });
  return (
    <>
      <Button size="xs" variant="default" loading={shipped.isPending} onClick={() => shipped.mutate()}>
        {t('schedules.shipped')}
      </Button>
      <FileButton accept="application/json,.json" onChange={(given) => given && file.mutate(given)}>
        {(props) => (
          <Button size="xs" {...props} loading={file.isPending}>
            {t('schedules.file')}
          </Button>
        )}
      </FileButton>
    </>
  );
}

export function addressOf({ scheduleId, version }: Pick<ScheduleVersion, 'scheduleId' | 'version'>): string {
  return `/archive/schedules/${scheduleId}/${String(version)}`;
}

const ORDER: readonly ScheduleState[] = ['proposed', 'draft', 'active', 'retired', 'rejected'];

function ScheduleTable({ versions }: { readonly versions: readonly ScheduleVersion[] }) {
  const { t } = useArchiveMessages();
  if (versions.length === 0) return <Text p="md">{t('schedules.none')}</Text>;
  const sorted = [...versions].sort(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.title.localeCompare(b.title, 'vi') || b.version - a.version,
  );
  return (
    <Table.ScrollContainer minWidth={760} type="native" className="list">
      <Table verticalSpacing="xs" aria-label={t('schedules.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={120}>{t('schedules.state')}</Table.Th>
            <Table.Th>{t('schedules.name')}</Table.Th>
            <Table.Th w={60}>{t('schedules.version')}</Table.Th>
            <Table.Th w={200}>{t('schedules.validity')}</Table.Th>
            <Table.Th w={260}>{t('schedules.hands')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.map((version) => (
            <Table.Tr key={`${version.scheduleId}.${String(version.version)}`}>
              <Table.Td>
                <ScheduleStateBadge state={version.state} />
              </Table.Td>
              <Table.Td>
                <Link className="row-link" to={addressOf(version)}>
                  {version.title}
                </Link>
                <Text fz="xs" c="dimmed">
                  {version.scheduleId}
                </Text>
              </Table.Td>
              <Table.Td>{version.version}</Table.Td>
              <Table.Td>
                <Validity version={version} />
              </Table.Td>
              <Table.Td>
                <Hands version={version} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

export function Validity({ version: { effectiveFrom, effectiveTo } }: { readonly version: ScheduleVersion }) {
  const { t } = useArchiveMessages();
  const from = effectiveFrom === null ? t('schedules.unknown') : formatDate(effectiveFrom);
  return effectiveTo === null
    ? t('schedules.from', { from })
    : t('schedules.fromTo', { from, to: formatDate(effectiveTo) });
}

/** Who did what with it: nobody puts alone into force what they took in. */
function Hands({ version }: { readonly version: ScheduleVersion }) {
  const { t } = useArchiveMessages();
  const acts = [
    ['imported', version.importedBy, version.importedAt],
    ['proposed', version.proposedBy, version.proposedAt],
    ['activated', version.activatedBy, version.activatedAt],
    ['ended', version.endedBy, version.endedAt],
  ] as const;
  return acts.map(([act, name, at]) =>
    name === null || at === null ? null : (
      <Text key={act} fz="xs">
        {t(`schedules.by.${act}`, { name, at: formatTime(at) })}
      </Text>
    ),
  );
}

export function ProblemBelow({ error }: { readonly error: unknown }) {
  return error === null || error === undefined ? null : (
    <Group my="xs">
      <ErrorNote error={error} />
    </Group>
  );
}
