import { Paper, Skeleton, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { formatTime } from '../../model/format.ts';
import { ListEnd } from '../../parts/list-end.tsx';
import { QueryProblem } from '../../parts/query-problem.tsx';
import type { Movement } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { itemsOf, movementsQuery } from '../queries.ts';
import { usePlaces } from './use-places.ts';

/** Who brought what where and why; nothing in it is ever changed. */
export function MovementsTab() {
  const { t } = useArrangementMessages();
  const { nameOf } = usePlaces();
  const list = useInfiniteQuery(movementsQuery(useApi()));
  if (list.error && !list.data) return <QueryProblem error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton h={300} />;
  const movements = itemsOf(list.data);
  if (movements.length === 0)
    return (
      <Paper withBorder p="md">
        <Text fz="sm">{t('movements.none')}</Text>
      </Paper>
    );
  return (
    <>
      <Table.ScrollContainer minWidth={820} type="native" className="list">
        <Table verticalSpacing={4} fz="sm" aria-label={t('places.movements')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={150}>{t('movements.at')}</Table.Th>
              <Table.Th w={220}>{t('movements.what')}</Table.Th>
              <Table.Th>{t('movements.from')}</Table.Th>
              <Table.Th>{t('move.to')}</Table.Th>
              <Table.Th>{t('move.reason')}</Table.Th>
              <Table.Th w={170}>{t('movements.by')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {movements.map((movement) => (
              <Table.Tr key={movement.id}>
                <Table.Td>{formatTime(movement.at)}</Table.Td>
                <Table.Td>
                  <Subject movement={movement} />
                </Table.Td>
                <Table.Td>{nameOf(movement.fromPlaceId) ?? '—'}</Table.Td>
                <Table.Td>{nameOf(movement.toPlaceId) ?? t('movements.out')}</Table.Td>
                <Table.Td>{movement.reason}</Table.Td>
                <Table.Td>{movement.actor}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <ListEnd
        text={t('movements.count', { count: movements.length })}
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        loadMore={() => void list.fetchNextPage()}
      />
    </>
  );
}

function Subject({ movement: { subjectKind, number, within } }: { readonly movement: Movement }) {
  const { t } = useArrangementMessages();
  const name = t(`movements.${subjectKind}`, { number: number ?? '—' });
  return within === null ? name : t('movements.within', { name, within });
}
