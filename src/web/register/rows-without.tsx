import { Skeleton, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { formatDate } from '../model/typed-date.ts';
import { ListEnd } from '../parts/list-end.tsx';
import { QueryProblem } from '../parts/query-problem.tsx';
import { useRegisterMessages } from './messages/register-messages.ts';
import { rowsWithoutQuery } from './queries.ts';
import { useTitles } from './use-titles.ts';

/** What the registers name and nobody has scanned. */
export function RowsWithout({ fonds }: { readonly fonds: string }) {
  const { t } = useRegisterMessages();
  const found = useInfiniteQuery(rowsWithoutQuery(useApi(), fonds));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const titles = useTitles(fonds);
  if (found.error && !found.data) return <QueryProblem error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton h={200} />;
  return (
    <>
      <Text fz="sm" c="dimmed" mb="xs">
        {t('rows.help')}
      </Text>
      {rows.length === 0 ? (
        <Text p="md">{t('rows.none')}</Text>
      ) : (
        <Table.ScrollContainer minWidth={820} type="native" className="list">
          <Table verticalSpacing={6} fz="sm" aria-label={t('register.tab.rows')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={210}>{t('list.register')}</Table.Th>
                <Table.Th w={130}>{t('column.reference')}</Table.Th>
                <Table.Th w={110}>{t('column.date')}</Table.Th>
                <Table.Th>{t('column.subject')}</Table.Th>
                <Table.Th w={170}>{t('column.signer')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ rowId, registerId, line, entry }) => (
                <Table.Tr key={rowId}>
                  <Table.Td>
                    {titles?.get(registerId)}{' '}
                    <Text span fz="xs" c="dimmed">
                      {t('pairs.line', { line })}
                    </Text>
                  </Table.Td>
                  <Table.Td>{[entry.number, entry.notation].filter((part) => part !== null).join('/')}</Table.Td>
                  <Table.Td>{entry.date !== null && formatDate(entry.date)}</Table.Td>
                  <Table.Td>{entry.subject}</Table.Td>
                  <Table.Td>{entry.signer}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <ListEnd
        text={rows.length === 0 ? '' : t('rows.count', { count: rows.length })}
        hasMore={found.hasNextPage}
        loading={found.isFetchingNextPage}
        loadMore={() => void found.fetchNextPage()}
      />
    </>
  );
}
