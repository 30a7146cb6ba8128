import { Alert, Paper, Table } from '@mantine/core';
import type { SameContent, ScanFile } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { formatBytes, formatTime } from '../model/format.ts';
import { SameLinks } from './same-content.tsx';

/** Elsewhere the message stands where it belongs: a withheld file has a card of its own, blank sides stand for the documents. */
const SHOWS_MESSAGE: ReadonlySet<ScanFile['state']> = new Set(['received', 'reading', 'failed', 'gone']);

interface FileFactsProps {
  readonly file: ScanFile;
  readonly sameAs: readonly SameContent[];
}

export function FileFacts({ file, sameAs }: FileFactsProps) {
  const { t, language } = useMessages();
  const facts: readonly (readonly [label: string, value: string])[] = [
    [t('files.host'), file.hostId],
    [t('files.received'), formatTime(file.receivedAt)],
    [t('files.pages'), String(file.pageCount ?? t('common.none'))],
    [t('files.size'), file.bytes === null ? t('common.none') : formatBytes(file.bytes, language)],
    [t('files.mediaType'), file.mediaType ?? t('common.none')],
    [t('files.hash'), file.sha256 ?? t('common.none')],
  ];
  return (
    <Paper withBorder p="md">
      {file.retry && (
        <Alert color="orange" variant="light" mb="sm">
          {t('files.retry', {
            attempts: file.retry.attempts,
            time: formatTime(file.retry.nextAt),
            reason: file.retry.message,
          })}
        </Alert>
      )}
      {sameAs.length > 0 && (
        <Alert color="orange" variant="light" mb="sm">
          {t('files.sameAs')}: <SameLinks same={sameAs} />
        </Alert>
      )}
      <FileMessage file={file} />
      {file.signed && (
        <Alert color="brand" variant="light" mb="sm">
          {t('files.signed')}
        </Alert>
      )}
      <Table variant="vertical" withRowBorders={false} verticalSpacing={4} fz="sm" className="facts">
        <Table.Tbody>
          {facts.map(([label, value]) => (
            <Table.Tr key={label}>
              <Table.Th w={170}>{label}</Table.Th>
              <Table.Td className="break-anywhere">{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function FileMessage({ file }: Pick<FileFactsProps, 'file'>) {
  const isOfPages = file.code === 'pages-to-see';
  if (file.message === null || file.retry || !(isOfPages || SHOWS_MESSAGE.has(file.state))) return null;
  return (
    <Alert color={isOfPages ? 'orange' : 'red'} variant="light" mb="sm">
      {file.message}
    </Alert>
  );
}
