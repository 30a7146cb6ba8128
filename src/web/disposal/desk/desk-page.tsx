import { useState } from 'react';
import { Group, NativeSelect, Paper, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { isMissing } from '../../api/queries.ts';
import { NotFound } from '../../parts/not-found.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { isDialogOpen, isTyping, useWindowKeys } from '../../parts/use-window-keys.ts';
import { ActDialog } from '../case/act-dialog.tsx';
import type { DisposalItem, DisposalOverview } from '../disposal-types.ts';
import { useDisposalMessages } from '../messages/disposal-messages.ts';
import { REASON_FORM } from '../model/act-forms.ts';
import { filterItems, stepTo, type DeskFilter } from '../model/desk.ts';
import { checkQuery, itemsQuery, overviewQuery, votesQuery } from '../queries.ts';
import { DeskActions, type Asked } from './desk-actions.tsx';
import { DeskItem } from './desk-item.tsx';
import { DeskList } from './desk-list.tsx';
import { useJudgement, type Judgement } from './use-judgement.ts';
import { usePeriodText } from './use-period-text.ts';

/** The lines of a list, looked at and judged one after another. */
export function DeskPage() {
  const { id = '' } = useParams();
  const api = useApi();
  const found = useQuery(overviewQuery(api, id));
  const items = useQuery(itemsQuery(api, id));
  if (isMissing(found.error)) return <NotFound />;
  const error = found.error ?? items.error;
  if (error && !(found.data && items.data))
    return <QueryProblem error={error} retry={() => void Promise.all([found.refetch(), items.refetch()])} />;
  if (!found.data || !items.data) return <Skeleton m="md" h={300} />;
  return <Desk overview={found.data} items={items.data} />;
}

interface DeskProps {
  readonly overview: DisposalOverview;
  readonly items: readonly DisposalItem[];
}

function Desk({ overview, items }: DeskProps) {
  const { t } = useDisposalMessages();
  const [filter, setFilter] = useState<DeskFilter>({ reason: '', state: '' });
  const [chosen, setChosen] = useState(0);
  const [asked, setAsked] = useState<Asked>();
  const votes = useQuery(votesQuery(useApi(), overview.case.id));
  const check = useQuery({
    ...checkQuery(useApi(), overview.case.id),
    enabled: overview.case.destroyedOn === null,
  });
  const judgement = useJudgement(overview, votes.data);
  const shown = filterItems(items, filter);
  const at = Math.min(chosen, Math.max(0, shown.length - 1));
  const item = shown[at];
  useDeskKeys({ at, count: shown.length, item, judgement, onStep: setChosen, onAsk: setAsked });
  const refusal = check.data?.refused.find(({ itemId }) => itemId === item?.id)?.message;
  const periodText = usePeriodText();
  return (
    <div className="page">
      <PageTitle title={t('desk.title', { title: overview.case.record.title })} />
      <Group gap="md" mb="xs">
        <Link to={`/disposal/${overview.case.id}`}>{`← ${t('desk.back')}`}</Link>
        <DeskFilters items={items} filter={filter} onFilter={setFilter} />
        <Text fz="sm" aria-live="polite">
          {t('desk.count', { at: shown.length === 0 ? 0 : at + 1, count: shown.length })}
        </Text>
        <Text fz="xs" c="dimmed">
          {t('desk.keys')}
        </Text>
      </Group>
      <div className="choice-desk">
        <DeskList items={shown} at={at} onChoose={setChosen} />
        <Paper withBorder p="md" className="choice-item">
          {item ? (
            <>
              <DeskItem {...{ item, refusal, periodText }} />
              <DeskActions {...{ item, judgement }} onAsk={setAsked} />
            </>
          ) : (
            <Text>{t('desk.none')}</Text>
          )}
        </Paper>
      </div>
      {asked !== undefined && item && (
        <ReasonDialog {...{ overview, item, asked, judgement }} onClose={() => setAsked(undefined)} />
      )}
    </div>
  );
}

interface DeskFiltersProps {
  readonly items: readonly DisposalItem[];
  readonly filter: DeskFilter;
  readonly onFilter: (filter: DeskFilter) => void;
}

function DeskFilters({ items, filter, onFilter }: DeskFiltersProps) {
  const { t } = useDisposalMessages();
  const reasons = [...new Map(items.map(({ reason, reasonTitle }) => [reason, reasonTitle]))];
  const states = (['listed', 'kept', 'destroyed'] as const).filter((state) =>
    items.some((item) => item.state === state),
  );
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t('desk.all')}
        data={[{ value: '', label: t('desk.all') }, ...reasons.map(([value, label]) => ({ value, label }))]}
        value={filter.reason}
        onChange={(event) => onFilter({ ...filter, reason: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        aria-label={t('desk.allStates')}
        data={[
          { value: '', label: t('desk.allStates') },
          ...states.map((value) => ({ value, label: t(`items.${value}`) })),
        ]}
        value={filter.state}
        onChange={(event) => onFilter({ ...filter, state: event.currentTarget.value })}
      />
    </>
  );
}

interface DeskKeysProps {
  readonly at: number;
  readonly count: number;
  readonly item: DisposalItem | undefined;
  readonly judgement: Judgement;
  readonly onStep: (index: number) => void;
  readonly onAsk: (asked: Asked) => void;
}

function useDeskKeys({ at, count, item, judgement, onStep, onAsk }: DeskKeysProps): void {
  const judge = (key: string) => {
    if (item?.state !== 'listed') return undefined;
    if (key === 'h' && judgement.mayVote) return () => judgement.destroy(item.id);
    if (key === 'g' && judgement.mayVote) return () => onAsk('vote');
    if (key === 'g' && judgement.mayKeep) return () => onAsk('keep');
    return key === 'delete' && judgement.mayRemove ? () => judgement.remove(item.id) : undefined;
  };
  useWindowKeys((event) => {
    if (isDialogOpen() || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = stepTo(event.key, at, count);
    const run = next === undefined ? judge(event.key.toLowerCase()) : () => onStep(next);
    if (!run) return;
    run();
    event.preventDefault();
  });
}

interface ReasonDialogProps {
  readonly overview: DisposalOverview;
  readonly item: DisposalItem;
  readonly asked: Asked;
  readonly judgement: Judgement;
  readonly onClose: () => void;
}

function ReasonDialog({ overview, item, asked, judgement, onClose }: ReasonDialogProps) {
  const wraps = {
    vote: { path: '/votes', wrap: judgement.keepVote(item.id) },
    keep: { path: '/items/keeping', wrap: (body: object) => ({ keep: [{ itemId: item.id, ...body }] }) },
    rule: {
      path: '/rulings',
      // Against the majority, whichever way it is.
      wrap: (body: object) => ({
        itemIds: [item.id],
        choice: judgement.tallyOf(item)?.majority === 'keep' ? 'destroy' : 'keep',
        ...body,
      }),
    },
  } as const;
  const { path, wrap } = wraps[asked];
  return (
    <ActDialog
      {...{ overview, wrap, onClose }}
      title={asked === 'vote' ? 'desk.keepReason' : `act.${asked}`}
      form={{ method: 'POST', path, fields: REASON_FORM.fields }}
      onDone={() => undefined}
    />
  );
}
