import { useInfiniteQuery } from '@tanstack/react-query';
import { Paper, Skeleton, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { formatTime } from '../../model/format.ts';
import { ListEnd } from '../../parts/list-end.tsx';
import { QueryProblem } from '../../parts/query-problem.tsx';
import type { Project } from '../arrangement-types.ts';
import { isArrangementKey, useArrangementMessages } from '../messages/arrangement-messages.ts';
import { findingsQuery, itemsOf } from '../queries.ts';

/** What both levels found wrong, newest first; a worker's own alone where it is asked so. */
export function FindingList({ project, own }: { readonly project: Project; readonly own: string | undefined }) {
  const { t } = useArrangementMessages();
  const list = useInfiniteQuery(findingsQuery(useApi(), project.id, { worker: own }));
  if (list.error && !list.data) return <QueryProblem error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton h={200} />;
  const findings = itemsOf(list.data);
  if (findings.length === 0)
    return (
      <Paper withBorder p="md">
        <Text fz="sm">{t('findings.none')}</Text>
      </Paper>
    );
  const fieldName = (field: string) => {
    const key = `field.${field}`;
    return isArrangementKey(key) ? t(key) : field;
  };
  return (
    <>
      <Table.ScrollContainer minWidth={820} type="native" className="list">
        <Table verticalSpacing={4} fz="sm" aria-label={t('check.findings')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={140}>{t('findings.at')}</Table.Th>
              <Table.Th w={60}>{t('check.level')}</Table.Th>
              <Table.Th w={170}>{t('check.field')}</Table.Th>
              <Table.Th w={110}>{t('findings.kind')}</Table.Th>
              <Table.Th>{t('check.what')}</Table.Th>
              <Table.Th w={150}>{t('findings.worker')}</Table.Th>
              <Table.Th w={150}>{t('findings.by')}</Table.Th>
              <Table.Th w={90} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {findings.map((finding) => (
              <Table.Tr key={finding.id}>
                <Table.Td>{formatTime(finding.foundAt)}</Table.Td>
                <Table.Td>{finding.level}</Table.Td>
                <Table.Td>{fieldName(finding.field)}</Table.Td>
                <Table.Td>{t(`verdict.${finding.kind}`)}</Table.Td>
                <Table.Td>{finding.note}</Table.Td>
                <Table.Td>{finding.worker}</Table.Td>
                <Table.Td>{finding.foundBy}</Table.Td>
                <Table.Td>
                  <Link to={`/d/${finding.dossierId}`}>{t('findings.dossier')}</Link>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <ListEnd
        text={t('findings.count', { count: findings.length })}
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        loadMore={() => void list.fetchNextPage()}
      />
    </>
  );
}
