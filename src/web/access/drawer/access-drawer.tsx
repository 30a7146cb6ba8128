import { Alert, Anchor, Drawer, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { hasCode } from '../../api/errors.ts';
import { dossierQuery, type DossierDetail } from '../../archive/dossier/dossier-query.ts';
import { QueryProblem } from '../../parts/query-problem.tsx';
import type { Subject } from '../access-types.ts';
import { useAccessMessages } from '../messages/access-messages.ts';
import { accessQuery } from '../queries.ts';
import { DocumentChoice } from './document-choice.tsx';
import { SecrecyCard } from './secrecy-card.tsx';
import { UseCard } from './use-card.tsx';

interface AccessDrawerProps extends Subject {
  readonly onChoose: (subject: Subject) => void;
  readonly onClose: () => void;
}

/** Who may see a dossier, or one document in it, and why not everybody. */
export function AccessDrawer(props: AccessDrawerProps) {
  const { t } = useAccessMessages();
  const { data, error, refetch } = useQuery(dossierQuery(useApi(), props.dossierId));
  return (
    <Drawer
      opened
      onClose={props.onClose}
      position="right"
      size={680}
      title={<Text fw={650}>{t('drawer.title')}</Text>}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {error && !data && <QueryProblem error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={300} />}
      {data &&
        (data.dossier.masked ? <Alert color="gray">{t('drawer.masked')}</Alert> : <Shown {...props} detail={data} />)}
    </Drawer>
  );
}

function Shown({ dossierId, documentId, onChoose, detail }: AccessDrawerProps & { readonly detail: DossierDetail }) {
  const { t } = useAccessMessages();
  const { dossier, documents } = detail;
  const isHidden = documents.find(({ id }) => id === documentId)?.masked === true;
  return (
    <Stack gap="md">
      <div>
        <Anchor component={Link} to={`/archive/fonds/${dossier.fondsId}?dossier=${dossierId}`} fw={600}>
          {dossier.description.title}
        </Anchor>
        {dossier.code !== null && (
          <Text fz="xs" c="dimmed">
            {dossier.code}
          </Text>
        )}
      </div>
      <DocumentChoice
        documents={documents}
        value={documentId}
        onChoose={(id) => onChoose({ dossierId, documentId: id })}
      />
      {isHidden ? (
        <Alert color="gray">{t('drawer.masked')}</Alert>
      ) : (
        <Cards key={`${dossierId}.${documentId ?? ''}`} detail={detail} documentId={documentId} />
      )}
    </Stack>
  );
}

function Cards({ detail, documentId }: { readonly detail: DossierDetail; readonly documentId: string | undefined }) {
  const { t } = useAccessMessages();
  const { id } = detail.dossier;
  const found = useQuery(accessQuery(useApi(), { dossierId: id, documentId }));
  if (found.error && hasCode(found.error, 'withheld')) return <Alert color="gray">{t('drawer.masked')}</Alert>;
  if (found.error && !found.data) return <QueryProblem error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton h={200} />;
  return (
    <>
      <UseCard access={found.data} />
      <SecrecyCard access={found.data} detail={detail} />
    </>
  );
}
