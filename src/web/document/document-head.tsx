import { useState } from 'react';
import { Anchor, Badge, Button, Group, Modal, SegmentedControl, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link } from 'react-router';
import { accessPdfUrl } from '../api/client.ts';
import type { DocumentDetail, ScanFileState } from '../api/types.ts';
import type { FileWatch } from '../files/use-file-watch.ts';
import { useReadAgain } from '../files/use-read-again.ts';
import { LedgerTable } from '../ledger/ledger-table.tsx';
import { useMessages } from '../messages/messages.ts';
import { StateBadge } from '../parts/badges.tsx';
import { formatTime } from '../model/format.ts';
import { PageRange } from '../parts/page-range.tsx';
import { useRight } from '../session/session-context.ts';
import { UndoWrite } from './undo-write.tsx';
import type { Definitions } from './use-definitions.ts';
import type { View } from './view.ts';

interface DocumentHeadProps {
  readonly document: DocumentDetail;
  readonly watch: FileWatch;
  readonly definitions: Definitions;
  readonly view: View;
  readonly onView: (view: View) => void;
}

export function DocumentHead({ document, watch, definitions, view, onView }: DocumentHeadProps) {
  const { t } = useMessages();
  const shown = (name: 'documentType' | 'referenceNumber') => {
    const field = document.fields[name];
    return field ? definitions.show(name, field.effective.value) : undefined;
  };
  const title = [shown('documentType') ?? t('documents.untitled'), shown('referenceNumber')].filter(Boolean).join(' ');
  useDocumentTitle(`${title} · ${t('app.name')}`);
  return (
    <div className="desk-head">
      <Anchor component={Link} to="/documents" fz="sm" className="keep-width">
        ← {t('document.back')}
      </Anchor>
      <div className="desk-title">
        <Title order={1} fz="md" lineClamp={1}>
          {title}
        </Title>
        <SourceLine document={document} />
      </div>
      <ReadingBadge watch={watch} document={document} />
      <Neighbours document={document} />
      <Group gap="xs" wrap="nowrap" ml="auto">
        <SegmentedControl
          size="xs"
          aria-label={t('document.view')}
          data={(['image', 'both', 'text'] as const).map((show) => ({ value: show, label: t(`document.${show}`) }))}
          value={view.show}
          onChange={(show) => onView({ ...view, show })}
        />
        <HeadActions document={document} watch={watch} definitions={definitions} />
      </Group>
    </div>
  );
}

function SourceLine({ document }: { readonly document: DocumentDetail }) {
  const { t } = useMessages();
  const { scanFile, firstPage, lastPage, ordinal } = document;
  return (
    <Text fz="xs" c="dimmed" lineClamp={1}>
      <Link to={`/files/${scanFile.id}`}>{scanFile.name}</Link>
      {', '}
      <PageRange first={firstPage} last={lastPage} />
      {(document.neighbours.previous ?? document.neighbours.next) !== undefined &&
        `, ${t('document.ordinal', { ordinal })}`}
      {', '}
      <Link to={`/files/${scanFile.id}/cuts`}>{t('document.cuts')}</Link>
      {scanFile.signed && ` · ${t('document.signed')}`}
    </Text>
  );
}

/** The other documents of the same scan stream. */
function Neighbours({ document: { neighbours } }: { readonly document: DocumentDetail }) {
  const { t } = useMessages();
  const links = [
    ['‹', neighbours.previous, t('document.previous')],
    ['›', neighbours.next, t('document.next')],
  ] as const;
  if (neighbours.previous === undefined && neighbours.next === undefined) return null;
  return (
    <Button.Group>
      {links.map(([sign, id, label]) =>
        id === undefined ? (
          <Button key={sign} size="compact-sm" variant="default" disabled aria-label={label}>
            {sign}
          </Button>
        ) : (
          <Button
            key={sign}
            size="compact-sm"
            variant="default"
            component={Link}
            to={`/documents/${id}`}
            aria-label={label}
            title={label}
          >
            {sign}
          </Button>
        ),
      )}
    </Button.Group>
  );
}

type WatchedDocument = Pick<DocumentHeadProps, 'document' | 'watch'>;

/** The state of the document; while it is read again and after, that instead of the bare state. */
function ReadingBadge({ document, watch }: WatchedDocument) {
  const { t } = useMessages();
  return (
    <Group gap={4} wrap="nowrap" role="status" className="keep-width">
      {watch.isBusy ? (
        <Badge color="blue" variant="light">
          {t('document.readingAgain')}
        </Badge>
      ) : (
        <StateBadge state={stateOf(document, watch.file?.state ?? document.scanFile.state)} />
      )}
      {watch.readAt !== undefined && !watch.isBusy && (
        <Badge color="green" variant="light">
          {t('document.readAgainAt', { time: formatTime(watch.readAt) })}
        </Badge>
      )}
    </Group>
  );
}

/** Where several documents lie in one file, each asks for itself alone. */
function stateOf({ needsReview }: WatchedDocument['document'], file: ScanFileState): ScanFileState {
  if (file !== 'review' && file !== 'done') return file;
  return needsReview ? 'review' : 'done';
}

function HeadActions({ document, watch, definitions }: WatchedDocument & Pick<DocumentHeadProps, 'definitions'>) {
  const { t } = useMessages();
  const readAgain = useReadAgain();
  const canEdit = useRight('edit');
  const seesLedger = useRight('see-ledger');
  const [ledgerOpen, setLedgerOpen] = useState(false);
  const { scanFile } = document;
  return (
    <>
      <Button
        component="a"
        href={accessPdfUrl(scanFile.id)}
        target="_blank"
        rel="noopener"
        size="compact-sm"
        variant="default"
      >
        {t('document.accessPdf')}
      </Button>
      {seesLedger && (
        <Button size="compact-sm" variant="default" onClick={() => setLedgerOpen(true)}>
          {t('document.ledger')}
        </Button>
      )}
      {canEdit && <UndoWrite scanFileId={scanFile.id} definitions={definitions} />}
      {canEdit && (
        <Button
          size="compact-sm"
          variant="default"
          loading={readAgain.isPending || watch.isBusy}
          onClick={() => readAgain.mutate(scanFile.id)}
        >
          {t('document.readAgain')}
        </Button>
      )}
      <Modal
        opened={ledgerOpen}
        onClose={() => setLedgerOpen(false)}
        title={t('ledger.of')}
        size="70rem"
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <LedgerTable subject={scanFile.id} documentId={document.id} />
      </Modal>
    </>
  );
}
