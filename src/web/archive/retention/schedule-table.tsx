import { ActionIcon, Badge, Group, Table, Text, Textarea, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { parsePeriodText } from '../../../domain/retention/period-text.ts';
import type { RetentionSchedule } from '../../../domain/retention/retention-schedule.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import type { ScheduleFinding } from './retention-queries.ts';
import { addRow, removeRow, rowsOfSchedule, setRow, type RowMember, type ScheduleRow } from './schedule-edit.ts';

interface ScheduleTableProps {
  readonly schedule: RetentionSchedule;
  /** What was found at which line when it was last looked through. */
  readonly findings: readonly ScheduleFinding[];
  /** Where it may be changed. */
  readonly onEdit: ((schedule: RetentionSchedule) => void) | undefined;
}

/** Groups, items and sub-items as the appendix has them: number, name, period. */
export function ScheduleTable({ schedule, findings, onEdit }: ScheduleTableProps) {
  const { t } = useArchiveMessages();
  const rows = useMemo(() => rowsOfSchedule(schedule), [schedule]);
  const byRow = useMemo(() => Map.groupBy(findings, ({ item }) => item), [findings]);
  return (
    <Table.ScrollContainer minWidth={700} type="native" className="list">
      <Table verticalSpacing={5} fz="sm" stickyHeader aria-label={t('schedule.rows')} className="schedule-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={80}>{t('schedule.no')}</Table.Th>
            <Table.Th>{t('schedule.item')}</Table.Th>
            <Table.Th w={260}>{t('schedule.period')}</Table.Th>
            {onEdit && <Table.Th w={76} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <ScheduleLine
              key={row.id}
              row={row}
              findings={byRow.get(row.id) ?? []}
              {...(onEdit && { edit: editorOf(schedule, row, onEdit) })}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface LineEditor {
  readonly set: (member: RowMember, text: string) => void;
  readonly add: () => void;
  readonly remove: () => void;
}

function editorOf(
  schedule: RetentionSchedule,
  { id }: ScheduleRow,
  onEdit: (schedule: RetentionSchedule) => void,
): LineEditor {
  return {
    set: (member, text) => onEdit(setRow(schedule, id, { [member]: text })),
    add: () => onEdit(addRow(schedule, id).schedule),
    remove: () => onEdit(removeRow(schedule, id)),
  };
}

interface ScheduleLineProps {
  readonly row: ScheduleRow;
  readonly findings: readonly ScheduleFinding[];
  readonly edit?: LineEditor;
}

function ScheduleLine({ row, findings, edit }: ScheduleLineProps) {
  const { t } = useArchiveMessages();
  const isRefused = findings.some(({ severity }) => severity === 'refused');
  return (
    <Table.Tr data-kind={row.kind} data-refused={isRefused || undefined} title={row.id}>
      <Table.Td>{edit ? <CellEditor member="no" row={row} edit={edit} /> : row.no}</Table.Td>
      <Table.Td>
        {edit ? <CellEditor member="title" row={row} edit={edit} /> : row.title}
        {row.uncertain && (
          <Badge size="xs" ml={6} color="orange" variant="light">
            {t('schedule.uncertain')}
          </Badge>
        )}
        {findings.map(({ code, message, severity }) => (
          <Text key={code} fz="xs" c={severity === 'refused' ? 'red.8' : 'orange.9'}>
            {message}
          </Text>
        ))}
      </Table.Td>
      <Table.Td>{edit && row.isPriced ? <CellEditor member="text" row={row} edit={edit} /> : row.text}</Table.Td>
      {edit && (
        <Table.Td>
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              size="sm"
              variant="default"
              aria-label={t('schedule.add')}
              title={t('schedule.add')}
              onClick={edit.add}
            >
              +
            </ActionIcon>
            {row.kind !== 'group' && (
              <ActionIcon
                size="sm"
                variant="default"
                color="red"
                aria-label={t('schedule.remove')}
                title={t('schedule.remove')}
                onClick={edit.remove}
              >
                ×
              </ActionIcon>
            )}
          </Group>
        </Table.Td>
      )}
    </Table.Tr>
  );
}

interface CellEditorProps {
  readonly member: RowMember;
  readonly row: ScheduleRow;
  readonly edit: LineEditor;
}

/** Written when it is left: the whole table is not drawn anew for each letter. */
function CellEditor({ member, row, edit }: CellEditorProps) {
  const { t } = useArchiveMessages();
  const value = row[member];
  const label = `${t(LABELS[member])}, ${row.title === '' ? row.id : row.title}`;
  const commit = (text: string) => {
    if (text !== value) edit.set(member, text);
  };
  if (member === 'title')
    return (
      <Textarea
        key={value}
        size="xs"
        autosize
        minRows={1}
        aria-label={label}
        defaultValue={value}
        error={value === '' && t('schedule.noTitle')}
        onBlur={(event) => commit(event.currentTarget.value)}
      />
    );
  const isFault = member === 'text' && (value === '' || parsePeriodText(value) === undefined);
  return (
    <TextInput
      key={value}
      size="xs"
      aria-label={label}
      defaultValue={value}
      error={isFault && t('schedule.noPeriod')}
      onBlur={(event) => commit(event.currentTarget.value)}
    />
  );
}

const LABELS = { no: 'schedule.no', title: 'schedule.item', text: 'schedule.period' } as const;
