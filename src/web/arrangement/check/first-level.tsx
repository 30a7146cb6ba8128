import { useState } from 'react';
import { Alert, NativeSelect, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { fondsQuery } from '../../archive/queries.ts';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { fondsName } from '../parts/fonds-choice.tsx';
import type { ProjectPart } from '../project/project-part.ts';
import { describedQuery, itemsOf } from '../queries.ts';
import { CheckDesk, type CheckEntry } from './check-desk.tsx';

/** Described dossiers, looked at one after another by somebody who did not describe them. */
export function FirstLevel({ project, rights }: ProjectPart) {
  const { t } = useArrangementMessages();
  const api = useApi();
  const [fondsId, setFondsId] = useState(project.fondsIds[0] ?? '');
  const named = useQueries({ queries: project.fondsIds.map((id) => fondsQuery(api, id)) });
  const list = useInfiniteQuery(describedQuery(api, fondsId));
  if (list.error && !list.data) return <QueryProblem error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton h={300} />;
  const entries: readonly CheckEntry[] = itemsOf(list.data).map(({ id, temporaryNumber, description }) => ({
    id,
    label: `${String(temporaryNumber)}. ${description.title}`,
  }));
  return (
    <>
      {!rights.checks && (
        <Alert color="blue" variant="light" mb="sm">
          {t(project.state === 'running' ? 'check.notChecker' : 'check.notRunning')}
        </Alert>
      )}
      {project.fondsIds.length > 1 && (
        <NativeSelect
          size="xs"
          mb="sm"
          aria-label={t('project.fonds')}
          data={named.flatMap(({ data }) => (data ? [{ value: data.id, label: fondsName(data) }] : []))}
          value={fondsId}
          onChange={(event) => setFondsId(event.currentTarget.value)}
        />
      )}
      <CheckDesk
        projectId={project.id}
        entries={entries}
        may={rights.checks}
        empty={t('check.noneDescribed')}
        paths={(dossier) => {
          const root = `/dossiers/${dossier.id}`;
          const { revision } = dossier;
          return {
            pass: { path: `${root}/check`, body: { revision } },
            correct: (said) => ({ path: `${root}/correct`, body: { revision, ...said } }),
            sendBack: (said) => ({ path: `${root}/send-back`, body: { revision, ...said } }),
          };
        }}
        more={{
          hasMore: list.hasNextPage,
          loading: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
      />
    </>
  );
}
