import { Button, FileButton, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { errorText } from '../../parts/error-note.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { useRight } from '../../session/session-context.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { schedulesQuery, versionAddress, type ScheduleVersion } from './retention-queries.ts';
import { VersionList } from './version-list.tsx';

/** All versions of all schedules, those in force and those that wait first. */
export function SchedulesPage() {
  const { t } = useArchiveMessages();
  const list = useQuery(schedulesQuery(useApi()));
  const mayKeep = useRight('judge-marks');
  return (
    <div className="page">
      <PageTitle title={t('schedules.title')}>{mayKeep && <TakeIn />}</PageTitle>
      {list.error && !list.data && <QueryProblem error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Skeleton h={200} />}
      {list.data && <VersionList versions={list.data.items} />}
    </div>
  );
}

function TakeIn() {
  const { t } = useArchiveMessages();
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const shipped = useMutation({
    mutationFn: () =>
      api.call<{ readonly items: readonly { readonly same: boolean }[] }>('/retention/shipped-schedules', {
        method: 'POST',
      }),
    onSuccess: ({ items }) =>
      notifications.show({ message: t('schedules.shippedDone', { count: items.filter(({ same }) => !same).length }) }),
    onError: (error) => notifications.show({ color: 'red', title: t('common.error'), message: errorText(error, t) }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['schedules'] }),
  });
  const file = useMutation({
    mutationFn: async (given: File) => {
      const schedule: unknown = JSON.parse(await given.text());
      const body = { schedule, draft: true };
      return api.call<{ readonly version: ScheduleVersion }>('/retention/schedules', { method: 'POST', body });
    },
    onSuccess: ({ version }) => void navigate(versionAddress(version)),
    onError: (error) => {
      const message = error instanceof SyntaxError ? t('schedules.notJson') : errorText(error, t);
      notifications.show({ color: 'red', autoClose: false, title: t('common.error'), message });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['schedules'] }),
  });
  return (
    <>
      <Button size="xs" variant="default" loading={shipped.isPending} onClick={() => shipped.mutate()}>
        {t('schedules.shipped')}
      </Button>
      <Button size="xs" variant="default" component={Link} to="/appendix">
        {t('schedules.appendix')}
      </Button>
      <FileButton accept="application/json,.json" onChange={(given) => given && file.mutate(given)}>
        {(props) => (
          <Button size="xs" {...props} loading={file.isPending}>
            {t('schedules.file')}
          </Button>
        )}
      </FileButton>
    </>
  );
}
