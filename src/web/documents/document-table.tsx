import { memo } from 'react';
import { Skeleton, Table, Text } from '@mantine/core';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { DocumentSummary, FieldName } from '../api/types.ts';
import { useDefinitions, type Definitions } from '../document/use-definitions.ts';
import { useMessages, type MessageKey } from '../messages/messages.ts';
import { ReviewMark, StateBadge } from '../parts/badges.tsx';
import type { RowKeys } from '../parts/use-row-keys.ts';
import { PageRange } from '../parts/page-range.tsx';

/** Widths that keep the subject readable at 1366 pixels. */
const COLUMNS: readonly (readonly [label: MessageKey, width: number | undefined])[] = [
  ['documents.state', 132],
  ['documents.type', 116],
  ['documents.reference', 150],
  ['documents.date', 138],
  ['documents.body', 220],
  ['documents.subject', undefined],
  ['documents.source', 186],
];

interface DocumentTableProps {
  readonly documents: readonly DocumentSummary[];
  readonly keys: RowKeys;
  readonly loading: boolean;
}

export function DocumentTable({ documents, keys, loading }: DocumentTableProps) {
  const { t } = useMessages();
  const definitions = useDefinitions();
  const navigate = useNavigate();
  return (
    <Table.ScrollContainer type="native" minWidth={1040} className="list">
      <Table highlightOnHover verticalSpacing={6} fz="sm" layout="fixed" stickyHeader aria-label={t('documents.title')}>
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
          {documents.map((document, index) => (
            <Table.Tr
              key={document.id}
              className="list-row"
              {...keys.row(index)}
              onClick={() => void navigate(`/documents/${document.id}`)}
            >
              <DocumentCells document={document} definitions={definitions} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {loading && <Skeleton h={120} mt="xs" />}
      {!loading && documents.length === 0 && <Empty />}
    </Table.ScrollContainer>
  );
}

function Empty() {
  const { t } = useMessages();
  const [params] = useSearchParams();
  return (
    <Text p="lg" ta="center" c="dimmed">
      {t(params.size > 0 ? 'documents.empty' : 'documents.emptyAll')}
    </Text>
  );
}

interface DocumentCellsProps {
  readonly document: DocumentSummary;
  readonly definitions: Definitions;
}

const DocumentCells = memo(function DocumentCells({ document, definitions }: DocumentCellsProps) {
  const { t } = useMessages();
  const text = (name: FieldName) => <FieldText document={document} name={name} definitions={definitions} />;
  const type = document.fields.documentType ? (
    text('documentType')
  ) : (
    <Text span c="dimmed" fz="sm">
      {t('common.none')}
    </Text>
  );
  return (
    <>
      <Table.Td>
        <StateBadge state={document.state} />
        {document.needsReview && document.state !== 'review' && <ReviewMark />}
      </Table.Td>
      <Table.Td>
        <Link to={`/documents/${document.id}`} tabIndex={-1} className="row-link">
          {type}
        </Link>
      </Table.Td>
      <Table.Td>{text(document.fields.referenceNumber ? 'referenceNumber' : 'number')}</Table.Td>
      <Table.Td>{text('issuedOn')}</Table.Td>
      <Table.Td>
        <span className="two-lines">{text('issuingBody')}</span>
      </Table.Td>
      <Table.Td>
        <span className="two-lines">{text('subject')}</span>
      </Table.Td>
      <Table.Td>
        <Text fz="xs" c="dimmed" truncate title={document.fileName}>
          {document.fileName}
        </Text>
        <Text fz="xs" c="dimmed">
          <PageRange first={document.firstPage} last={document.lastPage} />
        </Text>
      </Table.Td>
    </>
  );
});

interface FieldTextProps extends DocumentCellsProps {
  readonly name: FieldName;
}

/** A value; one that a person still has to look at bears a mark. */
function FieldText({ document, name, definitions }: FieldTextProps) {
  const { t } = useMessages();
  const field = document.fields[name];
  if (!field) return null;
  const value = definitions.show(name, field.value);
  // The reference is built of the number: a doubtful number makes it doubtful.
  const isDoubtful = field.needsReview || (name === 'referenceNumber' && document.fields.number?.needsReview === true);
  if (!isDoubtful) return <span title={value}>{value}</span>;
  return (
    <span className="doubtful" title={`${value} · ${t('documents.needsReview')}`}>
      {value}
      <span aria-hidden="true"> ?</span>
      <span className="visually-hidden"> ({t('field.needsReview')})</span>
    </span>
  );
}
