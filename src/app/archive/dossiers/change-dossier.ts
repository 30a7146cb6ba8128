import { applyChanges, type DescriptionChanges, type Dossier } from '../../../domain/archive/dossier.ts';
import { stateAfterChange } from '../../../domain/workflow/dossier-state.ts';
import { demandMarkStays } from '../access/demand-mark.ts';
import { demandRevision } from '../refuse.ts';
import { decisionAfterTyping } from '../retention/typed-period.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { readDescription } from './read-description.ts';
import { demandNodes, forbidden, requireOpenDossier } from './require-dossier.ts';

export interface DossierChange {
  readonly id: string;
  /** The revision that the person saw. */
  readonly revision: number;
  /** Members to write; null takes one away. */
  readonly description?: DescriptionChanges;
  readonly nodeId?: string | null;
  readonly inventoryNumber?: string | null;
  readonly actor: string;
}

/**
 * Writes what a person says of a dossier. What was checked needs a check again; a frozen number stays as it is. A period
 * that is typed over a decision must not be lower than the row that it cites.
 * @throws RequestError `not-found`, `forbidden-move`; RecordError; ConflictError with both values
 */
export async function changeDossier(deps: DossierDeps, change: DossierChange): Promise<Dossier> {
  const { id, revision, description = {}, actor } = change;
  const { store } = deps;
  return store.transaction(async () => {
    const before = await requireOpenDossier(deps, id);
    const given = { ...description, ...placeOf(change) };
    const stored = { ...before.description, nodeId: before.nodeId, inventoryNumber: before.inventoryNumber };
    demandRevision(before, { revision, stored, given });
    demandFreeNumber(before, change);
    const after = readDescription(deps, applyChanges(before.description, description));
    demandMarkStays(before.description, after);
    if (change.nodeId !== undefined) await demandNodes(deps, before.fondsId, [change.nodeId]);
    const decision = await decisionAfterTyping(deps, { before, period: after.retention, actor });
    const changed = await store.dossiers.update(id, revision, {
      ...placeOf(change),
      ...{ description: after, retentionDecision: decision },
      state: stateOf(before, change),
      checkedBy: null,
      editor: actor,
    });
    const names = Object.keys(given);
    const values = {
      before: { ...named(stored, names), ...(decision !== before.retentionDecision && decided(before)) },
      after: {
        ...named({ ...after, ...placeOf(change) }, names),
        ...(decision !== before.retentionDecision && decided(changed)),
      },
    };
    await store.ledger.append({ action: 'dossier.changed', subject: id, actor, body: { fields: names }, values });
    return changed;
  });
}

function placeOf({ nodeId, inventoryNumber }: DossierChange) {
  return { ...(nodeId !== undefined && { nodeId }), ...(inventoryNumber !== undefined && { inventoryNumber }) };
}

/** What the frozen number and code are made of. */
function demandFreeNumber(dossier: Dossier, { description = {}, inventoryNumber }: DossierChange): void {
  if (!dossier.numberFrozen) return;
  const isSame = inventoryNumber === undefined || inventoryNumber === dossier.inventoryNumber;
  const { notation = dossier.description.notation ?? null } = description;
  if (!isSame || notation !== (dossier.description.notation ?? null)) throw forbidden(dossier);
}

function stateOf(before: Dossier, { nodeId }: DossierChange): Dossier['state'] {
  if (before.state === 'sorting' && typeof nodeId === 'string') return 'described';
  return stateAfterChange(before.state);
}

function decided({ retentionDecision }: Dossier) {
  return { retentionDecision };
}

function named(values: object, names: readonly string[]): Readonly<Record<string, unknown>> {
  const all = new Map<string, unknown>(Object.entries(values));
  return Object.fromEntries(names.map((name) => [name, all.get(name) ?? null]));
}
