import type { Dossier } from '../../../domain/archive/dossier.ts';
import { moveBehind } from '../../../domain/archive/ordering.ts';
import type { DossierOutline } from '../../../ports/archive/dossiers.ts';
import { demandFound, demandRevision } from '../refuse.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { requireOpenDossier } from './require-dossier.ts';

export interface Placement {
  readonly id: string;
  readonly revision: number;
  /** The dossier behind which it shall stand; null: at the head; undefined: where the next run puts it. */
  readonly behind: string | null | undefined;
  readonly actor: string;
}

/**
 * Puts a dossier somewhere by hand; automatic runs leave it there.
 * @throws RequestError `not-found` (also of the anchor, which must lie in the same fonds), `forbidden-move`; ConflictError
 */
export async function placeDossier({ store }: Pick<DossierDeps, 'store'>, placement: Placement): Promise<Dossier> {
  const { id, revision, behind, actor } = placement;
  return store.transaction(async () => {
    const before = await requireOpenDossier({ store }, id);
    await store.dossiers.lockFonds(before.fondsId);
    demandRevision(before, { revision, stored: { behind: before.placedAfter }, given: { behind } });
    const order = await store.dossiers.outlines(before.fondsId);
    if (behind === undefined) await store.dossiers.update(id, revision, { unpinned: true, editor: actor });
    else {
      if (behind !== null)
        demandFound(
          order.find((one) => one.id === behind && one.id !== id),
          behind,
        );
      await pin({ store }, order, { id, behind });
      await store.dossiers.update(id, revision, { placedAfter: behind, editor: actor });
    }
    await store.ledger.append({ action: 'dossier.placed', subject: id, actor, body: { behind: behind ?? null } });
    return demandFound(await store.dossiers.find(id), id);
  });
}

/** What was pinned behind it stays where it is, behind its former neighbour. */
async function pin(
  deps: Pick<DossierDeps, 'store'>,
  order: readonly DossierOutline[],
  { id, behind }: { readonly id: string; readonly behind: string | null },
): Promise<void> {
  await deps.store.dossiers.repin(new Map([[id, neighbourOf(order, id)]]));
  await savePlaces(deps, moveBehind(order, id, behind));
}

export function neighbourOf(order: readonly DossierOutline[], id: string): string | null {
  return order[order.findIndex((one) => one.id === id) - 1]?.id ?? null;
}

/** Numbers the places anew from 1 in the order given. */
export async function savePlaces(
  { store }: Pick<DossierDeps, 'store'>,
  order: readonly Pick<DossierOutline, 'id' | 'position'>[],
): Promise<void> {
  const places = order.map(({ id, position }, index) => ({ id, before: position, position: index + 1 }));
  const moved = places.filter(({ before, position }) => before !== position);
  await store.dossiers.place(moved.map(({ id, position }) => ({ id, position })));
}
