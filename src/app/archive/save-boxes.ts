import type { Box } from '../../domain/archive/place.ts';
import type { BoxChanges } from '../../ports/archive/places.ts';
import { StoreError } from '../../ports/errors.ts';
import type { ArchiveDeps } from './deps.ts';
import { demandFound, demandRevision, refusal } from './refuse.ts';

export interface NewBoxes {
  readonly fondsId: string;
  readonly boxes: readonly Omit<Box, 'id' | 'fondsId' | 'placeId' | 'revision'>[];
  readonly actor: string;
}

/** Boxes begin without a place: bringing them somewhere is a movement. @throws RecordError */
export async function addBoxes(deps: ArchiveDeps, { fondsId, boxes, actor }: NewBoxes): Promise<readonly Box[]> {
  const added = boxes.map((box) => ({ ...box, id: deps.ids.next(), fondsId, placeId: null, revision: 1 }));
  const keys = new Set(added.map(({ inventoryNumber, number }) => `${inventoryNumber ?? ''}/${String(number)}`));
  if (keys.size < added.length) throw refusal('boxes', 'number-taken');
  for (const [index, box] of added.entries()) demandRange(box, `boxes.${String(index)}`);
  return await whenFree('boxes', () =>
    deps.store.transaction(async () => {
      if ((await deps.store.fonds.find(fondsId)) === undefined) throw refusal('fondsId', 'unknown-fonds');
      await deps.store.places.insertBoxes(added);
      const body = { boxes: added.map(({ number }) => number) };
      await deps.store.ledger.append({ action: 'boxes.added', subject: fondsId, actor, body });
      return added;
    }),
  );
}

export interface BoxChange {
  readonly id: string;
  readonly revision: number;
  readonly changes: Omit<BoxChanges, 'placeId'>;
  readonly actor: string;
}

/** @throws RequestError `not-found`; RecordError, also for numbers that the dossiers inside tell; ConflictError */
export async function changeBox(deps: ArchiveDeps, { id, revision, changes, actor }: BoxChange): Promise<Box> {
  const before = demandFound(await deps.store.places.box(id), id);
  demandRevision(before, { revision, stored: before, given: changes });
  demandRange({ ...before, ...changes }, 'lastDossier');
  return await whenFree('number', () =>
    deps.store.transaction(async () => {
      const after = await deps.store.places.updateBox(id, revision, changes);
      demandTyped(after, changes);
      const body = { fields: Object.keys(changes) };
      const values = { before, after: changes };
      await deps.store.ledger.append({ action: 'box.changed', subject: id, actor, body, values });
      return after;
    }),
  );
}

function demandRange({ firstDossier, lastDossier }: Box, field: string): void {
  if (firstDossier !== null && lastDossier !== null && lastDossier < firstDossier)
    throw refusal(field, 'span-reversed');
}

/** What the dossiers inside tell is not typed over. */
function demandTyped(after: Box, changes: BoxChange['changes']): void {
  for (const field of ['firstDossier', 'lastDossier'] as const)
    if (changes[field] !== undefined && changes[field] !== after[field]) throw refusal(field, 'box-has-dossiers');
}

/** The database alone knows that a number is free; that it is not, is no matter of revisions for the person. */
async function whenFree<Result>(field: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreError && error.code === 'stale' && error.cause !== undefined)
      throw refusal(field, 'number-taken');
    throw error;
  }
}
