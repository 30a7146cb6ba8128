import { useState } from 'react';
import { Button, Group, Paper, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { FormMenu } from '../../forms/form-menu.tsx';
import { ListEnd } from '../../parts/list-end.tsx';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { useRight } from '../../session/session-context.ts';
import type { ArchiveBox } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { FondsChoice } from '../parts/fonds-choice.tsx';
import { useChoice } from '../parts/use-choice.ts';
import { boxesQuery, itemsOf } from '../queries.ts';
import { BoxDialog, NewBoxesDialog } from './box-dialogs.tsx';
import { BoxTable } from './box-table.tsx';
import { MoveDialog } from './move-dialog.tsx';

/** Labels of a form at most; the menu prints what is ticked, else the whole fonds. */
const MOST_LABELS = 1000;

/** The boxes of a fonds: made, changed, brought onto shelves, and labelled. */
export function BoxesTab() {
  const { t } = useArrangementMessages();
  const [search, setSearch] = useSearchParams();
  const fondsId = search.get('fonds') ?? undefined;
  return (
    <>
      <Group mb="sm" align="flex-end">
        <div className="arrangement-fonds">
          <FondsChoice
            isOptional
            most={1}
            chosen={fondsId === undefined ? [] : [fondsId]}
            onChoose={([id]) => setSearch({ tab: 'boxes', ...(id !== undefined && { fonds: id }) }, { replace: true })}
          />
        </div>
      </Group>
      {fondsId === undefined ? (
        <Paper withBorder p="md">
          <Text fz="sm">{t('boxes.chooseFonds')}</Text>
        </Paper>
      ) : (
        <BoxesOf key={fondsId} fondsId={fondsId} />
      )}
    </>
  );
}

type Asked = 'new' | 'move' | ArchiveBox;

function BoxesOf({ fondsId }: { readonly fondsId: string }) {
  const { t } = useArrangementMessages();
  const mayWork = useRight('edit');
  const list = useInfiniteQuery(boxesQuery(useApi(), { fonds: fondsId }));
  const boxes = itemsOf(list.data);
  const choice = useChoice(boxes);
  const [asked, setAsked] = useState<Asked>();
  if (list.error && !list.data) return <QueryProblem error={list.error} retry={() => void list.refetch()} />;
  return (
    <>
      <BoxActions {...{ fondsId, mayWork }} chosen={choice.chosen} onAsk={setAsked} />
      {list.isPending && <Skeleton h={200} />}
      {list.data && boxes.length === 0 && (
        <Paper withBorder p="md">
          <Text fz="sm">{t('boxes.none')}</Text>
        </Paper>
      )}
      {boxes.length > 0 && (
        <>
          <BoxTable boxes={boxes} choice={choice} {...(mayWork && { onChange: setAsked })} />
          <ListEnd
            text={t('boxes.count', { count: boxes.length })}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            loadMore={() => void list.fetchNextPage()}
          />
        </>
      )}
      <BoxDialogs {...{ fondsId, asked, choice }} onClose={() => setAsked(undefined)} />
    </>
  );
}

interface BoxDialogsProps {
  readonly fondsId: string;
  readonly asked: Asked | undefined;
  readonly choice: { readonly chosen: readonly ArchiveBox[]; readonly clear: () => void };
  readonly onClose: () => void;
}

function BoxDialogs({ fondsId, asked, choice, onClose }: BoxDialogsProps) {
  if (asked === 'new') return <NewBoxesDialog {...{ fondsId, onClose }} />;
  if (asked === 'move') return <MoveDialog kind="box" items={choice.chosen} onDone={choice.clear} onClose={onClose} />;
  return asked && <BoxDialog box={asked} onClose={onClose} />;
}

interface BoxActionsProps {
  readonly fondsId: string;
  readonly mayWork: boolean;
  readonly chosen: readonly ArchiveBox[];
  readonly onAsk: (asked: Asked) => void;
}

function BoxActions({ fondsId, mayWork, chosen, onAsk }: BoxActionsProps) {
  const { t } = useArrangementMessages();
  const ids = chosen.slice(0, MOST_LABELS).map(({ id }) => id);
  const isAny = ids.length > 0;
  return (
    <Group justify="space-between" mb="xs">
      <Text fz="sm" aria-live="polite">
        {isAny ? t('boxes.marked', { count: chosen.length }) : t('boxes.printAll')}
      </Text>
      <Group gap="xs">
        {mayWork && (
          <>
            <Button size="xs" variant="default" onClick={() => onAsk('new')}>
              {t('boxes.new')}…
            </Button>
            <Button size="xs" variant="default" disabled={!isAny} onClick={() => onAsk('move')}>
              {t('move.box', { count: chosen.length })}…
            </Button>
          </>
        )}
        <FormMenu places={[{ subject: 'boxes', order: { fondsId, ...(isAny && { ids }) } }]} />
      </Group>
    </Group>
  );
}
