import { Alert, Badge, Stack, Table, Text } from '@mantine/core';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import type { Examination, RowChange } from './retention-queries.ts';

/** What stands in the way of a schedule, what must have been seen, and what it changes against the version in force. */
export function ExaminationView({ examination }: { readonly examination: Examination }) {
  const { t } = useArchiveMessages();
  const { findings, rows, head, replaces } = examination;
  const refused = findings.filter(({ severity }) => severity === 'refused');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  return (
    <Stack gap="sm" mb="sm">
      {refused.length > 0 && (
        <FindingList color="red" title={t('schedule.refused', { count: refused.length })} findings={refused} />
      )}
      {warnings.length > 0 && (
        <FindingList color="orange" title={t('schedule.warnings', { count: warnings.length })} findings={warnings} />
      )}
      {findings.length === 0 && <Alert color="green">{t('schedule.noFindings')}</Alert>}
      <Text fz="sm">
        {replaces === null ? t('schedule.replacesNone') : t('schedule.replaces', { version: replaces })}{' '}
        {t('schedule.differences', { rows: rows.length, head: head.length })}
      </Text>
      {rows.length > 0 && replaces !== null && <ChangeTable rows={rows} />}
    </Stack>
  );
}

const MOST_FINDINGS = 30;

function FindingList({
  color,
  title,
  findings,
}: {
  readonly color: string;
  readonly title: string;
  readonly findings: Examination['findings'];
}) {
  return (
    <Alert color={color} title={title}>
      {findings.slice(0, MOST_FINDINGS).map(({ item, code, message }) => (
        <Text key={`${item}.${code}`} fz="sm">
          {item}: {message}
        </Text>
      ))}
      {findings.length > MOST_FINDINGS && <Text fz="sm">…</Text>}
    </Alert>
  );
}

/** Lowered periods stand in red: a schedule of the office may never go below the prescribed one. */
function ChangeTable({ rows }: { readonly rows: readonly RowChange[] }) {
  const { t } = useArchiveMessages();
  return (
    <Table.ScrollContainer minWidth={700} type="native" className="list">
      <Table fz="sm" verticalSpacing={5} aria-label={t('schedule.changes')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={110}>{t('change.kind')}</Table.Th>
            <Table.Th w={200}>{t('change.row')}</Table.Th>
            <Table.Th>{t('change.before')}</Table.Th>
            <Table.Th>{t('change.after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id} data-refused={row.period === 'shorter' || undefined}>
              <Table.Td>
                <Badge size="sm" variant="light" color={row.period === 'shorter' ? 'red' : COLORS[row.kind]}>
                  {row.period === 'shorter' ? t('change.shorter') : t(`change.${row.kind}`)}
                </Badge>
              </Table.Td>
              <Table.Td className="break-anywhere">{row.id}</Table.Td>
              <Table.Td>{row.before && `${row.before.title} – ${row.before.text}`}</Table.Td>
              <Table.Td>{row.after && `${row.after.title} – ${row.after.text}`}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const COLORS = { added: 'green', removed: 'gray', changed: 'blue' } as const;
