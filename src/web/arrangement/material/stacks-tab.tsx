import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button, Group, Paper, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { isCustodian } from '../../disposal/model/acts-for.ts';
import { stepTo } from '../../disposal/model/desk.ts';
import { formatNumber } from '../../model/format.ts';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { useRight, useSession } from '../../session/session-context.ts';
import type { ArchiveBox, Bundle, Place } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { kindInside, type PlacedPlace } from '../model/place-tree.ts';
import { ListEnd } from '../../parts/list-end.tsx';
import { useChoice } from '../parts/use-choice.ts';
import { boxesQuery, itemsOf, materialQuery } from '../queries.ts';
import { BoxTable } from './box-table.tsx';
import { MaterialTable } from './material-table.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { NewPlaceDialog, PlaceDialog } from './place-dialogs.tsx';
import { usePlaces } from './use-places.ts';

/** The tree of rooms, shelves and tiers, and what lies in the one that is looked at. */
export function StacksTab() {
  const { t } = useArrangementMessages();
  const { role } = useSession().account;
  const { found, tree } = usePlaces();
  const [chosenId, setChosenId] = useState<string>();
  if (found.error && !found.data) return <QueryProblem error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton h={300} />;
  const chosen = tree.find(({ place }) => place.id === chosenId) ?? tree[0];
  return (
    <>
      {isCustodian(role) && <PlaceActions chosen={chosen} />}
      {chosen === undefined ? (
        <Paper withBorder p="md">
          <Text fw={600}>{t('places.none')}</Text>
          <Text fz="sm" c="dimmed">
            {t('places.noneHelp')}
          </Text>
        </Paper>
      ) : (
        <div className="arrangement-places">
          <Tree tree={tree} chosen={chosen.place.id} onChoose={setChosenId} />
          <Contents key={chosen.place.id} at={chosen} />
        </div>
      )}
    </>
  );
}

/** What those who keep the archive do with the chosen place. */
function PlaceActions({ chosen }: { readonly chosen: PlacedPlace | undefined }) {
  const { t } = useArrangementMessages();
  const [asking, setAsking] = useState<'room' | 'inside' | 'change'>();
  const close = () => setAsking(undefined);
  const inside = chosen && kindInside(chosen.place.kind);
  return (
    <Group gap="xs" mb="sm">
      <Button size="xs" variant="default" onClick={() => setAsking('room')}>
        {t('place.add.room')}…
      </Button>
      {inside && (
        <Button size="xs" variant="default" onClick={() => setAsking('inside')}>
          {t(`place.add.${inside}`)}…
        </Button>
      )}
      {chosen && (
        <Button size="xs" variant="default" onClick={() => setAsking('change')}>
          {t('place.change')}…
        </Button>
      )}
      {asking === 'room' && <NewPlaceDialog kind="room" parent={undefined} onClose={close} />}
      {asking === 'inside' && inside && <NewPlaceDialog kind={inside} parent={chosen} onClose={close} />}
      {asking === 'change' && chosen && <PlaceDialog place={chosen.place} onClose={close} />}
    </Group>
  );
}

interface TreeProps {
  readonly tree: readonly PlacedPlace[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function Tree({ tree, chosen, onChoose }: TreeProps) {
  const { t, language } = useArrangementMessages();
  const at = tree.findIndex(({ place }) => place.id === chosen);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = stepTo(event.key, at, tree.length);
    const place = next === undefined ? undefined : tree[next]?.place;
    if (!place) return;
    event.preventDefault();
    onChoose(place.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-place="${place.id}"]`)?.focus();
  };
  const size = ({ capacityMetres }: Place) =>
    capacityMetres === null ? '' : t('place.capacity', { metres: formatNumber(capacityMetres, language, 1) });
  return (
    <div role="listbox" aria-label={t('places.stacks')} className="list" onKeyDown={onKeyDown}>
      {tree.map(({ place, depth }) => (
        <button
          key={place.id}
          type="button"
          role="option"
          data-place={place.id}
          className="arrangement-place"
          aria-selected={place.id === chosen}
          tabIndex={place.id === chosen ? 0 : -1}
          style={{ paddingLeft: 10 + depth * 20 }}
          onClick={() => onChoose(place.id)}
        >
          {place.label} <small>{`${t(`place.${place.kind}`)}${size(place)}`}</small>
        </button>
      ))}
    </div>
  );
}

/** Boxes and bundles that lie here, and the way out of here. */
function Contents({ at: { place, path } }: { readonly at: PlacedPlace }) {
  const { t } = useArrangementMessages();
  const api = useApi();
  const boxes = useInfiniteQuery(boxesQuery(api, { place: place.id }));
  const bundles = useInfiniteQuery(materialQuery(api, { place: place.id }));
  const shownBoxes = itemsOf(boxes.data);
  const shownBundles = itemsOf(bundles.data);
  const isEmpty = boxes.data && bundles.data && shownBoxes.length === 0 && shownBundles.length === 0;
  const error = boxes.error ?? bundles.error;
  return (
    <div>
      <Text fw={600} mb="xs">
        {path}
      </Text>
      {place.note !== null && (
        <Text fz="sm" c="dimmed" mb="xs">
          {place.note}
        </Text>
      )}
      {error && <QueryProblem error={error} retry={() => void Promise.all([boxes.refetch(), bundles.refetch()])} />}
      {isEmpty && (
        <Paper withBorder p="md">
          <Text fz="sm">{t('places.empty')}</Text>
        </Paper>
      )}
      {shownBoxes.length > 0 && <Boxes boxes={shownBoxes} />}
      {boxes.hasNextPage && (
        <ListEnd
          text={t('boxes.count', { count: shownBoxes.length })}
          hasMore
          loading={boxes.isFetchingNextPage}
          loadMore={() => void boxes.fetchNextPage()}
        />
      )}
      {shownBundles.length > 0 && <Bundles bundles={shownBundles} />}
      {bundles.hasNextPage && (
        <ListEnd
          text={t('bundles.count', { count: shownBundles.length })}
          hasMore
          loading={bundles.isFetchingNextPage}
          loadMore={() => void bundles.fetchNextPage()}
        />
      )}
    </div>
  );
}

function Boxes({ boxes }: { readonly boxes: readonly ArchiveBox[] }) {
  const choice = useChoice(boxes);
  return (
    <Movable kind="box" choice={choice}>
      {(mayMove) => <BoxTable boxes={boxes} {...(mayMove && { choice })} />}
    </Movable>
  );
}

function Bundles({ bundles }: { readonly bundles: readonly Bundle[] }) {
  const choice = useChoice(bundles);
  return (
    <Movable kind="bundle" choice={choice}>
      {(mayMove) => <MaterialTable bundles={bundles} {...(mayMove && { choice })} />}
    </Movable>
  );
}

interface MovableProps {
  readonly kind: 'bundle' | 'box';
  readonly choice: { readonly chosen: readonly (ArchiveBox | Bundle)[]; readonly clear: () => void };
  readonly children: (mayMove: boolean) => ReactNode;
}

function Movable({ kind, choice, children }: MovableProps) {
  const { t } = useArrangementMessages();
  const mayMove = useRight('edit');
  const [isMoving, setMoving] = useState(false);
  return (
    <>
      {mayMove && (
        <Button
          size="xs"
          variant="default"
          my="xs"
          disabled={choice.chosen.length === 0}
          onClick={() => setMoving(true)}
        >
          {t(`move.${kind}`, { count: choice.chosen.length })}…
        </Button>
      )}
      {children(mayMove)}
      {isMoving && (
        <MoveDialog {...{ kind }} items={choice.chosen} onDone={choice.clear} onClose={() => setMoving(false)} />
      )}
    </>
  );
}
