import { Skeleton, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '../api/api-context.ts';
import { ledgerQuery, scanFileQuery } from '../api/queries.ts';
import type { LedgerEntry } from '../api/types.ts';
import { useDefinitions } from '../document/use-definitions.ts';
import { useMessages } from '../messages/messages.ts';
import { formatTime } from '../model/format.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { ListEnd } from '../parts/list-end.tsx';
import { describeAction, describeEntry } from './describe-entry.ts';

/** Names change seldom; many entries are of one file. */
const NAME_STALE_MS = 60_000;

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
              <Table.Th w={164}>{t('ledger.at')}</Table.Th>
              <Table.Th w={150}>{t('ledger.actor')}</Table.Th>
              <Table.Th w={180}>{t('ledger.action')}</Table.Th>
              <Table.Th>{t('ledger.detail')}</Table.Th>
              <Table.Th w={140}>{t('ledger.number')}</Table.Th>
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
  const address = linked ? subjectAddress(entry.subject) : undefined;
  const detail = describeEntry(entry, { t, definitions });
  return (
    <Table.Tr>
      <Table.Td>{formatTime(entry.at)}</Table.Td>
      <Table.Td>{entry.actor === 'system' ? t('ledger.system') : entry.actor}</Table.Td>
      <Table.Td>{describeAction(entry, t)}</Table.Td>
      <Table.Td className="break-anywhere">
        {address === undefined ? detail : <FileDetail entry={entry} address={address} detail={detail} />}
      </Table.Td>
      <Table.Td title={entry.hash}>{entry.sequence}</Table.Td>
    </Table.Tr>
  );
}

interface FileDetailProps {
  readonly entry: LedgerEntry;
  readonly address: string;
  readonly detail: string;
}

/** The file's name, of the entry or else as it is called now, and what the entry says of it. */
function FileDetail({ entry: { subject, body }, address, detail }: FileDetailProps) {
  const { t } = useMessages();
  const api = useApi();
  const own = typeof body.name === 'string' ? body.name : undefined;
  const { data } = useQuery({
    ...scanFileQuery(api, subject.replace(/-\d+$/, '')),
    enabled: own === undefined,
    staleTime: NAME_STALE_MS,
    retry: false,
  });
  const name = own ?? data?.scanFile.name;
  return (
    <>
      <Link to={address}>{name ?? t('ledger.open')}</Link>
      {detail !== '' && detail !== name && ` · ${detail}`}
    </>
  );
}

function subjectAddress(subject: string): string | undefined {
  if (/^[0-9a-f]{32}$/.test(subject)) return `/files/${subject}`;
  return /^[0-9a-f]{32}-\d+$/.test(subject) ? `/documents/${subject}` : undefined;
}
