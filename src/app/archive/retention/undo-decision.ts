import type { Dossier } from '../../../domain/archive/dossier.ts';
import { requireOpenDossier } from '../dossiers/require-dossier.ts';
import { demandRevision, refusal } from '../refuse.ts';
import { standing, writePeriod, type DecideDeps } from './decide-retention.ts';

export interface DecisionUndo {
  readonly dossierId: string;
  /** The revision that the person saw. */
  readonly revision: number;
  readonly actor: string;
}

/**
 * Brings back what stood before the last decision: an earlier decision, a typed period, or none. One step; the ledger
 * has the rest.
 * @throws RequestError `not-found`, `forbidden-move`; RecordError where there is nothing to take back; ConflictError
 */
export async function undoDecision(deps: DecideDeps, undo: DecisionUndo): Promise<Dossier> {
  const { dossierId, revision, actor } = undo;
  return deps.store.transaction(async () => {
    const before = await requireOpenDossier(deps, dossierId);
    demandRevision(before, { revision, stored: standing(before), given: {} });
    const previous = before.retentionDecision?.previous;
    if (previous === undefined) throw refusal('retention', 'decision-nothing-to-undo');
    const { period, decision } = previous;
    const dossier = await writePeriod(deps, { before, period, decision, actor });
    const values = { before: standing(before), after: standing(dossier) };
    const event = { action: 'dossier.retention-undone', subject: dossierId, actor, body: {} };
    await deps.store.ledger.append({ ...event, values });
    return dossier;
  });
}
