import { Button, Group, Paper, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { DeadJob } from '../api/types.ts';
import { isMessageKey, useMessages } from '../messages/messages.ts';
import { formatTime } from '../model/format.ts';
import { useResend } from './use-resend.ts';

const redrivePath = (job: DeadJob) => `/failures/${job.id}/redrive`;

export function DeadJobs({ jobs }: { readonly jobs: readonly DeadJob[] }) {
  const { t } = useMessages();
  const resend = useResend();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="dead-jobs">
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="md" id="dead-jobs">
          {t('failures.jobs')}
        </Title>
        {jobs.length > 1 && (
          <Button size="xs" loading={resend.isPending} onClick={() => resend.mutate(jobs.map(redrivePath))}>
            {t('failures.retryAll', { count: jobs.length })}
          </Button>
        )}
      </Group>
      {jobs.length === 0 ? <Text fz="sm">{t('failures.jobsNone')}</Text> : <JobTable jobs={jobs} resend={resend} />}
    </Paper>
  );
}

interface JobTableProps {
  readonly jobs: readonly DeadJob[];
  readonly resend: ReturnType<typeof useResend>;
}

function JobTable({ jobs, resend }: JobTableProps) {
  const { t } = useMessages();
  return (
    <Table.ScrollContainer type="native" minWidth={800}>
      <Table fz="sm" verticalSpacing="xs" aria-labelledby="dead-jobs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={150}>{t('failures.job')}</Table.Th>
            <Table.Th>{t('failures.reason')}</Table.Th>
            <Table.Th w={70}>{t('failures.attempts')}</Table.Th>
            <Table.Th w={164}>{t('failures.failedAt')}</Table.Th>
            <Table.Th w={110} aria-label={t('common.actions')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {jobs.map((job) => (
            <Table.Tr key={job.id}>
              <Table.Td>{jobName(job, t)}</Table.Td>
              <Table.Td>
                {job.scanFileId !== undefined && (
                  <Link to={`/files/${job.scanFileId}`} className="row-link">
                    {job.fileName ?? job.scanFileId}
                  </Link>
                )}
                <Text fz="sm">{job.message}</Text>
              </Table.Td>
              <Table.Td>{job.attempts}</Table.Td>
              <Table.Td>{formatTime(job.failedAt)}</Table.Td>
              <Table.Td ta="right">
                <Button
                  size="compact-sm"
                  variant="light"
                  disabled={resend.isPending}
                  onClick={() => resend.mutate([redrivePath(job)])}
                >
                  {t('failures.retry')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function jobName(job: DeadJob, t: ReturnType<typeof useMessages>['t']): string {
  const key = `job.${job.name}`;
  return isMessageKey(key) ? t(key) : t('job.other', { name: job.name });
}
