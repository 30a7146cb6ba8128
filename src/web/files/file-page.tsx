import { Anchor, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { useApi } from '../api/api-context.ts';
import { accessPdfUrl } from '../api/client.ts';
import { isMissing, scanFileQuery } from '../api/queries.ts';
import type { ScanFileDetail } from '../api/types.ts';
import { DocumentTable } from '../documents/document-table.tsx';
import { WithholdButton } from '../withheld/withhold-button.tsx';
import { StampsCard } from '../withheld/stamps-card.tsx';
import { WithheldCard } from '../withheld/withheld-card.tsx';
import { LedgerTable } from '../ledger/ledger-table.tsx';
import { useMessages } from '../messages/messages.ts';
import { StateBadge } from '../parts/badges.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { QueryProblem } from '../parts/query-problem.tsx';
import { useRowKeys } from '../parts/use-row-keys.ts';
import { useRight } from '../session/session-context.ts';
import { FileFacts } from './file-facts.tsx';
import { ReadAgainButton } from './read-again-button.tsx';

const REFRESH_MS = 5000;

export function FilePage() {
  const { t } = useMessages();
  const api = useApi();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({ ...scanFileQuery(api, id), refetchInterval: REFRESH_MS });
  if (isMissing(error)) return <Text p="xl">{t('files.missing')}</Text>;
  if (error && !data) return <QueryProblem error={error} retry={() => void refetch()} />;
  return data ? <FileContent detail={data} /> : null;
}

function FileContent({ detail }: { readonly detail: ScanFileDetail }) {
  const { t } = useMessages();
  const { scanFile } = detail;
  const seesLedger = useRight('see-ledger');
  return (
    <div className="page page-narrow">
      <Anchor component={Link} to="/files" fz="sm">
        ← {t('files.title')}
      </Anchor>
      <PageTitle title={scanFile.name}>
        <StateBadge state={scanFile.state} />
        <FileActions detail={detail} />
      </PageTitle>
      <Stack gap="md">
        {scanFile.state === 'withheld' ? <WithheldCard file={scanFile} /> : <FileDocuments detail={detail} />}
        <StampsCard detail={detail} />
        <FileFacts file={scanFile} sameAs={detail.sameAs} />
        {detail.pages.length > 0 && <PageVerdicts detail={detail} />}
        {seesLedger && (
          <Paper withBorder p="md">
            <Title order={2} fz="md" mb="xs">
              {t('ledger.title')}
            </Title>
            <LedgerTable subject={scanFile.id} />
          </Paper>
        )}
      </Stack>
    </div>
  );
}

function FileActions({ detail: { scanFile, pages } }: { readonly detail: ScanFileDetail }) {
  const { t } = useMessages();
  const canEdit = useRight('edit');
  const delivered = (scanFile.state === 'done' || scanFile.state === 'review') && pages.length > 0;
  return (
    <Group gap="xs">
      {delivered && (
        <Button
          component="a"
          href={accessPdfUrl(scanFile.id)}
          target="_blank"
          rel="noopener"
          size="xs"
          variant="default"
        >
          {t('document.accessPdf')}
        </Button>
      )}
      {delivered && (
        <Button component={Link} to={`/files/${scanFile.id}/cuts`} size="xs" variant="default">
          {t('files.cuts')}
        </Button>
      )}
      <WithholdButton file={scanFile} />
      {canEdit && scanFile.state !== 'gone' && <ReadAgainButton file={scanFile} />}
    </Group>
  );
}

function FileDocuments({ detail: { documents, scanFile } }: { readonly detail: ScanFileDetail }) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const keys = useRowKeys(documents.length, (index) => {
    const document = documents[index];
    if (document) void navigate(`/documents/${document.id}`);
  });
  return (
    <Paper withBorder p="md">
      <Title order={2} fz="md" mb="xs">
        {t('files.documents')}
      </Title>
      {documents.length === 0 ? (
        <Text fz="sm">{scanFile.code === 'blank-sides' ? scanFile.message : t('files.noDocuments')}</Text>
      ) : (
        <DocumentTable documents={documents} keys={keys} loading={false} />
      )}
    </Paper>
  );
}

function PageVerdicts({ detail: { pages } }: { readonly detail: ScanFileDetail }) {
  const { t } = useMessages();
  return (
    <Paper withBorder p="md">
      <Title order={2} fz="md" mb="xs">
        {t('files.pagesTitle')}
      </Title>
      <Table fz="sm" verticalSpacing={4}>
        <Table.Tbody>
          {pages.map(({ page, verdict, blank, confidence }) => (
            <Table.Tr key={page}>
              <Table.Td w={120}>{t('common.page', { page })}</Table.Td>
              <Table.Td w={180}>{blank ? t('document.blankPage') : t(`document.verdict.${verdict}`)}</Table.Td>
              <Table.Td>{blank ? '' : t('common.sure', { percent: Math.floor(confidence * 100) })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
