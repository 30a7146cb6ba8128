import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { Fonds } from '../../../domain/archive/fonds.ts';
import { isOpenToChange } from '../../../domain/workflow/dossier-state.ts';
import { RequestError, StoreError } from '../../../ports/errors.ts';
import { demandFound, refusal } from '../refuse.ts';
import type { DossierDeps } from './dossier-deps.ts';

type StoreDeps = Pick<DossierDeps, 'store'>;

/** @throws RequestError `not-found`; StoreError `stale` where it was merged into another one */
export async function requireDossier({ store }: StoreDeps, id: string): Promise<Dossier> {
  const dossier = await store.dossiers.find(id);
  if (dossier !== undefined) return dossier;
  const alias = await store.dossiers.findByCode(id);
  if (alias === undefined) throw new RequestError('not-found', 'No dossier of this id', { details: { id } });
  throw new StoreError('stale', 'The dossier was merged into another one', { details: { id: alias.dossierId } });
}

/** @throws as `requireDossier`; RequestError `forbidden-move` where arranging is over for it */
export async function requireOpenDossier(deps: StoreDeps, id: string): Promise<Dossier> {
  const dossier = await requireDossier(deps, id);
  if (!isOpenToChange(dossier.state)) throw forbidden(dossier);
  return dossier;
}

export function forbidden({ state }: Pick<Dossier, 'state'>): RequestError {
  return new RequestError('forbidden-move', 'The state of the dossier does not allow it', { details: { state } });
}

/** @throws RequestError `not-found` */
export async function requireFonds({ store }: StoreDeps, id: string): Promise<Fonds> {
  return demandFound(await store.fonds.find(id), id);
}

/** Headings are those of the fonds. @throws RecordError */
export async function demandNodes(
  { store }: StoreDeps,
  fondsId: string,
  nodeIds: readonly (string | null)[],
): Promise<void> {
  const known = new Set((await store.fonds.nodes(fondsId)).map(({ id }) => id));
  const place = nodeIds.findIndex((id) => id !== null && !known.has(id));
  if (place >= 0) throw refusal(nodeIds.length > 1 ? `${String(place)}.nodeId` : 'nodeId', 'enum');
}
