import { useState } from 'react';
import { Group, NativeSelect, Paper, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { ListEnd } from '../../parts/list-end.tsx';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import { useSession } from '../../session/session-context.ts';
import type { Step } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { ALL_BUNDLES, bundleParams, type BundleFilter } from '../model/bundle-filter.ts';
import { bundlesQuery, itemsOf, stepsQuery } from '../queries.ts';
import { BundleActions } from './bundle-actions.tsx';
import { BundleDialogs } from './bundle-dialogs.tsx';
import { BundleTable } from './bundle-table.tsx';
import type { ProjectPart } from './project-part.ts';
import { useBundleWork } from './use-bundle-work.ts';

/** The bundles: how far each is, in whose hands it lies, and what can be done with those that are chosen. */
export function BundlesTab({ project, rights }: ProjectPart) {
  const { t } = useArrangementMessages();
  const api = useApi();
  const { name } = useSession().account;
  const [filter, setFilter] = useState<BundleFilter>(ALL_BUNDLES);
  const steps = useQuery(stepsQuery(api, project.process));
  const list = useInfiniteQuery(bundlesQuery(api, project.id, bundleParams(filter, name)));
  const bundles = itemsOf(list.data);
  const work = useBundleWork({ project, rights }, bundles);
  if (list.error && !list.data) return <QueryProblem error={list.error} retry={() => void list.refetch()} />;
  const ofBundles = steps.data?.items.filter(({ subject }) => subject === 'bundle') ?? [];
  return (
    <>
      <Group gap="sm" mb="xs">
        <Filters {...{ project, filter }} steps={ofBundles} onFilter={setFilter} />
        <Text fz="xs" c="dimmed">
          {t(rights.books ? 'bundles.keys' : 'bundles.keysRead')}
        </Text>
      </Group>
      <BundleActions work={work} rights={rights} />
      {work.send.error && <RefusalNote error={work.send.error} />}
      {list.isPending && <Skeleton h={300} />}
      {list.data && bundles.length === 0 && (
        <Paper withBorder p="md">
          <Text fz="sm">{t(filter === ALL_BUNDLES ? 'bundles.none' : 'bundles.noHit')}</Text>
        </Paper>
      )}
      {bundles.length > 0 && (
        <>
          <BundleTable {...{ project, bundles, work }} steps={ofBundles} />
          <ListEnd
            text={t('bundles.count', { count: bundles.length })}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            loadMore={() => void list.fetchNextPage()}
          />
        </>
      )}
      <BundleDialogs {...{ project, rights, work }} steps={ofBundles} />
    </>
  );
}

interface FiltersProps extends Pick<ProjectPart, 'project'> {
  readonly filter: BundleFilter;
  readonly steps: readonly Step[];
  readonly onFilter: (filter: BundleFilter) => void;
}

function Filters({ project, filter, steps, onFilter }: FiltersProps) {
  const { t } = useArrangementMessages();
  const { name } = useSession().account;
  const workers = project.members.filter(({ role, account }) => role === 'worker' && account !== name);
  const number = ({ numbers }: Step) => String(numbers[project.process]);
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t('bundles.hands')}
        data={[
          { value: '', label: t('bundles.allHands') },
          { value: 'free', label: t('bundles.free') },
          { value: 'mine', label: t('bundles.mine') },
          ...workers.map(({ account }) => ({ value: `by ${account}`, label: t('bundles.of', { account }) })),
        ]}
        value={filter.hands}
        onChange={(event) => onFilter({ ...filter, hands: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        aria-label={t('bundles.waitsFor')}
        data={[
          { value: '', label: t('bundles.anyStep') },
          ...steps
            .filter(({ shownBy }) => shownBy === 'booking')
            .map((step) => ({
              value: step.key,
              label: t('bundles.notBooked', { number: number(step), name: step.name.slice(0, 50) }),
            })),
        ]}
        value={filter.waitsFor}
        onChange={(event) => onFilter({ ...filter, waitsFor: event.currentTarget.value })}
      />
    </>
  );
}
