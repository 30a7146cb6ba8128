import { useState } from 'react';
import { Paper, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { alarmsQuery } from '../api/queries.ts';
import type { Alarm } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { ListEnd } from '../parts/list-end.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { QueryProblem } from '../parts/query-problem.tsx';
import { useRight } from '../session/session-context.ts';
import { AlarmTable } from './alarm-table.tsx';
import { SettleDialog } from './settle-dialog.tsx';

/** Documents that are gone from their host although they had to be kept, until somebody has settled that. */
export function AlarmsPage() {
  const { t } = useMessages();
  const maySettle = useRight('settle-alarms');
  // What is settled is the alarm as it was when the question was opened.
  const [chosen, setChosen] = useState<Alarm>();
  const list = useInfiniteQuery(alarmsQuery(useApi()));
  if (list.error && !list.data) return <QueryProblem error={list.error} retry={() => void list.refetch()} />;
  const alarms = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="page page-narrow">
      <PageTitle title={t('alarms.title')} />
      {list.data && (
        <Paper withBorder p="md">
          {alarms.length === 0 ? (
            <Nothing />
          ) : (
            <>
              <Text fz="sm" mb="sm">
                {t('alarms.help')}
              </Text>
              <AlarmTable alarms={alarms} onSettle={maySettle ? setChosen : undefined} />
              <ListEnd
                text={t('alarms.more', { count: alarms.length })}
                hasMore={list.hasNextPage}
                loading={list.isFetchingNextPage}
                loadMore={() => void list.fetchNextPage()}
              />
            </>
          )}
        </Paper>
      )}
      {chosen && <SettleDialog alarm={chosen} onClose={() => setChosen(undefined)} />}
    </div>
  );
}

function Nothing() {
  const { t } = useMessages();
  return (
    <>
      <Text fw={600}>{t('alarms.none')}</Text>
      <Text fz="sm" c="dimmed">
        {t('alarms.noneHelp')}
      </Text>
    </>
  );
}
