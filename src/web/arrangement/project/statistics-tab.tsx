import { useState } from 'react';
import { Group, Paper, Skeleton, Table, Text, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { today } from '../../model/format.ts';
import { formatDate, parseTypedDate } from '../../model/typed-date.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import type { Project } from '../arrangement-types.ts';
import { isArrangementKey, useArrangementMessages } from '../messages/arrangement-messages.ts';
import { tableOf, type WorkTable } from '../model/statistics.ts';
import { daysBefore } from '../model/days-before.ts';
import { statisticsQuery, stepsQuery } from '../queries.ts';

const SHOWN_DAYS = 14;

/** What each account did on each day, and in all. */
export function StatisticsTab({ project }: { readonly project: Project }) {
  const { t } = useArrangementMessages();
  const [from, setFrom] = useState(() => formatDate(daysBefore(today(), SHOWN_DAYS - 1)));
  const [to, setTo] = useState(() => formatDate(today()));
  const span = { from: dayOf(from), to: dayOf(to) };
  const isSpan = span.from !== undefined && span.to !== undefined;
  const found = useQuery({
    ...statisticsQuery(useApi(), project.id, { from: span.from ?? '', to: span.to ?? '' }),
    enabled: isSpan,
    placeholderData: keepPreviousData,
  });
  const table = tableOf(found.data?.items ?? [], useStepOrder(project.process));
  return (
    <>
      <Group gap="sm" mb="sm" align="flex-start">
        <Day label={t('statistics.from')} value={from} onChange={setFrom} />
        <Day label={t('statistics.to')} value={to} onChange={setTo} />
      </Group>
      {found.error && <ErrorNote error={found.error} />}
      {found.isLoading && <Skeleton h={200} />}
      {found.data && table.rows.length === 0 && (
        <Paper withBorder p="md">
          <Text fz="sm">{t('statistics.none')}</Text>
        </Paper>
      )}
      {table.rows.length > 0 && <WorkTableView table={table} process={project.process} />}
    </>
  );
}

function dayOf(typed: string): string | undefined {
  const date = parseTypedDate(typed);
  return date?.length === 'YYYY-MM-DD'.length ? date : undefined;
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Day({ label, value, onChange }: DayProps) {
  const { t } = useArrangementMessages();
  return (
    <TextInput
      size="xs"
      w={170}
      label={label}
      value={value}
      error={dayOf(value) === undefined && t('fault.date')}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Kinds of work of the steps, as the process has them. */
function useStepOrder(process: Project['process']): readonly string[] {
  const { data } = useQuery(stepsQuery(useApi(), process));
  const numberOf = ({ numbers }: { readonly numbers: Readonly<Record<string, number | null>> }) =>
    numbers[process] ?? 0;
  return [...(data?.items ?? [])].sort((a, b) => numberOf(a) - numberOf(b)).map(({ key }) => `step:${key}`);
}

function useWorkName(process: Project['process']): (work: string) => string {
  const { t } = useArrangementMessages();
  const { data } = useQuery(stepsQuery(useApi(), process));
  return (work) => {
    const key = `work.${work}`;
    if (isArrangementKey(key)) return t(key);
    const step = data?.items.find((one) => work === `step:${one.key}`);
    return step
      ? t('statistics.step', { number: step.numbers[process] ?? '', name: step.name.split(/[:;(]/)[0] ?? '' })
      : work;
  };
}

function WorkTableView({ table, process }: { readonly table: WorkTable; readonly process: Project['process'] }) {
  const { t } = useArrangementMessages();
  const nameOf = useWorkName(process);
  return (
    <Table.ScrollContainer minWidth={720} type="native" className="list">
      <Table verticalSpacing={4} fz="sm" aria-label={t('tab.statistics')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('statistics.account')}</Table.Th>
            <Table.Th w={110}>{t('statistics.day')}</Table.Th>
            {table.works.map((work) => (
              <Table.Th key={work} ta="right" className="arrangement-work" title={nameOf(work)}>
                <Text fz="xs" fw={650} lineClamp={3}>
                  {nameOf(work)}
                </Text>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map(({ account, day, counts }) => (
            <Table.Tr key={`${account} ${day ?? ''}`} fw={day === undefined ? 600 : 400}>
              <Table.Td className="arrangement-account">{account}</Table.Td>
              <Table.Td>{day === undefined ? t('statistics.all') : formatDate(day)}</Table.Td>
              {counts.map((count, index) => (
                <Table.Td key={table.works[index]} ta="right">
                  {count === 0 ? '' : count}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
