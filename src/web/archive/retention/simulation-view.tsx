import { Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { parsePeriodKey } from '../../../domain/retention/retention-period.ts';
import { useApi } from '../../api/api-context.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { periodText } from '../model/typed-period.ts';
import { ExaminationView } from './examination-view.tsx';
import { simulationQuery, type ScheduleVersion, type Simulation } from './retention-queries.ts';

/** What putting this version into force would mean: its findings, its differences, and the dossiers that it concerns. */
export function SimulationView({ version }: { readonly version: ScheduleVersion }) {
  const { t } = useArchiveMessages();
  const { data, error, isPending } = useQuery(simulationQuery(useApi(), version));
  if (error) return <ErrorNote error={error} />;
  if (isPending) return <Skeleton h={160} />;
  return (
    <Stack gap="sm">
      <Text fw={650}>{t('simulation.summary', { changing: data.changing, staying: data.staying })}</Text>
      {data.groups.length > 0 && <GroupTable groups={data.groups} />}
      <ExaminationView examination={data} />
    </Stack>
  );
}

function GroupTable({ groups }: { readonly groups: Simulation['groups'] }) {
  const { t, language } = useArchiveMessages();
  const shown = (key: string | null) => {
    const period = key === null ? undefined : parsePeriodKey(key);
    return period ? periodText(period, language) : (key ?? '–');
  };
  return (
    <Table.ScrollContainer minWidth={640} type="native" className="list">
      <Table fz="sm" verticalSpacing={5} aria-label={t('simulation.label')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('change.row')}</Table.Th>
            <Table.Th w={150}>{t('simulation.decided')}</Table.Th>
            <Table.Th w={150}>{t('simulation.prescribed')}</Table.Th>
            <Table.Th w={110}>{t('simulation.dossiers')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map(({ item, period, prescribed, dossiers }) => (
            <Table.Tr key={`${item}.${String(period)}`}>
              <Table.Td className="break-anywhere">{item}</Table.Td>
              <Table.Td>{shown(period)}</Table.Td>
              <Table.Td>{shown(prescribed)}</Table.Td>
              <Table.Td>{dossiers}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
