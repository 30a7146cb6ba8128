import { useState } from 'react';
import { Badge, Button, Paper, Skeleton, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { useApi } from '../api/api-context.ts';
import { formatDate } from '../model/typed-date.ts';
import { ListEnd } from '../parts/list-end.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { QueryProblem } from '../parts/query-problem.tsx';
import { useRowKeys } from '../parts/use-row-keys.ts';
import { useSession } from '../session/session-context.ts';
import type { DisposalCase } from './disposal-types.ts';
import { useDisposalMessages } from './messages/disposal-messages.ts';
import { isCustodian } from './model/acts-for.ts';
import { NewCaseDialog } from './new-case-dialog.tsx';
import { casesQuery } from './queries.ts';

export function CaseListPage() {
  const { t } = useDisposalMessages();
  const { role } = useSession().account;
  const [isOpening, setOpening] = useState(false);
  const list = useInfiniteQuery(casesQuery(useApi()));
  if (list.error && !list.data) return <QueryProblem error={list.error} retry={() => void list.refetch()} />;
  const cases = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="page page-narrow">
      <PageTitle title={t('list.title')}>
        {isCustodian(role) && (
          <Button size="xs" onClick={() => setOpening(true)}>
            {t('list.new')}
          </Button>
        )}
      </PageTitle>
      {list.isPending && <Skeleton h={200} />}
      {list.data && cases.length === 0 && <Nothing />}
      {cases.length > 0 && (
        <>
          <CaseTable cases={cases} />
          <ListEnd
            text={t('list.count', { count: cases.length })}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            loadMore={() => void list.fetchNextPage()}
          />
        </>
      )}
      {isOpening && <NewCaseDialog onClose={() => setOpening(false)} />}
    </div>
  );
}

function Nothing() {
  const { t } = useDisposalMessages();
  return (
    <Paper withBorder p="md">
      <Text fw={600}>{t('list.none')}</Text>
      <Text fz="sm" c="dimmed">
        {t('list.noneHelp')}
      </Text>
    </Paper>
  );
}

function CaseTable({ cases }: { readonly cases: readonly DisposalCase[] }) {
  const { t } = useDisposalMessages();
  const navigate = useNavigate();
  const keys = useRowKeys(cases.length, (index) => void navigate(`/disposal/${cases[index]?.id ?? ''}`));
  return (
    <Table.ScrollContainer minWidth={640} type="native" className="list" onKeyDown={keys.onKeyDown}>
      <Table highlightOnHover verticalSpacing="xs" aria-label={t('list.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('list.name')}</Table.Th>
            <Table.Th w={170}>{t('list.state')}</Table.Th>
            <Table.Th w={110}>{t('list.regime')}</Table.Th>
            <Table.Th w={120}>{t('list.opened')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cases.map(({ id, record, stateTitle, regime, openedOn, secret }, index) => (
            <Table.Tr
              key={id}
              className="list-row"
              {...keys.row(index)}
              onClick={() => void navigate(`/disposal/${id}`)}
            >
              <Table.Td>
                <Link className="row-link" to={`/disposal/${id}`} tabIndex={-1}>
                  {record.title}
                </Link>{' '}
                {secret && <Badge color="red">{t('list.secret')}</Badge>}
              </Table.Td>
              <Table.Td>{stateTitle}</Table.Td>
              <Table.Td>{regime}</Table.Td>
              <Table.Td>{formatDate(openedOn)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
