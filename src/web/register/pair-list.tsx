import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button, Group, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { ListEnd } from '../parts/list-end.tsx';
import { QueryProblem } from '../parts/query-problem.tsx';
import { useRowKeys } from '../parts/use-row-keys.ts';
import { useRegisterMessages } from './messages/register-messages.ts';
import { ChooseRowDialog } from './choose-row-dialog.tsx';
import { rowToAccept } from './model/pair-work.ts';
import { PairItem } from './pair-item.tsx';
import { matchesQuery } from './queries.ts';
import type { RegisterMatch, RegisterMatchState, Settlement } from './register-types.ts';
import { useSettle } from './use-settle.ts';

interface PairListProps {
  readonly fonds: string;
  readonly state: RegisterMatchState;
}

/** Documents of one state with the rows that may be their own, settled by keys or buttons, one or many at a time. */
export function PairList({ fonds, state }: PairListProps) {
  const { t } = useRegisterMessages();
  const found = useInfiniteQuery(matchesQuery(useApi(), fonds, state));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const pairs = usePairs(items);
  const list = useKeptFocus(items, pairs.hasSettled);
  if (found.error && !found.data) return <QueryProblem error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton h={200} />;
  return (
    <>
      <Text fz="sm" c="dimmed" mb={4}>
        {t(`pairs.help.${state}`)}
      </Text>
      {pairs.error !== null && pairs.error !== undefined && <ErrorNote error={pairs.error} />}
      {(items.length > 0 || pairs.hasSettled) && <PairBar pairs={pairs} />}
      <div className="list" ref={list} tabIndex={-1} onKeyDown={pairs.onKeyDown}>
        {items.length === 0 && <Text p="md">{t(`pairs.none.${state}`)}</Text>}
        {items.map((match, index) => (
          <PairItem
            key={match.document.documentId}
            match={match}
            chosen={pairs.chosen.get(match.document.documentId)}
            marked={pairs.marked.has(match.document.documentId)}
            rowProps={pairs.row(index)}
            {...pairs.actionsOf(match)}
          />
        ))}
      </div>
      <Finding pairs={pairs} />
      <ListEnd
        text={items.length === 0 ? '' : t('pairs.count', { count: items.length })}
        hasMore={found.hasNextPage}
        loading={found.isFetchingNextPage}
        loadMore={() => void found.fetchNextPage()}
      />
    </>
  );
}

function Finding({ pairs }: { readonly pairs: ReturnType<typeof usePairs> }) {
  const { finding, acceptFound, stopFinding } = pairs;
  return finding && <ChooseRowDialog match={finding} onAccept={acceptFound} onClose={stopFinding} />;
}

function PairBar({ pairs }: { readonly pairs: ReturnType<typeof usePairs> }) {
  const { t } = useRegisterMessages();
  const count = pairs.marked.size;
  return (
    <Group gap="sm" mb="xs" mih={30}>
      <Text fz="xs" c="dimmed" flex={1}>
        {t('pairs.keys')}
      </Text>
      {count > 0 && (
        <>
          <Button size="compact-sm" loading={pairs.isPending} onClick={pairs.acceptMarked}>
            {t('pairs.acceptMany', { count })}
          </Button>
          <Button size="compact-sm" variant="default" loading={pairs.isPending} onClick={pairs.rejectMarked}>
            {t('pairs.rejectMany', { count })}
          </Button>
        </>
      )}
      <Button size="compact-sm" variant="default" disabled={pairs.isPending} onClick={() => pairs.takeBack()}>
        {t('pairs.takeBack')}
      </Button>
    </Group>
  );
}

function usePairs(items: readonly RegisterMatch[]) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [hasSettled, setHasSettled] = useState(false);
  const [finding, setFinding] = useState<RegisterMatch>();
  const work = useSettle();
  const send = (matches: readonly RegisterMatch[], of: (match: RegisterMatch) => Settlement | undefined) => {
    work.settle(
      matches.flatMap((match) => of(match) ?? []),
      matches,
    );
    setMarked(new Set());
    setHasSettled(true);
  };
  const accepting = (match: RegisterMatch) => {
    const row = rowToAccept(match, chosen.get(match.document.documentId));
    return row && { ...seen(match), rowId: row.rowId };
  };
  const rejecting = (match: RegisterMatch) => ({ ...seen(match), rowId: null });
  const actionsOf = (match: RegisterMatch) => ({
    onChoose: (rowId: string) => setChosen(new Map(chosen).set(match.document.documentId, rowId)),
    onMark: () => setMarked(toggled(marked, match.document.documentId)),
    onAccept: () => send([match], accepting),
    onReject: () => send([match], rejecting),
    onTakeBack: () => send([match], seen),
    onFind: () => setFinding(match),
  });
  const keys = usePairKeys(items, { chosen, actionsOf, takeBack: work.takeBack });
  const markedItems = items.filter(({ document }) => marked.has(document.documentId));
  return {
    ...{ hasSettled, chosen, marked, actionsOf, ...keys, isPending: work.isPending, error: work.error },
    takeBack: () => work.takeBack(),
    finding,
    acceptFound: (rowId: string) => finding && send([finding], (match) => ({ ...seen(match), rowId })),
    stopFinding: () => setFinding(undefined),
    acceptMarked: () => send(markedItems, accepting),
    rejectMarked: () => send(markedItems, rejecting),
  };
}

interface PairActs {
  readonly chosen: ReadonlyMap<string, string>;
  readonly actionsOf: (match: RegisterMatch) => {
    readonly onChoose: (rowId: string) => void;
    readonly onMark: () => void;
    readonly onAccept: () => void;
    readonly onReject: () => void;
    readonly onFind: () => void;
  };
  readonly takeBack: () => unknown;
}

/** ↑ ↓ Enter as in each list; ← → another row, Delete outside the register, T finds, blank marks, Ctrl+Z takes back. */
function usePairKeys(items: readonly RegisterMatch[], { chosen, actionsOf, takeBack }: PairActs) {
  const keys = useRowKeys(items.length, (index) => {
    const match = items[index];
    if (match) actionsOf(match).onAccept();
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    keys.onKeyDown(event);
    const match = items[keys.active];
    const acts = match && actionsOf(match);
    const beside = (step: number) => () => {
      const next = match && besideRow(match, chosen.get(match.document.documentId), step);
      if (next !== undefined) acts?.onChoose(next);
    };
    const walk = { ArrowRight: beside(1), ArrowLeft: beside(-1) };
    const plain = { Delete: acts?.onReject, t: acts?.onFind, T: acts?.onFind, ' ': acts?.onMark, ...walk };
    pressed(event, { plain, held: { z: takeBack } });
  };
  return { onKeyDown, row: keys.row };
}

/** A pair that was settled leaves the list, and the focus with it: the next one has it then, or the list. */
function useKeptFocus(items: readonly RegisterMatch[], hasSettled: boolean) {
  const list = useRef<HTMLDivElement>(null);
  const shown = items.map(({ document }) => document.documentId).join(' ');
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!hasSettled || !isLost) return;
    (list.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]') ?? list.current)?.focus();
  }, [shown, hasSettled]);
  return list;
}

type Acts = Readonly<Record<string, (() => unknown) | undefined>>;

/** `plain`: on a pair; `held`: with Ctrl, on the list that lost its last pair, too. */
function pressed(event: KeyboardEvent<HTMLElement>, { plain, held }: { readonly plain: Acts; readonly held: Acts }) {
  const isOnPair = event.target instanceof HTMLElement && event.target.dataset.row !== undefined;
  if (event.defaultPrevented || !(isOnPair || event.target === event.currentTarget)) return;
  const act = (isHeld(event) ? held : plain)[event.key];
  if (act === undefined) return;
  act();
  event.preventDefault();
}

function isHeld({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey;
}

function seen({ document, revision }: RegisterMatch): Settlement {
  return { documentId: document.documentId, revision };
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}

function besideRow(match: RegisterMatch, chosen: string | undefined, step: number): string | undefined {
  const free = match.rows.filter(({ takenBy }) => takenBy === undefined);
  const at = free.findIndex(({ rowId }) => rowId === rowToAccept(match, chosen)?.rowId);
  return free[at + step]?.rowId;
}
