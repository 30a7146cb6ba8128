import type { ReactNode } from 'react';
import { Badge, Paper, Table, Text } from '@mantine/core';
import { periodText } from '../../archive/model/typed-period.ts';
import { formatDate } from '../../model/typed-date.ts';
import type { Report, ResultGroup } from '../arrangement-types.ts';
import { isArrangementKey, useArrangementMessages } from '../messages/arrangement-messages.ts';

interface CardProps {
  readonly whole: Report;
}

function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Paper withBorder p="md">
      <Text fw={600} mb="xs">
        {title}
      </Text>
      {children}
    </Paper>
  );
}

type Facts = readonly (readonly [name: string, value: string | number | null])[];

function FactTable({ facts }: { readonly facts: Facts }) {
  const { language } = useArrangementMessages();
  const shown = (value: string | number | null) =>
    value === null ? '—' : typeof value === 'number' ? value.toLocaleString(language) : value;
  return (
    <Table verticalSpacing={3} fz="sm">
      <Table.Tbody>
        {facts.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Td>{name}</Table.Td>
            <Table.Td ta="right">{shown(value)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

export function BeforeCard({ whole: { report } }: CardProps) {
  const { t } = useArrangementMessages();
  const { before } = report;
  return (
    <Card title={t('report.before')}>
      <FactTable
        facts={[
          [t('report.metres'), before.metres],
          [t('project.plannedMetres'), before.plannedMetres],
          [t('report.bundles'), before.bundles],
          [t('report.loose'), before.bundlesBy.loose],
          [t('report.roughlyFiled'), before.bundlesBy['roughly-filed']],
          [t('report.boxes'), before.boxes],
          [t('report.dossiers'), before.dossiers],
          [
            t('report.worked'),
            [report.workedFrom, report.workedTo].flatMap((day) => (day === null ? [] : [formatDate(day)])).join(' – '),
          ],
        ]}
      />
    </Card>
  );
}

export function AfterCard({ whole: { report } }: CardProps) {
  const { t, language } = useArrangementMessages();
  const { after, eliminated } = report;
  const groups = after.byPeriod as readonly ResultGroup[]; // as: periods have a schema of their own
  return (
    <Card title={t('report.after')}>
      <FactTable
        facts={[
          [t('report.dossiers'), after.dossiers],
          ...groups.map(
            ({ period, dossiers }) =>
              [`· ${period === null ? t('report.noPeriod') : periodText(period, language)}`, dossiers] as const,
          ),
          [t('report.documents'), after.documents],
          [t('report.sheets'), after.sheets],
          [t('report.boxes'), after.boxes],
          [t(`report.metres.${after.metresFrom}`), after.metres],
          [t('report.eliminated'), eliminated.dossiers],
          [t('report.metresEliminated'), eliminated.metres],
          [t('report.bundlesEliminated'), eliminated.bundles],
        ]}
      />
    </Card>
  );
}

export function AcceptanceCard({ whole: { acceptance } }: CardProps) {
  const { t } = useArrangementMessages();
  const nameOf = (key: string) => {
    const own = `document.${key}`;
    return isArrangementKey(own) ? t(own) : key;
  };
  return (
    <Card title={t('report.acceptance')}>
      <Table verticalSpacing={3} fz="sm">
        <Table.Tbody>
          {acceptance.map(({ key, part, documents, data, there }) => (
            <Table.Tr key={`${part} ${key}`}>
              <Table.Td>{nameOf(key)}</Table.Td>
              <Table.Td c="dimmed">{t(`acceptance.${part}`)}</Table.Td>
              <Table.Td>
                {documents
                  .map(({ number, date, where }) =>
                    [number, date && formatDate(date), where].filter(Boolean).join(', '),
                  )
                  .join('; ')}
              </Table.Td>
              <Table.Td w={140}>
                <Badge
                  className="keep-width"
                  size="sm"
                  variant="light"
                  color={there ? 'green' : data ? 'blue' : 'orange'}
                >
                  {t(there ? 'acceptance.there' : data ? 'acceptance.data' : 'acceptance.missing')}
                </Badge>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

export function ErrorsCard({ whole: { errors }, limit }: CardProps & { readonly limit: number }) {
  const { t, language } = useArrangementMessages();
  return (
    <Card title={t('report.errors', { limit })}>
      {errors.length === 0 ? (
        <Text fz="sm">{t('report.noErrors')}</Text>
      ) : (
        <Table verticalSpacing={3} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('statistics.account')}</Table.Th>
              <Table.Th>{t('check.level')}</Table.Th>
              <Table.Th ta="right">{t('report.checked')}</Table.Th>
              <Table.Th ta="right">{t('report.faulty')}</Table.Th>
              <Table.Th ta="right">%</Table.Th>
              <Table.Th ta="right">{t('report.findings')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {errors.map(({ worker, level, checked, faulty, percent, findings }) => (
              <Table.Tr key={`${String(level)} ${worker}`}>
                <Table.Td>{worker}</Table.Td>
                <Table.Td>{level}</Table.Td>
                <Table.Td ta="right">{checked}</Table.Td>
                <Table.Td ta="right">{faulty}</Table.Td>
                <Table.Td ta="right" c={(percent ?? 0) > limit ? 'red.8' : 'inherit'}>
                  {percent === null ? '—' : percent.toLocaleString(language)}
                </Table.Td>
                <Table.Td ta="right">{findings}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Card>
  );
}

export function EffortCard({ whole: { effort } }: CardProps) {
  const { t, language } = useArrangementMessages();
  const hours = (minutes: number) => (minutes / 60).toLocaleString(language, { maximumFractionDigits: 1 });
  const known = effort.steps.filter(({ minutes }) => minutes !== null);
  return (
    <>
      <Text fw={600} mb="xs">
        {t('report.effort', { metres: effort.metres, factor: effort.factor })}
      </Text>
      <Table verticalSpacing={3} fz="sm">
        <Table.Tbody>
          {known.map(({ key, number, name, minutes, source }) => (
            <Table.Tr key={key}>
              <Table.Td>{`${String(number ?? '')}. ${name}`}</Table.Td>
              <Table.Td ta="right">{t('report.hours', { hours: hours(minutes ?? 0) })}</Table.Td>
              <Table.Td c="dimmed">{source}</Table.Td>
            </Table.Tr>
          ))}
          {effort.eliminated.minutes !== null && (
            <Table.Tr>
              <Table.Td>{t('report.effortEliminated')}</Table.Td>
              <Table.Td ta="right">{t('report.hours', { hours: hours(effort.eliminated.minutes) })}</Table.Td>
              <Table.Td c="dimmed">{effort.eliminated.source}</Table.Td>
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
      <Text fz="xs" c="dimmed" mt={4}>
        {t('report.effortUnknown', { count: effort.steps.length - known.length })}
      </Text>
    </>
  );
}
