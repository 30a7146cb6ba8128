import type { Dossier } from '../../../domain/archive/dossier.ts';
import { periodKey, type RetentionPeriod } from '../../../domain/retention/retention-period.ts';
import { demandFound } from '../refuse.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { forbidden } from './require-dossier.ts';

export interface Boxing {
  readonly ids: readonly string[];
  /** Null takes them out. */
  readonly boxNumber: number | null;
  readonly actor: string;
}

type BoxingDeps = Pick<DossierDeps, 'store' | 'ids'>;

/**
 * Officially numbered dossiers into a box: all or none. A box that nobody entered is entered with them, so that it can
 * be labelled and brought to a shelf. @throws RequestError `not-found`, `forbidden-move`
 */
export async function assignBox(deps: BoxingDeps, boxing: Boxing): Promise<{ readonly boxed: number }> {
  const { store } = deps;
  const { ids, boxNumber, actor } = boxing;
  return store.transaction(async () => {
    const dossiers = await store.dossiers.findMany(ids);
    const known = new Set(dossiers.map(({ id }) => id));
    for (const id of ids) demandFound(known.has(id) ? id : undefined, id);
    const other = dossiers.find(({ state }) => state !== 'numbered' && state !== 'boxed');
    if (other !== undefined) throw forbidden(other);
    await store.dossiers.assignBox(ids, boxNumber);
    for (const [fondsId, some] of Map.groupBy(dossiers, (dossier) => dossier.fondsId)) {
      if (boxNumber !== null) await enterBoxes(deps, { fondsId, number: boxNumber, dossiers: some, actor });
      const body = { boxNumber, dossiers: some.map(({ id }) => id) };
      await store.ledger.append({ action: 'dossiers.boxed', subject: fondsId, actor, body });
    }
    return { boxed: dossiers.length };
  });
}

interface Boxed {
  readonly fondsId: string;
  readonly number: number;
  readonly dossiers: readonly Dossier[];
  readonly actor: string;
}

async function enterBoxes({ store, ids }: BoxingDeps, { fondsId, number, dossiers, actor }: Boxed): Promise<void> {
  const known = await store.places.boxesNumbered(fondsId, number);
  if (known.some(({ inventoryNumber }) => inventoryNumber === null)) return;
  const entered = new Set(known.map(({ inventoryNumber }) => inventoryNumber));
  const missing = [...Map.groupBy(dossiers, (dossier) => dossier.inventoryNumber)].filter(([one]) => !entered.has(one));
  if (missing.length === 0) return;
  const rest = { firstDossier: null, lastDossier: null, placeId: null, note: null, revision: 1 };
  await store.places.insertBoxes(
    missing.map(([inventoryNumber, some]) => ({
      ...{ id: ids.next(), fondsId, inventoryNumber, number, retention: onePeriod(some), ...rest },
    })),
  );
  await store.ledger.append({ action: 'boxes.added', subject: fondsId, actor, body: { boxes: [number] } });
}

/** One box, one period; null where the dossiers have several. */
function onePeriod(dossiers: readonly Dossier[]): RetentionPeriod | null {
  const periods = new Map(
    dossiers.flatMap(({ description: { retention } }) =>
      retention ? [[periodKey(retention), retention] as const] : [],
    ),
  );
  const [only = null, ...others] = periods.values();
  return others.length === 0 ? only : null;
}
