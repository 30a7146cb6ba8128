import { Group, Paper, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { failuresQuery, statusQuery } from '../api/queries.ts';
import type { Status } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { QueryProblem } from '../parts/query-problem.tsx';
import { DeadJobs } from './dead-jobs.tsx';
import { FailedFiles } from './failed-files.tsx';

export function FailuresPage() {
  const { t } = useMessages();
  const api = useApi();
  const { data: status } = useQuery(statusQuery(api));
  const failures = useInfiniteQuery(failuresQuery(api));
  if (failures.error && !failures.data) {
    return <QueryProblem error={failures.error} retry={() => void failures.refetch()} />;
  }
  const pages = failures.data?.pages ?? [];
  const jobs = pages[0]?.jobs ?? [];
  // A file whose reading stopped for good stands among the jobs already: one row, one button.
  const listed = new Set(jobs.filter(({ name }) => name === 'read-scan-file').map(({ scanFileId }) => scanFileId));
  const files = pages.flatMap((page) => page.scanFiles.items).filter(({ id }) => !listed.has(id));
  return (
    <div className="page page-narrow">
      <PageTitle title={t('failures.title')} />
      <Stack gap="md">
        {status && <QueueCounts queue={status.queue} />}
        {failures.data && (
          <>
            <DeadJobs jobs={jobs} />
            {(files.length > 0 || jobs.length === 0) && (
              <FailedFiles
                files={files}
                hasMore={failures.hasNextPage}
                loading={failures.isFetchingNextPage}
                loadMore={() => void failures.fetchNextPage()}
              />
            )}
          </>
        )}
      </Stack>
    </div>
  );
}

function QueueCounts({ queue }: { readonly queue: Status['queue'] }) {
  const { t } = useMessages();
  return (
    <Paper withBorder px="md" py="sm" component="section" aria-label={t('failures.queue')}>
      <Group gap="xl">
        <Text fw={600}>{t('failures.queue')}</Text>
        {(['active', 'waiting', 'retrying', 'dead'] as const).map((name) => (
          <Text key={name} fz="sm" {...(name === 'dead' && queue.dead > 0 && { c: 'red.8' })}>
            {t(`failures.${name}`)}: <strong>{queue[name]}</strong>
          </Text>
        ))}
      </Group>
    </Paper>
  );
}
