import { mayStandIn, type Place } from '../../domain/archive/place.ts';
import { fold } from '../../domain/text/fold.ts';
import type { ArchiveDeps } from './deps.ts';
import { demandFound, demandRevision, refusal } from './refuse.ts';
import { tidy } from './tidy.ts';

export interface NewPlace extends Omit<Place, 'id' | 'revision'> {
  readonly actor: string;
}

/** @throws RecordError */
export async function addPlace(deps: ArchiveDeps, given: NewPlace): Promise<Place> {
  const { actor, ...entry } = tidy(given);
  const place = { ...entry, id: deps.ids.next(), revision: 1 };
  return deps.store.transaction(async () => {
    const { places, ledger } = deps.store;
    const parent = entry.parentId === null ? null : await places.place(entry.parentId);
    if (parent === undefined) throw refusal('parentId', 'unknown-place');
    if (!mayStandIn(entry.kind, parent?.kind ?? null)) throw refusal('kind', 'place-kind');
    await demandFreeLabel(deps, place);
    await places.insertPlace(place);
    const { label, kind, parentId } = place;
    await ledger.append({ action: 'place.added', subject: place.id, actor, body: { kind, parentId, label } });
    return place;
  });
}

export interface PlaceChange {
  readonly id: string;
  readonly revision: number;
  readonly changes: Partial<Pick<Place, 'label' | 'capacityMetres' | 'note'>>;
  readonly actor: string;
}

/** @throws RequestError `not-found`; RecordError; ConflictError */
export async function changePlace(deps: ArchiveDeps, change: PlaceChange): Promise<Place> {
  const { id, revision, changes, actor } = tidy(change);
  return deps.store.transaction(async () => {
    const { places, ledger } = deps.store;
    const before = demandFound(await places.place(id), id);
    demandRevision(before, { revision, stored: before, given: changes });
    await demandFreeLabel(deps, { ...before, ...changes });
    const after = await places.updatePlace(id, revision, changes);
    const { label, capacityMetres, note } = before;
    const values = { before: { label, capacityMetres, note }, after: changes };
    const body = { fields: Object.keys(changes) };
    await ledger.append({ action: 'place.changed', subject: id, actor, body, values });
    return after;
  });
}

async function demandFreeLabel({ store }: ArchiveDeps, { id, parentId, label }: Place): Promise<void> {
  const others = (await store.places.places()).filter((one) => one.parentId === parentId && one.id !== id);
  if (others.some((one) => fold(one.label) === fold(label))) throw refusal('label', 'label-taken');
}
