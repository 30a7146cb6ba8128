import { numberDossiers } from '../../../domain/archive/numbering.ts';
import type { DossierOutline, NumberGiven } from '../../../ports/archive/dossiers.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { requireFonds } from './require-dossier.ts';

export interface NumberRequest {
  readonly fondsId: string;
  readonly actor: string;
}
export interface NumberResult {
  readonly numbered: number;
  /** Without a period, or no inventory takes it. */
  readonly left: readonly string[];
}

/**
 * Gives draft numbers in the archival order, anew each time, until they are frozen; frozen ones stay.
 * @throws RequestError `not-found`
 */
export async function numberFonds(
  { store }: Pick<DossierDeps, 'store'>,
  request: NumberRequest,
): Promise<NumberResult> {
  const { fondsId, actor } = request;
  return store.transaction(async () => {
    const fonds = await requireFonds({ store }, fondsId);
    await store.dossiers.lockFonds(fondsId);
    const dossiers = await store.dossiers.outlines(fondsId);
    const retired = await store.dossiers.retiredNumbers(fondsId);
    const { given, left } = numberDossiers(dossiers, fonds.settings, retired);
    const changes = changedNumbers(dossiers, given);
    await store.dossiers.clearDraftNumbers(changes.outdated);
    await store.dossiers.number(changes.given);
    const body = { numbered: given.length, left: left.length };
    await store.ledger.append({ action: 'dossiers.numbered', subject: fondsId, actor, body });
    return { numbered: given.length, left };
  });
}

/** Only what is otherwise now; the old ones go first, so that no number stands twice on the way. */
function changedNumbers(
  dossiers: readonly DossierOutline[],
  given: readonly NumberGiven[],
): { readonly outdated: readonly string[]; readonly given: readonly NumberGiven[] } {
  const next = new Map(given.map((one) => [one.id, one]));
  const differs = ({ id, inventoryNumber, number }: DossierOutline) =>
    number !== (next.get(id)?.number ?? null) || inventoryNumber !== (next.get(id)?.inventoryNumber ?? inventoryNumber);
  const changing = dossiers.filter((dossier) => !dossier.numberFrozen && differs(dossier));
  return {
    outdated: changing.filter(({ number }) => number !== null).map(({ id }) => id),
    given: changing.flatMap(({ id }) => next.get(id) ?? []),
  };
}
