import { Button, Table } from '@mantine/core';
import { Link } from 'react-router';
import type { Alarm } from '../api/types.ts';
import { useMessages, type Translate } from '../messages/messages.ts';
import { formatTime } from '../model/format.ts';
import { formatDate } from '../model/typed-date.ts';

interface AlarmTableProps {
  readonly alarms: readonly Alarm[];
  /** Absent for those who settle none. */
  readonly onSettle?: ((alarm: Alarm) => void) | undefined;
}

export function AlarmTable({ alarms, onSettle }: AlarmTableProps) {
  const { t } = useMessages();
  return (
    <Table.ScrollContainer type="native" minWidth={700}>
      <Table fz="sm" verticalSpacing="xs" aria-label={t('alarms.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('alarms.file')}</Table.Th>
            <Table.Th w={170}>{t('alarms.host')}</Table.Th>
            <Table.Th w={220}>{t('alarms.kept')}</Table.Th>
            <Table.Th w={150}>{t('alarms.raisedAt')}</Table.Th>
            {onSettle && <Table.Th w={120} aria-label={t('common.actions')} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {alarms.map((alarm) => (
            <Table.Tr key={alarm.scanFileId}>
              <Table.Td>
                <Link to={`/files/${alarm.scanFileId}`} className="row-link">
                  {alarm.name}
                </Link>
              </Table.Td>
              <Table.Td>{alarm.hostId}</Table.Td>
              <Table.Td>{keptFor(alarm, t)}</Table.Td>
              <Table.Td>{formatTime(alarm.raisedAt)}</Table.Td>
              {onSettle && (
                <Table.Td ta="right">
                  <Button size="compact-sm" variant="light" onClick={() => onSettle(alarm)}>
                    {t('alarms.settle')}
                  </Button>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function keptFor({ retention: { period, dueOn, hold } }: Alarm, t: Translate): string {
  const parts = [
    period,
    dueOn === null ? null : t('alarms.until', { date: formatDate(dueOn) }),
    hold ? t('alarms.hold') : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}
