import type { Movement } from '../../domain/archive/place.ts';
import type { ArchiveDeps } from './deps.ts';
import { demandFound, demandRevision, refusal } from './refuse.ts';

export interface MaterialMove {
  readonly kind: 'bundle' | 'box';
  readonly items: readonly { readonly id: string; readonly revision: number }[];
  /** Null: out of the stacks. */
  readonly toPlaceId: string | null;
  /** Why, or to whom: stands in the register for good. */
  readonly reason: string;
  readonly actor: string;
}

/** Bundles or boxes are brought elsewhere; each gets a line of the register that nobody can change. All or none. */
export async function moveMaterial(deps: ArchiveDeps, move: MaterialMove): Promise<readonly Movement[]> {
  const { kind, items, toPlaceId, reason, actor } = move;
  return deps.store.transaction(async () => {
    const { places, ledger } = deps.store;
    if (toPlaceId !== null && (await places.place(toPlaceId)) === undefined)
      throw refusal('toPlaceId', 'unknown-place');
    const before = await (kind === 'bundle' ? bringBundles(deps, move) : bringBoxes(deps, move));
    const at = deps.clock.now();
    const movements = items.map(({ id }) => ({
      ...{ id: deps.ids.next(), at, subjectKind: kind, subjectId: id, toPlaceId, reason, actor },
      fromPlaceId: before.get(id) ?? null,
    }));
    await places.addMovements(movements);
    const body = { kind, items: items.length, movements: movements.map(({ id }) => id) };
    await ledger.append({ action: 'material.moved', subject: toPlaceId ?? 'out', actor, body });
    return movements;
  });
}

type Origins = ReadonlyMap<string, string | null>;

async function bringBundles({ store }: ArchiveDeps, { items, toPlaceId }: MaterialMove): Promise<Origins> {
  const bundles = new Map((await store.places.bundles(items.map(({ id }) => id))).map((one) => [one.id, one]));
  for (const { id, revision } of items) {
    const bundle = demandFound(bundles.get(id), id);
    demandRevision(bundle, { revision, stored: bundle, given: { placeId: toPlaceId } });
  }
  await store.places.updateBundles(items, { placeId: toPlaceId });
  return new Map([...bundles].map(([id, { placeId }]) => [id, placeId]));
}

async function bringBoxes({ store }: ArchiveDeps, { items, toPlaceId }: MaterialMove): Promise<Origins> {
  const boxes = new Map((await store.places.boxes(items.map(({ id }) => id))).map((one) => [one.id, one]));
  for (const { id, revision } of items) {
    const box = demandFound(boxes.get(id), id);
    demandRevision(box, { revision, stored: box, given: { placeId: toPlaceId } });
  }
  await store.places.placeBoxes(items, toPlaceId);
  return new Map([...boxes].map(([id, { placeId }]) => [id, placeId]));
}
