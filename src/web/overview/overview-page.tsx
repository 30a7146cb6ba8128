import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { statusQuery } from '../api/queries.ts';
import type { Status } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { QueryProblem } from '../parts/query-problem.tsx';
import { EmptySystem } from './empty-system.tsx';
import { NextSteps } from './next-steps.tsx';
import { Progress } from './progress.tsx';
import { StateCounts } from './state-counts.tsx';
import { SystemCard } from './system-card.tsx';

export function OverviewPage() {
  const api = useApi();
  const { t } = useMessages();
  const { data: status, error, refetch } = useQuery(statusQuery(api));
  if (error && !status) return <QueryProblem error={error} retry={() => void refetch()} />;
  return (
    <div className="page page-narrow">
      <PageTitle title={t('overview.title')} />
      {status && <Content status={status} />}
    </div>
  );
}

function Content({ status }: { readonly status: Status }) {
  const isEmpty = Object.values(status.scanFiles).every((count) => count === 0);
  return (
    <Stack gap="md">
      {isEmpty ? <EmptySystem /> : <StateCounts counts={status.scanFiles} />}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        {isEmpty ? null : <NextSteps status={status} />}
        <Stack gap="md">
          {isEmpty ? null : <Progress status={status} />}
          <SystemCard status={status} />
        </Stack>
      </SimpleGrid>
    </Stack>
  );
}
