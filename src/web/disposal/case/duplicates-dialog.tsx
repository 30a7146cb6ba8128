import { useState } from 'react';
import { Button, Checkbox, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import type { DisposalOverview, DocumentCopy, DuplicateList } from '../disposal-types.ts';
import { useDisposalMessages } from '../messages/disposal-messages.ts';
import { duplicatesQuery } from '../queries.ts';
import { useAct } from './use-act.ts';

interface DuplicatesDialogProps {
  readonly overview: DisposalOverview;
  readonly onDone: (answer: unknown) => void;
  readonly onClose: () => void;
}

type Group_ = DuplicateList['items'][number];

/** Copies side by side with the one that stays; what is ticked goes onto the list, each with the copy it repeats. */
export function DuplicatesDialog({ overview, onDone, onClose }: DuplicatesDialogProps) {
  const { t } = useDisposalMessages();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const found = useQuery(duplicatesQuery(useApi(), overview.case.fondsId));
  const act = useAct<unknown>(overview, onDone);
  const groups = found.data?.items ?? [];
  const add = () =>
    act.mutate(
      { method: 'POST', path: '/items', body: { leaveOut: true, items: itemsOf(groups, chosen) } },
      { onSuccess: onClose },
    );
  const toggle = (id: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  return (
    <Modal opened onClose={onClose} size={900} title={t('dup.title')} transitionProps={{ duration: 0 }}>
      <Stack gap="sm">
        <Text fz="sm">{t('dup.help')}</Text>
        {found.error && <ErrorNote error={found.error} />}
        {found.isPending && <Skeleton h={120} />}
        {found.data && groups.length === 0 && <Text>{t('dup.none')}</Text>}
        {groups.map((group) => (
          <Copies key={group.kept.documentId} {...{ group, chosen, toggle }} />
        ))}
        {found.data && found.data.all > groups.length && (
          <Text fz="sm" c="dimmed">
            {t('dup.shown', { shown: groups.length, all: found.data.all })}
          </Text>
        )}
        {act.error && <RefusalNote error={act.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button disabled={chosen.size === 0} loading={act.isPending} onClick={add}>
            {t('dup.add', { count: chosen.size })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function itemsOf(groups: readonly Group_[], chosen: ReadonlySet<string>): readonly object[] {
  return groups.flatMap(({ kept, others }) =>
    others
      .filter(({ documentId }) => chosen.has(documentId))
      .map(({ documentId }) => ({
        ...{ kind: 'document', reason: 'duplicate', documentId },
        keptCopy: { documentId: kept.documentId, dossierId: kept.dossierId },
      })),
  );
}

interface CopiesProps {
  readonly group: Group_;
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}

function Copies({ group: { sign, kept, others }, chosen, toggle }: CopiesProps) {
  const { t } = useDisposalMessages();
  return (
    <div className="disposal-copies">
      <div>
        <Text fz="xs" c="dimmed">
          {`${t('dup.kept')} · ${t(`dup.sign.${sign}`)}`}
        </Text>
        <Copy copy={kept} />
      </div>
      <div>
        {others.map((copy) => (
          <Checkbox
            key={copy.documentId}
            mb={4}
            checked={chosen.has(copy.documentId)}
            onChange={() => toggle(copy.documentId)}
            label={<Copy copy={copy} />}
          />
        ))}
      </div>
    </div>
  );
}

function Copy({ copy: { title, code, scanDocumentId } }: { readonly copy: DocumentCopy }) {
  return (
    <Text component="span" fz="sm">
      {[code, title].filter((part) => part !== null).join(' · ')}{' '}
      {scanDocumentId !== null && (
        <Link to={`/documents/${scanDocumentId}`} target="_blank">
          ↗
        </Link>
      )}
    </Text>
  );
}
