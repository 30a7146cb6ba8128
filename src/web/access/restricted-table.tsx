import { Badge, Group, Skeleton, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { ListEnd } from '../parts/list-end.tsx';
import { QueryProblem } from '../parts/query-problem.tsx';
import { useRowKeys } from '../parts/use-row-keys.ts';
import type { RestrictedMaterial, Subject } from './access-types.ts';
import { MaterialCells, MaterialHead } from './material-cells.tsx';
import { useAccessMessages } from './messages/access-messages.ts';
import { groupsQuery, restrictedQuery } from './queries.ts';

interface RestrictedTableProps {
  readonly fonds: string;
  readonly onOpen: (subject: Subject) => void;
}

/** What is used under conditions, with the groups that a person named. */
export function RestrictedTable({ fonds, onOpen }: RestrictedTableProps) {
  const { t } = useAccessMessages();
  const found = useQuery(restrictedQuery(useApi(), fonds));
  const items = found.data?.items ?? [];
  const open = (index: number) => {
    const item = items[index];
    if (item && !item.masked) onOpen({ dossierId: item.dossierId, documentId: item.document?.id });
  };
  const keys = useRowKeys(items.length, open);
  if (found.error && !found.data) return <QueryProblem error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton h={200} />;
  const { inProcessing } = found.data;
  return (
    <>
      {inProcessing > 0 && (
        <Text fz="sm" mb="xs">
          {t('list.inProcessing', { count: inProcessing })}
        </Text>
      )}
      {items.length === 0 && <Text p="md">{t('list.none.restricted')}</Text>}
      {items.length > 0 && (
        <Table.ScrollContainer minWidth={820} type="native" className="list" onKeyDown={keys.onKeyDown}>
          <Table highlightOnHover verticalSpacing="xs" aria-label={t('access.tab.restricted')}>
            <Table.Thead>
              <Table.Tr>
                <MaterialHead />
                <Table.Th w={260}>{t('list.groups')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((item, index) => (
                <Table.Tr
                  key={`${item.dossierId}.${item.document?.id ?? String(index)}`}
                  className={item.masked ? 'access-masked' : 'list-row'}
                  {...keys.row(index)}
                  onClick={() => open(index)}
                >
                  <MaterialCells item={item} />
                  <Table.Td>{!item.masked && <Groups item={item} />}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <ListEnd
        text={t('list.count', { count: items.length })}
        hasMore={false}
        loading={false}
        loadMore={() => undefined}
      />
    </>
  );
}

function Groups({ item: { groups } }: { readonly item: RestrictedMaterial }) {
  const { t } = useAccessMessages();
  const known = useQuery(groupsQuery(useApi()));
  if (groups.length === 0)
    return (
      <Text fz="xs" c="dimmed">
        {t('list.noGroups')}
      </Text>
    );
  const titleOf = (code: string) => known.data?.items.find((one) => one.code === code)?.title ?? '';
  return groups.map((code) => (
    <Group key={code} gap={6} wrap="nowrap" align="flex-start">
      <Badge size="sm" variant="light" color="gray">
        {code}
      </Badge>
      <Text fz="xs">{titleOf(code)}</Text>
    </Group>
  ));
}
