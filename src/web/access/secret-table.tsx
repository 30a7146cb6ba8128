import { Badge, Skeleton, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { formatDate } from '../model/typed-date.ts';
import { ListEnd } from '../parts/list-end.tsx';
import { QueryProblem } from '../parts/query-problem.tsx';
import { useRowKeys } from '../parts/use-row-keys.ts';
import type { SecrecyCandidate, SecretMaterial, Subject } from './access-types.ts';
import { MaterialCells, MaterialHead } from './material-cells.tsx';
import { useAccessMessages } from './messages/access-messages.ts';
import { secretQuery, type SecretList } from './queries.ts';

interface SecretTableProps {
  readonly list: SecretList;
  readonly fonds: string;
  readonly onOpen: (subject: Subject) => void;
}

/** For custodians alone: what bears a mark, with its term and what that was counted from. */
export function SecretTable({ list, fonds, onOpen }: SecretTableProps) {
  const { t } = useAccessMessages();
  const found = useQuery(secretQuery(useApi(), list, fonds));
  const items = found.data?.items ?? [];
  const open = (index: number) => {
    const item = items[index];
    if (item) onOpen({ dossierId: item.dossierId, documentId: item.document?.id });
  };
  const keys = useRowKeys(items.length, open);
  if (found.error && !found.data) return <QueryProblem error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton h={200} />;
  if (items.length === 0) return <Text p="md">{t(`list.none.${list}`)}</Text>;
  return (
    <>
      {found.data.unverified !== null && (
        <Text fz="sm" c="orange.9" mb="xs">
          {found.data.unverified}
        </Text>
      )}
      <Table.ScrollContainer minWidth={820} type="native" className="list" onKeyDown={keys.onKeyDown}>
        <Table highlightOnHover verticalSpacing="xs" aria-label={t(`access.tab.${list}`)}>
          <Table.Thead>
            <Table.Tr>
              <MaterialHead />
              <Table.Th w={110}>{t('list.level')}</Table.Th>
              <Table.Th w={260}>{t('list.term')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item, index) => (
              <Table.Tr key={keyOf(item)} className="list-row" {...keys.row(index)} onClick={() => open(index)}>
                <MaterialCells item={item} />
                <Table.Td>
                  <Badge color="red" variant="light">
                    {item.candidate.level}
                  </Badge>
                </Table.Td>
                <Table.Td>
                  <Term candidate={item.candidate} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <ListEnd
        text={t('list.count', { count: items.length })}
        hasMore={false}
        loading={false}
        loadMore={() => undefined}
      />
    </>
  );
}

function keyOf({ dossierId, document }: SecretMaterial): string {
  return `${dossierId}.${document?.id ?? ''}`;
}

const COLORS = { ended: 'red.9', soon: 'orange.9', running: 'dimmed', unknown: 'orange.9' } as const;

/** When the term ends, and what that was counted from. */
export function Term({
  candidate: { state, endsOn, basisText, unverifiedText },
}: {
  readonly candidate: SecrecyCandidate;
}) {
  const { t } = useAccessMessages();
  return (
    <>
      <Text fz="sm" c={COLORS[state]} fw={state === 'running' ? 400 : 600}>
        {t(`term.${state}`, { day: endsOn === null ? '' : formatDate(endsOn) })}
      </Text>
      <Text fz="xs" c="dimmed">
        {basisText}
      </Text>
      {unverifiedText !== null && (
        <Text fz="xs" c="orange.9">
          {unverifiedText}
        </Text>
      )}
    </>
  );
}
