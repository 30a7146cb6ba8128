import type { DescriptionChanges, Dossier } from '../../../domain/archive/dossier.ts';
import type { CheckLevel } from '../../../domain/arrangement/error-rate.ts';
import { RequestError } from '../../../ports/errors.ts';
import { changeDossier } from '../dossiers/change-dossier.ts';
import type { DossierDeps } from '../dossiers/dossier-deps.ts';
import { requireOpenDossier } from '../dossiers/require-dossier.ts';
import { refusal } from '../refuse.ts';
import { demandChecker } from './demand-checker.ts';
import { recordFindings } from './record-findings.ts';

export interface Correction {
  readonly id: string;
  readonly revision: number;
  readonly description?: DescriptionChanges;
  readonly nodeId?: string | null;
  readonly note?: string;
  readonly actor: string;
}

/**
 * Somebody who checks puts right what others wrote; each field that changes counts as an error of who wrote it. From
 * then on the dossier is their own work too: another one checks it.
 * @throws as `changeDossier`; RequestError `own-work`; RecordError
 */
export async function correctDossier(deps: DossierDeps, correction: Correction): Promise<Dossier> {
  return deps.store.transaction(async () => {
    const { fondsId } = await requireOpenDossier(deps, correction.id);
    await demandChecker(deps, [fondsId], correction.actor);
    return await correctAt(deps, correction, { level: 1 });
  });
}

/** As `correctDossier`, for whoever has seen that the account may. Inside a transaction. */
export async function correctAt(
  deps: DossierDeps,
  { note, ...change }: Correction,
  at: { readonly level: CheckLevel; readonly lotId?: string },
): Promise<Dossier> {
  const before = await requireOpenDossier(deps, change.id);
  if (before.editors.includes(change.actor))
    throw new RequestError('own-work', 'Nobody corrects their own work as a checker', {
      details: { subject: before.description.title },
    });
  const fields = changedFields(before, change);
  if (fields.length === 0) throw refusal('description', 'nothing-changed');
  const findings = fields.map((field) => ({ field, ...(note !== undefined && { note }) }));
  // First, while the ledger names whoever wrote the fields before.
  await recordFindings(deps, { dossier: before, ...at, kind: 'corrected', findings, actor: change.actor });
  const after = await changeDossier(deps, change);
  const body = { level: at.level, fields };
  await deps.store.ledger.append({ action: 'dossier.corrected', subject: change.id, actor: change.actor, body });
  return after;
}

function changedFields(before: Dossier, { description = {}, nodeId }: Omit<Correction, 'note'>): readonly string[] {
  const stored = new Map<string, unknown>(Object.entries(before.description));
  const isOther = ([name, value]: readonly [string, unknown]) =>
    JSON.stringify(stored.get(name) ?? null) !== JSON.stringify(value ?? null);
  const fields = Object.entries(description)
    .filter(isOther)
    .map(([name]) => name);
  return nodeId !== undefined && nodeId !== before.nodeId ? [...fields, 'nodeId'] : fields;
}
