import { Checkbox, Table } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { schemeQuery } from '../../archive/queries.ts';
import type { Bundle } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import type { Choice } from '../parts/use-choice.ts';
import { usePlaces } from './use-places.ts';

interface MaterialTableProps {
  readonly bundles: readonly Bundle[];
  /** Absent: they are only looked at. */
  readonly choice?: Choice;
}

/** Bundles with what they are and where they lie. */
export function MaterialTable({ bundles, choice }: MaterialTableProps) {
  const { t } = useArrangementMessages();
  const { nameOf } = usePlaces();
  const headings = useHeadings(bundles);
  return (
    <Table.ScrollContainer minWidth={720} type="native" className="list">
      <Table verticalSpacing={4} fz="sm" aria-label={t('tab.bundles')}>
        <Table.Thead>
          <Table.Tr>
            {choice && (
              <Table.Th w={36}>
                <Checkbox
                  size="xs"
                  aria-label={t('bundles.chooseAll')}
                  checked={choice.isAll}
                  onChange={choice.toggleAll}
                />
              </Table.Th>
            )}
            <Table.Th w={80}>{t('bundles.number')}</Table.Th>
            <Table.Th w={160}>{t('bundles.condition')}</Table.Th>
            <Table.Th>{t('sort.heading')}</Table.Th>
            <Table.Th w={260}>{t('place.where')}</Table.Th>
            <Table.Th>{t('note')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bundles.map(({ id, number, condition, nodeId, placeId, note }) => (
            <Table.Tr key={id}>
              {choice && (
                <Table.Td>
                  <Checkbox
                    size="xs"
                    aria-label={t('bundles.choose', { number })}
                    checked={choice.has(id)}
                    onChange={() => choice.toggle(id)}
                  />
                </Table.Td>
              )}
              <Table.Td>{number}</Table.Td>
              <Table.Td>{t(`condition.${condition}`)}</Table.Td>
              <Table.Td>{nodeId === null ? '' : headings.get(nodeId)}</Table.Td>
              <Table.Td c={placeId === null ? 'dimmed' : 'inherit'}>{nameOf(placeId) ?? t('place.none')}</Table.Td>
              <Table.Td>{note}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function useHeadings(bundles: readonly Bundle[]): ReadonlyMap<string, string> {
  const api = useApi();
  const fonds = [...new Set(bundles.flatMap(({ fondsId, nodeId }) => (nodeId === null ? [] : (fondsId ?? []))))];
  const found = useQueries({ queries: fonds.map((id) => schemeQuery(api, id)) });
  return new Map(
    found
      .flatMap(({ data }) => data?.items ?? [])
      .map(({ id, code, title }) => [id, [code, title].filter(Boolean).join(' · ')]),
  );
}
