import { Skeleton, Table, Text } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import type { ScanFile } from '../api/types.ts';
import { useMessages, type MessageKey } from '../messages/messages.ts';
import { formatBytes, formatTime } from '../model/format.ts';
import { StateBadge } from '../parts/badges.tsx';
import type { RowKeys } from '../parts/use-row-keys.ts';

const COLUMNS: readonly (readonly [label: MessageKey, width: number | undefined])[] = [
  ['files.state', 150],
  ['files.name', undefined],
  ['files.pages', 70],
  ['files.size', 90],
  ['files.received', 164],
  ['files.note', 370],
];

interface FileTableProps {
  readonly files: readonly ScanFile[];
  readonly keys: RowKeys;
  readonly loading: boolean;
}

export function FileTable({ files, keys, loading }: FileTableProps) {
  const { t } = useMessages();
  const navigate = useNavigate();
  return (
    <Table.ScrollContainer type="native" minWidth={1000} className="list">
      <Table highlightOnHover verticalSpacing={6} fz="sm" layout="fixed" aria-label={t('files.title')}>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map(([label, width]) => (
              <Table.Th key={label} w={width}>
                {t(label)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody onKeyDown={keys.onKeyDown}>
          {files.map((file, index) => (
            <Table.Tr
              key={file.id}
              className="list-row"
              {...keys.row(index)}
              onClick={() => void navigate(`/files/${file.id}`)}
            >
              <FileCells file={file} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {loading && <Skeleton h={120} mt="xs" />}
      {!loading && files.length === 0 && (
        <Text p="lg" ta="center" c="dimmed">
          {t('files.empty')}
        </Text>
      )}
    </Table.ScrollContainer>
  );
}

function FileCells({ file }: { readonly file: ScanFile }) {
  const { t, language } = useMessages();
  return (
    <>
      <Table.Td>
        <StateBadge state={file.state} />
      </Table.Td>
      <Table.Td>
        <Link to={`/files/${file.id}`} tabIndex={-1} className="row-link two-lines" title={file.name}>
          {file.name}
        </Link>
      </Table.Td>
      <Table.Td>{file.pageCount ?? t('common.none')}</Table.Td>
      <Table.Td>{file.bytes === null ? t('common.none') : formatBytes(file.bytes, language)}</Table.Td>
      <Table.Td>{formatTime(file.receivedAt)}</Table.Td>
      <Table.Td>
        <Text fz="xs" className="two-lines" {...(file.message !== null && { title: file.message })}>
          {file.retry && (
            <Text span fz="xs" c="orange.9" className="retry">
              {t('files.retryShort', { time: formatTime(file.retry.nextAt), attempts: file.retry.attempts })}:{' '}
            </Text>
          )}
          {file.retry?.message ?? file.message ?? (file.signed ? t('files.signed') : '')}
        </Text>
      </Table.Td>
    </>
  );
}
