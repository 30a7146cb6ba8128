import { blockersOf } from '../../../domain/archive/completeness.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import { canMoveDossier } from '../../../domain/workflow/dossier-state.ts';
import { RequestError } from '../../../ports/errors.ts';
import { demandRevision } from '../refuse.ts';
import { completenessOf } from './completeness-of.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { forbidden, requireDossier } from './require-dossier.ts';

export interface Check {
  readonly id: string;
  readonly revision: number;
  readonly actor: string;
}

/**
 * Somebody who neither described nor changed it finds it right.
 * @throws RequestError `not-found`, `forbidden-move`, `own-work`, `incomplete` naming the rules; ConflictError
 */
export async function checkDossier({ store }: Pick<DossierDeps, 'store'>, check: Check): Promise<Dossier> {
  const { id, revision, actor } = check;
  return store.transaction(async () => {
    const dossier = await requireDossier({ store }, id);
    demandRevision(dossier, { revision, stored: dossier.description, given: {} });
    if (!canMoveDossier(dossier.state, 'checked')) throw forbidden(dossier);
    if (dossier.editors.includes(actor))
      throw new RequestError('own-work', 'Nobody checks their own work', {
        details: { subject: dossier.description.title },
      });
    const blockers = blockersOf(await completenessOf({ store }, dossier), 'checked');
    if (blockers.length > 0)
      throw new RequestError('incomplete', 'The dossier lacks something', { details: { fields: blockers.join(', ') } });
    const checked = await store.dossiers.update(id, revision, { state: 'checked', checkedBy: actor });
    await store.ledger.append({ action: 'dossier.checked', subject: id, actor, body: {} });
    return checked;
  });
}

/** Sends a checked one, or one under check, back to those who describe. @throws as `checkDossier` */
export async function sendBack(
  { store }: Pick<DossierDeps, 'store'>,
  { id, revision, actor, reason }: Check & { readonly reason: string },
): Promise<Dossier> {
  return store.transaction(async () => {
    const dossier = await requireDossier({ store }, id);
    demandRevision(dossier, { revision, stored: dossier.description, given: {} });
    if (dossier.state !== 'described' && dossier.state !== 'checked') throw forbidden(dossier);
    const state = dossier.nodeId === null ? 'sorting' : 'described';
    const changed = await store.dossiers.update(id, revision, { state, checkedBy: null });
    await store.ledger.append({ action: 'dossier.sent-back', subject: id, actor, body: {}, values: { reason } });
    return changed;
  });
}
