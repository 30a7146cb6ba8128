import { Badge, Group, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { formatTime } from '../../model/format.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { versionAddress, type ListedVersion, type ScheduleState, type ScheduleVersion } from './retention-queries.ts';
import { ScheduleStateBadge, Validity } from './version-parts.tsx';

const ORDER: readonly ScheduleState[] = ['proposed', 'draft', 'active', 'retired', 'rejected'];

/** All versions with what one must know before trusting one: its source, its validity, how complete it is. */
export function VersionList({ versions }: { readonly versions: readonly ListedVersion[] }) {
  const { t } = useArchiveMessages();
  if (versions.length === 0) return <Text p="md">{t('schedules.none')}</Text>;
  const sorted = [...versions].sort(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.title.localeCompare(b.title, 'vi') || b.version - a.version,
  );
  return (
    <Table.ScrollContainer minWidth={980} type="native" className="list">
      <Table verticalSpacing="xs" aria-label={t('schedules.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={145}>{t('schedules.state')}</Table.Th>
            <Table.Th>{t('schedules.name')}</Table.Th>
            <Table.Th w={50}>{t('schedules.version')}</Table.Th>
            <Table.Th w={150}>{t('schedules.validity')}</Table.Th>
            <Table.Th w={330}>{t('schedules.source')}</Table.Th>
            <Table.Th w={190}>{t('schedules.hands')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.map((version) => (
            <Table.Tr key={`${version.scheduleId}.${String(version.version)}`}>
              <Table.Td>
                <ScheduleStateBadge state={version.state} />
              </Table.Td>
              <Table.Td>
                <Link className="row-link" to={versionAddress(version)}>
                  {version.title}
                </Link>
                <Text fz="xs" c="dimmed">
                  {`${version.scheduleId} · ${version.issuer}`}
                </Text>
              </Table.Td>
              <Table.Td>{version.version}</Table.Td>
              <Table.Td>
                <Validity version={version} />
              </Table.Td>
              <Table.Td>
                <Origin version={version} />
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

/** How complete it is, in whose words, and where it comes from; the whole of it is on the page of the version. */
function Origin({ version: { authority, coverage, sources } }: { readonly version: ListedVersion }) {
  const { t } = useArchiveMessages();
  return (
    <>
      <Group gap={6}>
        <Badge size="sm" variant="light" color={coverage.extent === 'complete' ? 'green' : 'orange'}>
          {t(`schedules.extent.${coverage.extent}`)}
        </Badge>
        <Text fz="xs">{t(`schedule.authority.${authority}`)}</Text>
      </Group>
      <Text fz="xs" lineClamp={2} title={coverage.statement}>
        {coverage.statement}
      </Text>
      <Text fz="xs" c="dimmed" className="break-anywhere" lineClamp={1} title={sources.join('\n')}>
        {t('schedule.sources')} {sources.join('; ')}
      </Text>
    </>
  );
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
