import { useState } from 'react';
import { Button, Paper, Skeleton, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { isCustodian } from '../../disposal/model/acts-for.ts';
import { formatNumber } from '../../model/format.ts';
import { formatDate } from '../../model/typed-date.ts';
import { ListEnd } from '../../parts/list-end.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { useRowKeys } from '../../parts/use-row-keys.ts';
import { useSession } from '../../session/session-context.ts';
import type { Receipt } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { itemsOf, receiptsQuery } from '../queries.ts';
import { ReceiptDialog } from './receipt-dialog.tsx';

export function ReceiptListPage() {
  const { t } = useArrangementMessages();
  const { role } = useSession().account;
  const [isOpening, setOpening] = useState(false);
  const list = useInfiniteQuery(receiptsQuery(useApi()));
  if (list.error && !list.data) return <QueryProblem error={list.error} retry={() => void list.refetch()} />;
  const receipts = itemsOf(list.data);
  return (
    <div className="page page-wide">
      <PageTitle title={t('receipts.title')}>
        {isCustodian(role) && (
          <Button size="xs" onClick={() => setOpening(true)}>
            {t('receipts.new')}…
          </Button>
        )}
      </PageTitle>
      {list.isPending && <Skeleton h={200} />}
      {list.data && receipts.length === 0 && (
        <Paper withBorder p="md">
          <Text fw={600}>{t('receipts.none')}</Text>
          <Text fz="sm" c="dimmed">
            {t('receipts.noneHelp')}
          </Text>
        </Paper>
      )}
      {receipts.length > 0 && (
        <>
          <ReceiptTable receipts={receipts} />
          <ListEnd
            text={t('receipts.count', { count: receipts.length })}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            loadMore={() => void list.fetchNextPage()}
          />
        </>
      )}
      {isOpening && <ReceiptDialog onClose={() => setOpening(false)} />}
    </div>
  );
}

function ReceiptTable({ receipts }: { readonly receipts: readonly Receipt[] }) {
  const { t, language } = useArrangementMessages();
  const navigate = useNavigate();
  const open = (id: string) => void navigate(`/arrangement/receipts/${id}`);
  const keys = useRowKeys(receipts.length, (index) => open(receipts[index]?.id ?? ''));
  return (
    <Table.ScrollContainer minWidth={820} type="native" className="list" onKeyDown={keys.onKeyDown}>
      <Table highlightOnHover verticalSpacing="xs" aria-label={t('receipts.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={140}>{t('receipt.number')}</Table.Th>
            <Table.Th w={110}>{t('receipt.receivedOn')}</Table.Th>
            <Table.Th>{t('receipt.material')}</Table.Th>
            <Table.Th>{t('receipt.giver')}</Table.Th>
            <Table.Th w={100} ta="right">
              {t('receipt.metres')}
            </Table.Th>
            <Table.Th w={150}>{t('receipt.condition')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {receipts.map(({ id, number, receivedOn, linearMetres, record }, index) => (
            <Table.Tr key={id} className="list-row" {...keys.row(index)} onClick={() => open(id)}>
              <Table.Td>{number ?? t('receipt.noNumber')}</Table.Td>
              <Table.Td>{formatDate(receivedOn)}</Table.Td>
              <Table.Td>
                <Link className="row-link" to={`/arrangement/receipts/${id}`} tabIndex={-1}>
                  {record.material}
                </Link>
              </Table.Td>
              <Table.Td>{record.giver.organisation}</Table.Td>
              <Table.Td ta="right">{formatNumber(linearMetres, language, 2)}</Table.Td>
              <Table.Td>{t(`condition.${record.condition}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
