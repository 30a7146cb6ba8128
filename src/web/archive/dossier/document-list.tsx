import { ActionIcon, Group, Table, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { formatDate } from '../../model/typed-date.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { refreshDossiers } from '../queries.ts';
import type { DossierDetail, DossierDocument } from './dossier-query.ts';

interface DocumentListProps {
  readonly detail: DossierDetail;
  readonly canEdit: boolean;
}

/** Mục lục văn bản: the documents in their order, which can be changed. */
export function DocumentList({ detail: { dossier, documents }, canEdit }: DocumentListProps) {
  const { t } = useArchiveMessages();
  const api = useApi();
  const client = useQueryClient();
  const move = useMutation({
    mutationFn: ({ id, ordinal }: { id: string; ordinal: number }) =>
      api.call(`/dossiers/${dossier.id}/documents/${id}/move`, {
        method: 'POST',
        body: { revision: dossier.revision, ordinal },
      }),
    onSettled: () => refreshDossiers(client, dossier.fondsId),
  });
  if (documents.length === 0) return <Text fz="sm">{t('documents.none')}</Text>;
  return (
    <>
      {move.error && <ErrorNote error={move.error} />}
      <Table fz="sm" verticalSpacing={5} aria-label={t('documents.label')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={44}>{t('documents.ordinal')}</Table.Th>
            <Table.Th w={120}>{t('documents.reference')}</Table.Th>
            <Table.Th w={94}>{t('documents.date')}</Table.Th>
            <Table.Th>{t('documents.subject')}</Table.Th>
            <Table.Th w={64}>{t('documents.sheets')}</Table.Th>
            {canEdit && <Table.Th w={70} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {documents.map((document, index) => (
            <Table.Tr key={document.id}>
              <DocumentCells document={document} />
              {canEdit && (
                <Table.Td>
                  <Group gap={4} wrap="nowrap">
                    <Mover
                      label={t('documents.up')}
                      sign="↑"
                      disabled={index === 0 || move.isPending}
                      onClick={() => move.mutate({ id: document.id, ordinal: index })}
                    />
                    <Mover
                      label={t('documents.down')}
                      sign="↓"
                      disabled={index === documents.length - 1 || move.isPending}
                      onClick={() => move.mutate({ id: document.id, ordinal: index + 2 })}
                    />
                  </Group>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

interface MoverProps {
  readonly label: string;
  readonly sign: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function Mover({ label, sign, disabled, onClick }: MoverProps) {
  return (
    <ActionIcon variant="default" size="sm" aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      {sign}
    </ActionIcon>
  );
}

function DocumentCells({ document: { ordinal, entry, scanDocumentId } }: { readonly document: DossierDocument }) {
  const text = (name: string) => {
    const value = entry[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const subject = [text('documentType'), text('subject')].filter((part) => part !== '').join('. ');
  const issuer = text('issuingBody');
  return (
    <>
      <Table.Td>{ordinal}</Table.Td>
      <Table.Td className="break-anywhere">{text('referenceNumber') || text('number')}</Table.Td>
      <Table.Td>{formatDate(text('issuedOn'))}</Table.Td>
      <Table.Td>
        {scanDocumentId === null ? (
          subject
        ) : (
          <Link to={`/documents/${scanDocumentId}`}>{subject || scanDocumentId}</Link>
        )}
        {issuer !== '' && (
          <Text fz="xs" c="dimmed">
            {issuer}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{text('sheetNumber')}</Table.Td>
    </>
  );
}
