import { demandFound } from '../refuse.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { forbidden } from './require-dossier.ts';

export interface Boxing {
  readonly ids: readonly string[];
  /** Null takes them out. */
  readonly boxNumber: number | null;
  readonly actor: string;
}

/** Officially numbered dossiers into a box: all or none. @throws RequestError `not-found`, `forbidden-move` */
export async function assignBox(
  { store }: Pick<DossierDeps, 'store'>,
  boxing: Boxing,
): Promise<{ readonly boxed: number }> {
  const { ids, boxNumber, actor } = boxing;
  return store.transaction(async () => {
    const dossiers = await store.dossiers.findMany(ids);
    const known = new Set(dossiers.map(({ id }) => id));
    for (const id of ids) demandFound(known.has(id) ? id : undefined, id);
    const other = dossiers.find(({ state }) => state !== 'numbered' && state !== 'boxed');
    if (other !== undefined) throw forbidden(other);
    await store.dossiers.assignBox(ids, boxNumber);
    for (const [fondsId, some] of Map.groupBy(dossiers, (dossier) => dossier.fondsId)) {
      const body = { boxNumber, dossiers: some.map(({ id }) => id) };
      await store.ledger.append({ action: 'dossiers.boxed', subject: fondsId, actor, body });
    }
    return { boxed: dossiers.length };
  });
}
