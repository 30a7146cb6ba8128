import { Skeleton, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '../api/api-context.ts';
import { ledgerQuery } from '../api/queries.ts';
import type { LedgerEntry } from '../api/types.ts';
import { useDefinitions } from '../document/use-definitions.ts';
import { isMessageKey, useMessages } from '../messages/messages.ts';
import { formatTime } from '../model/format.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { ListEnd } from '../parts/list-end.tsx';
import { describeEntry } from './describe-entry.ts';

interface LedgerTableProps {
  /** Id of a scan file, document or account; everything where absent. */
  readonly subject?: string;
  /** Leaves out what was done to other documents of the same file. */
  readonly documentId?: string;
}

export function LedgerTable({ subject, documentId }: LedgerTableProps) {
  const { t } = useMessages();
  const api = useApi();
  const ledger = useInfiniteQuery(ledgerQuery(api, { subject, limit: 50 }));
  if (ledger.error) return <ErrorNote error={ledger.error} />;
  if (ledger.isPending) return <Skeleton h={120} />;
  const entries = ledger.data.pages
    .flatMap((page) => page.items)
    .filter(({ body }) => documentId === undefined || (body.documentId ?? documentId) === documentId);
  if (entries.length === 0 && !ledger.hasNextPage) return <Text fz="sm">{t('ledger.empty')}</Text>;
  return (
    <>
      <Table.ScrollContainer type="native" minWidth={600}>
        <Table fz="sm" verticalSpacing={6} aria-label={t('ledger.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={140}>{t('ledger.at')}</Table.Th>
              <Table.Th w={150}>{t('ledger.actor')}</Table.Th>
              <Table.Th w={180}>{t('ledger.action')}</Table.Th>
              <Table.Th>{t('ledger.detail')}</Table.Th>
              <Table.Th w={70}>{t('ledger.number')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map((entry) => (
              <LedgerRow
                key={`${String(entry.chain)}-${String(entry.sequence)}`}
                entry={entry}
                linked={subject === undefined}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <ListEnd
        text=""
        hasMore={ledger.hasNextPage}
        loading={ledger.isFetchingNextPage}
        loadMore={() => void ledger.fetchNextPage()}
      />
    </>
  );
}

function LedgerRow({ entry, linked }: { readonly entry: LedgerEntry; readonly linked: boolean }) {
  const { t } = useMessages();
  const definitions = useDefinitions();
  const actionKey = `action.${entry.action}`;
  const address = linked ? subjectAddress(entry.subject) : undefined;
  const detail = describeEntry(entry, { t, definitions });
  return (
    <Table.Tr>
      <Table.Td>{formatTime(entry.at)}</Table.Td>
      <Table.Td>{entry.actor === 'system' ? t('ledger.system') : entry.actor}</Table.Td>
      <Table.Td>{isMessageKey(actionKey) ? t(actionKey) : entry.action}</Table.Td>
      <Table.Td className="break-anywhere">
        {address === undefined ? detail : <Link to={address}>{detail === '' ? t('ledger.open') : detail}</Link>}
      </Table.Td>
      <Table.Td title={entry.hash}>{entry.sequence}</Table.Td>
    </Table.Tr>
  );
}

function subjectAddress(subject: string): string | undefined {
  if (/^[0-9a-f]{32}$/.test(subject)) return `/files/${subject}`;
  return /^[0-9a-f]{32}-\d+$/.test(subject) ? `/documents/${subject}` : undefined;
}
