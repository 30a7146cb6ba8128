import { useState } from 'react';
import { Button, Group, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { openOf } from '../../../domain/arrangement/sampling.ts';
import { useApi } from '../../api/api-context.ts';
import { QueryProblem } from '../../parts/query-problem.tsx';
import type { Lot } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import type { ProjectPart } from '../project/project-part.ts';
import { itemsOf, sampleQuery } from '../queries.ts';
import { CheckDesk, type CheckEntry } from './check-desk.tsx';

interface LotDeskProps extends ProjectPart {
  readonly lot: Lot;
}

/** The sample of one lot, and the decision on the whole of it. */
export function LotDesk({ project, rights, lot }: LotDeskProps) {
  const { t } = useArrangementMessages();
  const list = useInfiniteQuery(sampleQuery(useApi(), project.id, lot.id));
  const [asking, setAsking] = useState<'accepted' | 'refused'>();
  if (list.error && !list.data) return <QueryProblem error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton h={300} />;
  const entries: readonly CheckEntry[] = itemsOf(list.data).map(({ dossierId, verdict }) => ({
    id: dossierId,
    ...(verdict !== null && { verdict }),
  }));
  const isOpen = lot.closed === null;
  const path = `/arrangement-projects/${project.id}/lots/${lot.id}`;
  const left = openOf(lot.counts);
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Text fz="sm">{t('lots.counts', { number: lot.number, ...lot.counts, left })}</Text>
        {isOpen && rights.judges && (
          <Group gap="xs">
            <Button size="xs" color="green" disabled={left > 0} onClick={() => setAsking('accepted')}>
              {t('lots.accept')}…
            </Button>
            <Button size="xs" color="red" variant="light" onClick={() => setAsking('refused')}>
              {t('lots.refuse')}…
            </Button>
          </Group>
        )}
      </Group>
      <CheckDesk
        isSecond
        projectId={project.id}
        entries={entries}
        may={rights.judges && isOpen}
        empty={t('lots.empty')}
        paths={({ id: dossierId, revision }) => {
          const verdict = (said: object) => ({ path: `${path}/verdicts`, body: { dossierId, revision, ...said } });
          return {
            pass: verdict({ verdict: 'passed' }),
            correct: ({ note, ...said }) =>
              verdict({ verdict: 'corrected', ...said, ...(note !== undefined && { reason: note }) }),
            sendBack: (said) => verdict({ verdict: 'sent-back', ...said }),
          };
        }}
        more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() }}
      />
      {asking && (
        <AskDialog
          title={t(asking === 'accepted' ? 'lots.accept' : 'lots.refuse')}
          help={t(`lots.explain.${asking}`, { percent: lot.faultyPercent, limit: project.record.errorLimitPercent })}
          {...(asking === 'refused' && { color: 'red' })}
          fields={[{ name: 'note', label: 'note', kind: 'area', required: asking === 'refused' }]}
          request={(body) => ({ path: `${path}/close`, body: { revision: lot.revision, decision: asking, ...body } })}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}
