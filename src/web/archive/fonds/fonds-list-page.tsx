import { Badge, Button, Skeleton, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { formatDate } from '../../model/typed-date.ts';
import { ListEnd } from '../../parts/list-end.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { useRowKeys } from '../../parts/use-row-keys.ts';
import { useRight } from '../../session/session-context.ts';
import type { Fonds } from '../archive-types.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { fondsListQuery } from '../queries.ts';
import { NewFondsDialog } from './new-fonds-dialog.tsx';

export function FondsListPage() {
  const { t } = useArchiveMessages();
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text.trim(), 300);
  const [isOpening, setOpening] = useState(false);
  const mayKeep = useRight('judge-marks');
  return (
    <div className="page page-narrow">
      <PageTitle title={t('fonds.title')}>
        <TextInput
          size="xs"
          w={260}
          type="search"
          aria-label={t('fonds.search')}
          placeholder={t('fonds.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {mayKeep && (
          <Button size="xs" onClick={() => setOpening(true)}>
            {t('fonds.new')}
          </Button>
        )}
      </PageTitle>
      <FondsTable text={searched} />
      {isOpening && <NewFondsDialog onClose={() => setOpening(false)} />}
    </div>
  );
}

function FondsTable({ text }: { readonly text: string }) {
  const { t } = useArchiveMessages();
  const api = useApi();
  const navigate = useNavigate();
  const list = useInfiniteQuery(fondsListQuery(api, text));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const keys = useRowKeys(items.length, (index) => void navigate(`/archive/fonds/${items[index]?.id ?? ''}`));
  if (list.error && items.length === 0) return <QueryProblem error={list.error} retry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton h={200} />;
  if (items.length === 0) return <Text p="md">{t(text === '' ? 'fonds.none' : 'fonds.noHit')}</Text>;
  return (
    <>
      <Table.ScrollContainer minWidth={640} type="native" className="list" onKeyDown={keys.onKeyDown}>
        <Table highlightOnHover verticalSpacing="xs" aria-label={t('fonds.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={150}>{t('fonds.code')}</Table.Th>
              <Table.Th>{t('fonds.name')}</Table.Th>
              <Table.Th w={180}>{t('fonds.years')}</Table.Th>
              <Table.Th w={120}>{t('fonds.state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((fonds, index) => (
              <Table.Tr
                key={fonds.id}
                className="list-row"
                {...keys.row(index)}
                onClick={() => void navigate(`/archive/fonds/${fonds.id}`)}
              >
                <FondsCells fonds={fonds} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <ListEnd
        text=""
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        loadMore={() => void list.fetchNextPage()}
      />
    </>
  );
}

function FondsCells({ fonds }: { readonly fonds: Fonds }) {
  const { t } = useArchiveMessages();
  const years = [fonds.start, fonds.end].map((date) => (date === null ? '' : formatDate(date)));
  return (
    <>
      <Table.Td>{fonds.code}</Table.Td>
      <Table.Td>
        <Link className="row-link" to={`/archive/fonds/${fonds.id}`} tabIndex={-1}>
          {fonds.name}
        </Link>
      </Table.Td>
      <Table.Td>{years.some((year) => year !== '') && years.join(' – ')}</Table.Td>
      <Table.Td>
        <Badge variant="light" color={fonds.state === 'open' ? 'green' : 'gray'}>
          {t(`fonds.${fonds.state}`)}
        </Badge>
      </Table.Td>
    </>
  );
}
