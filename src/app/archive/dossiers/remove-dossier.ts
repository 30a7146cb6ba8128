import type { Dossier } from '../../../domain/archive/dossier.ts';
import { demandRevision } from '../refuse.ts';
import { demandNeverListed } from './demand-unlisted.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { neighbourOf, savePlaces } from './place-dossier.ts';
import { forbidden, requireOpenDossier } from './require-dossier.ts';

export interface Removal {
  readonly id: string;
  readonly revision: number;
  readonly actor: string;
}

/**
 * Takes away a draft that was entered by mistake: never numbered or in a box, with nothing in it and no old name that leads
 * to it. The ledger keeps what it said.
 * @throws RequestError `not-found`, `forbidden-move`; RecordError (a list of disposal names it); ConflictError
 */
export async function removeDossier({ store }: Pick<DossierDeps, 'store'>, removal: Removal): Promise<void> {
  const { id, revision, actor } = removal;
  await store.transaction(async () => {
    const found = await requireOpenDossier({ store }, id);
    await store.dossiers.lockFonds(found.fondsId);
    const dossier = await requireOpenDossier({ store }, id);
    demandRevision(dossier, { revision, stored: dossier.description, given: {} });
    if (!(await isDraft({ store }, dossier))) throw forbidden(dossier);
    await demandNeverListed({ store }, { dossierId: id, field: 'id' });
    const order = await store.dossiers.outlines(dossier.fondsId);
    await store.dossiers.repin(id, neighbourOf(order, id));
    await store.dossiers.remove(id, revision);
    await store.access.remove(id);
    await savePlaces(
      { store },
      order.filter((one) => one.id !== id),
    );
    const { fondsId, temporaryNumber, description } = dossier;
    const event = { action: 'dossier.removed', subject: id, actor, body: { fondsId, temporaryNumber } };
    await store.ledger.append({ ...event, values: { before: description } });
  });
}

const DRAFT_STATES: ReadonlySet<string> = new Set(['receiving', 'sorting', 'described']);

async function isDraft({ store }: Pick<DossierDeps, 'store'>, dossier: Dossier): Promise<boolean> {
  const { id, state, number, boxNumber } = dossier;
  if (!DRAFT_STATES.has(state) || number !== null || boxNumber !== null) return false;
  if ((await store.dossiers.documents(id)).length > 0) return false;
  if ((await store.dossiers.aliases(id)).length > 0) return false;
  return (await store.retention.holdsOf(id)).length === 0;
}
