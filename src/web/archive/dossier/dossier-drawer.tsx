import { Alert, Drawer, Group, Skeleton, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { useRight } from '../../session/session-context.ts';
import type { Dossier, Fonds } from '../archive-types.ts';
import type { Column } from '../grid/columns.ts';
import type { DraftBook } from '../grid/draft-book.ts';
import { LedgerTable } from '../../ledger/ledger-table.tsx';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { Findings } from '../parts/findings.tsx';
import { DossierStateBadge } from '../parts/state-badge.tsx';
import { DocumentList } from './document-list.tsx';
import { dossierQuery, type DossierDetail } from './dossier-query.ts';
import { RetentionDesk } from './retention-desk.tsx';
import { DescriptionSlip } from './description-slip.tsx';

interface DossierDrawerProps {
  readonly id: string;
  readonly fonds: Fonds;
  readonly columns: readonly Column[];
  readonly book: DraftBook;
  readonly canEdit: (dossier: Dossier) => boolean;
  readonly onClose: () => void;
}

/** All of one dossier, beside the grid in which it lies. */
export function DossierDrawer(props: DossierDrawerProps) {
  const { t } = useArchiveMessages();
  const detail = useQuery(dossierQuery(useApi(), props.id));
  const { data } = detail;
  return (
    <Drawer
      opened
      onClose={props.onClose}
      position="right"
      size={760}
      title={data && <DrawerTitle detail={data} />}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {detail.error && !data && <QueryProblem error={detail.error} retry={() => void detail.refetch()} />}
      {detail.isPending && <Skeleton h={300} />}
      {data &&
        (data.dossier.masked ? (
          <Alert color="gray">{t('drawer.masked')}</Alert>
        ) : (
          <DrawerTabs {...props} detail={data} />
        ))}
    </Drawer>
  );
}

function DrawerTitle({ detail: { dossier } }: { readonly detail: DossierDetail }) {
  const { t } = useArchiveMessages();
  return (
    <Group gap="xs" wrap="nowrap">
      <Text fw={650} lineClamp={2}>
        {t('drawer.title', { number: dossier.temporaryNumber })} {dossier.description.title}
      </Text>
      <DossierStateBadge state={dossier.state} />
    </Group>
  );
}

function DrawerTabs({
  detail,
  columns,
  book,
  canEdit: mayEdit,
  fonds,
}: DossierDrawerProps & { readonly detail: DossierDetail }) {
  const { t } = useArchiveMessages();
  const seesLedger = useRight('see-ledger');
  const { dossier, documents, findings } = detail;
  const canEdit = mayEdit(dossier);
  return (
    <Tabs defaultValue="slip" keepMounted={false}>
      <Tabs.List mb="sm">
        <Tabs.Tab value="slip">{t('drawer.slip')}</Tabs.Tab>
        <Tabs.Tab value="documents">{t('drawer.documents', { documents: documents.length })}</Tabs.Tab>
        <Tabs.Tab value="retention">{t('drawer.retention')}</Tabs.Tab>
        {seesLedger && <Tabs.Tab value="history">{t('drawer.history')}</Tabs.Tab>}
      </Tabs.List>
      <Tabs.Panel value="slip">
        {findings.length > 0 && (
          <Alert
            color={findings.some(({ blocks }) => blocks !== null) ? 'red' : 'orange'}
            mb="sm"
            title={t('drawer.findings')}
          >
            <Findings findings={findings} />
          </Alert>
        )}
        <DescriptionSlip {...{ dossier, columns, book, canEdit }} />
      </Tabs.Panel>
      <Tabs.Panel value="documents">
        <DocumentList {...{ detail, canEdit }} />
      </Tabs.Panel>
      <Tabs.Panel value="retention">
        <RetentionDesk {...{ dossier, canEdit }} fondsId={fonds.id} />
      </Tabs.Panel>
      {seesLedger && (
        <Tabs.Panel value="history">
          <LedgerTable subject={dossier.id} />
        </Tabs.Panel>
      )}
    </Tabs>
  );
}
