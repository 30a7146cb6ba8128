import { guardsOfMove, type DossierState, type MoveGuard } from '../../../domain/workflow/dossier-state.ts';
import { RequestError } from '../../../ports/errors.ts';
import type { DossierDeps } from './dossier-deps.ts';

export interface StateMove {
  readonly ids: readonly string[];
  readonly to: DossierState;
  /** What whoever calls has seen with their own eyes: a list, a decision, evidence. */
  readonly met: ReadonlySet<MoveGuard>;
}

/**
 * For the parts that carry dossiers on (disposal, digitising, handover), inside their transaction: all or none. The one
 * place that asks the table of states.
 * @throws RequestError `not-found`, `forbidden-move`
 */
export async function moveDossiers({ store }: Pick<DossierDeps, 'store'>, { ids, to, met }: StateMove): Promise<void> {
  const dossiers = await store.dossiers.findMany(ids);
  if (dossiers.length !== new Set(ids).size)
    throw new RequestError('not-found', 'A dossier is not there', { details: { count: ids.length - dossiers.length } });
  for (const { id, state } of dossiers) {
    const missing = guardsOfMove(state, to)?.filter((guard) => !met.has(guard));
    if (missing?.length === 0) continue;
    const lacks = missing === undefined ? {} : { missing: missing.join(', ') };
    throw new RequestError('forbidden-move', 'The dossier cannot go there', { details: { id, state, ...lacks } });
  }
  await store.dossiers.setState(ids, to);
}
