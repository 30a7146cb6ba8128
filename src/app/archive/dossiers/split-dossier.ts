import { applyChanges, type Dossier } from '../../../domain/archive/dossier.ts';
import { stateAfterChange } from '../../../domain/workflow/dossier-state.ts';
import { demandMarkStays } from '../access/demand-mark.ts';
import { demandFound, demandRevision, refusal } from '../refuse.ts';
import { decisionAfterTyping } from '../retention/typed-period.ts';
import { copyKeeping } from './carry-keeping.ts';
import { closeGaps, requireDocuments } from './change-documents.ts';
import { demandNotListed } from './demand-unlisted.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { oldDocumentCodes } from './old-names.ts';
import { savePlaces } from './place-dossier.ts';
import { readDescription } from './read-description.ts';
import { requireOpenDossier } from './require-dossier.ts';

export interface Split {
  readonly id: string;
  readonly revision: number;
  /** Those that go into the new dossier, in the order they have. */
  readonly documentIds: readonly string[];
  /** Of the new dossier; what it does not say is as in the old one, but for counts. */
  readonly description: object;
  readonly actor: string;
}

/**
 * Takes documents out into a new dossier right behind the old one. The old one keeps its number; codes that the documents
 * had lead to where they lie now.
 * @throws RequestError `not-found`, `forbidden-move`; RecordError; ConflictError
 */
export async function splitDossier(
  deps: DossierDeps,
  split: Split,
): Promise<{ readonly dossier: Dossier; readonly part: Dossier }> {
  const { id, revision, documentIds, actor } = split;
  if (documentIds.length === 0) throw refusal('documentIds', 'minItems', { limit: 1 });
  const { store } = deps;
  return store.transaction(async () => {
    const before = await requireOpenDossier(deps, id);
    await store.dossiers.lockFonds(before.fondsId);
    demandRevision(before, { revision, stored: before.description, given: split.description });
    const moved = await requireDocuments(deps, id, documentIds);
    await demandNotListed(deps, { dossierId: id, documentIds, field: 'documentIds' });
    const part = await makePart(deps, before, split);
    await copyKeeping(deps, before, { part, actor });
    await store.dossiers.addAliases(oldDocumentCodes(before, moved, part.id));
    await store.dossiers.saveDocuments(moved.map((one, index) => ({ ...one, dossierId: part.id, ordinal: index + 1 })));
    if (!before.numberFrozen) await closeGaps(deps, id);
    const state = stateAfterChange(before.state);
    const dossier = await store.dossiers.update(id, revision, { state, checkedBy: null, editor: actor });
    const body = { into: part.id, documents: moved.length };
    await store.ledger.append({ action: 'dossier.split', subject: id, actor, body });
    const values = { after: part.description };
    await store.ledger.append({ action: 'dossier.split-off', subject: part.id, actor, body: { from: id }, values });
    return { dossier, part: demandFound(await store.dossiers.find(part.id), part.id) };
  });
}

async function makePart(deps: DossierDeps, before: Dossier, split: Split): Promise<Dossier> {
  const { actor } = split;
  const { store, ids } = deps;
  // Counts are of the whole; the part is counted anew.
  const counts = { documentCount: null, sheetCount: null, pageCount: null };
  const same = applyChanges(before.description, counts);
  const description = readDescription(deps, { ...same, ...split.description });
  demandMarkStays(before.description, description);
  const decision = await decisionAfterTyping(deps, { before, period: description.retention, actor });
  const place = await store.dossiers.next(before.fondsId);
  const part: Dossier = {
    ...{ id: ids.next(), fondsId: before.fondsId, nodeId: before.nodeId, ...place },
    state: before.nodeId === null ? 'sorting' : 'described',
    ...{ inventoryNumber: null, number: null, numberFrozen: false, code: null, boxNumber: null },
    ...{ editors: [...new Set([...before.editors, actor])], checkedBy: null, retentionDecision: decision, revision: 1 },
    description,
  };
  await store.dossiers.insert([part]);
  const facts = (await store.access.facts([before.id])).get(before.id);
  if (facts !== undefined) await store.access.save({ ...facts, subjectId: part.id, liftings: [] });
  const order = await store.dossiers.outlines(before.fondsId);
  const others = order.filter((one) => one.id !== part.id);
  const index = others.findIndex((one) => one.id === before.id) + 1;
  await savePlaces(deps, [...others.slice(0, index), part, ...others.slice(index)]);
  return part;
}
