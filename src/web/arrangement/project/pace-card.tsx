import { Alert, Group, Paper, Progress, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { formatNumber } from '../../model/format.ts';
import { formatDate } from '../../model/typed-date.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import type { Measure, Pace, Project } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { OutlookText } from '../parts/outlook-text.tsx';
import { paceQuery, progressQuery } from '../queries.ts';

/** How far, how fast, and where that leads by the deadline. */
export function PaceCard({ project: { id, deadline } }: { readonly project: Project }) {
  const { t, language } = useArrangementMessages();
  const api = useApi();
  const progress = useQuery(progressQuery(api, id));
  const pace = useQuery(paceQuery(api, id));
  const error = progress.error ?? pace.error;
  if (error) return <ErrorNote error={error} />;
  const percent = progress.data?.percent;
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" mb={6}>
        <Text fw={600}>
          {percent === undefined
            ? t('common.loading')
            : t('pace.whole', { percent: formatNumber(percent, language, 1) })}
        </Text>
        <Group gap="md">
          {pace.data && <OutlookText pace={pace.data} />}
          <Text fz="sm">{t('pace.deadline', { date: formatDate(deadline) })}</Text>
        </Group>
      </Group>
      <Progress value={percent ?? 0} aria-label={t('projects.progress')} mb="sm" />
      {pace.data && <Counted pace={pace.data} />}
      <Text fz="xs" c="dimmed" mt={4}>
        {t('pace.guess')}
      </Text>
    </Paper>
  );
}

function Counted({ pace }: { readonly pace: Pace }) {
  const { t } = useArrangementMessages();
  const measures = pace.measures.filter(({ total }) => total > 0);
  const years = [...new Set(measures.flatMap(({ yearsWithoutTet }) => yearsWithoutTet))];
  if (measures.length === 0)
    return (
      <Text fz="sm" c="dimmed">
        {t('pace.nothing')}
      </Text>
    );
  return (
    <>
      <Measures measures={measures} />
      {years.length > 0 && (
        <Alert color="orange" variant="light" mt="sm" p="xs">
          {t('pace.noTet', { years: years.join(', ') })}
        </Alert>
      )}
    </>
  );
}

function Measures({ measures }: { readonly measures: readonly Measure[] }) {
  const { t, language } = useArrangementMessages();
  const number = (value: number | null) => (value === null ? '—' : formatNumber(value, language, 2));
  return (
    <Table.ScrollContainer minWidth={720} type="native">
      <Table verticalSpacing={4} fz="sm" aria-label={t('projects.pace')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('pace.measure')}</Table.Th>
            <Table.Th ta="right">{t('pace.done')}</Table.Th>
            <Table.Th ta="right">{t('pace.left')}</Table.Th>
            <Table.Th ta="right">{t('pace.pace')}</Table.Th>
            <Table.Th ta="right">{t('pace.needed')}</Table.Th>
            <Table.Th ta="right">{t('pace.daysLeft')}</Table.Th>
            <Table.Th>{t('pace.forecast')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {measures.map((one) => (
            <Table.Tr key={one.measure}>
              <Table.Td>
                {t(`measure.${one.measure}`)}
                {one.estimated && ` ${t('pace.estimated')}`}
              </Table.Td>
              <Table.Td ta="right">{`${number(one.done)} / ${number(one.total)}`}</Table.Td>
              <Table.Td ta="right">{number(one.left)}</Table.Td>
              <Table.Td ta="right">{number(one.pace)}</Table.Td>
              <Table.Td ta="right">{number(one.needed)}</Table.Td>
              <Table.Td ta="right">{one.daysLeft}</Table.Td>
              <Table.Td c={one.late ? 'red.8' : 'inherit'}>
                {one.forecast === null ? t('outlook.unknown') : formatDate(one.forecast)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
