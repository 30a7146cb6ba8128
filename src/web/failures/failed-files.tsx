import { Button, Group, Paper, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { ScanFile } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { formatTime } from '../model/format.ts';
import { ListEnd } from '../parts/list-end.tsx';
import { useResend } from './use-resend.ts';

interface FailedFilesProps {
  readonly files: readonly ScanFile[];
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly loadMore: () => void;
}

const readAgainPath = (file: ScanFile) => `/scan-files/${file.id}/read-again`;

export function FailedFiles({ files, ...more }: FailedFilesProps) {
  const { t } = useMessages();
  const resend = useResend();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="failed-files">
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="md" id="failed-files">
          {t('failures.files')}
        </Title>
        {files.length > 1 && (
          <Button size="xs" loading={resend.isPending} onClick={() => resend.mutate(files.map(readAgainPath))}>
            {t('failures.readAllAgain', { count: files.length })}
          </Button>
        )}
      </Group>
      {files.length === 0 ? (
        <Text fz="sm">{t('failures.filesNone')}</Text>
      ) : (
        <>
          <FailedTable files={files} resend={resend} />
          <ListEnd text="" {...more} />
        </>
      )}
    </Paper>
  );
}

interface FailedTableProps {
  readonly files: readonly ScanFile[];
  readonly resend: ReturnType<typeof useResend>;
}

function FailedTable({ files, resend }: FailedTableProps) {
  const { t } = useMessages();
  return (
    <Table.ScrollContainer type="native" minWidth={700}>
      <Table fz="sm" verticalSpacing="xs" aria-labelledby="failed-files">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('failures.reason')}</Table.Th>
            <Table.Th w={164}>{t('failures.failedAt')}</Table.Th>
            <Table.Th w={110} aria-label={t('common.actions')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {files.map((file) => (
            <Table.Tr key={file.id}>
              <Table.Td>
                <Link to={`/files/${file.id}`} className="row-link">
                  {file.name}
                </Link>
                <Text fz="sm">{file.message}</Text>
                {file.retry && (
                  <Text fz="sm" c="orange.9" className="retry">
                    {t('files.retryShort', { time: formatTime(file.retry.nextAt), attempts: file.retry.attempts })}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{formatTime(file.updatedAt)}</Table.Td>
              <Table.Td ta="right">
                <Button
                  size="compact-sm"
                  variant="light"
                  disabled={resend.isPending}
                  onClick={() => resend.mutate([readAgainPath(file)])}
                >
                  {t('failures.readAgain')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
