import { comparePeriods } from '../../../domain/retention/retention-period.ts';
import { mergedFacts, noFacts } from '../../../domain/access/access-facts.ts';
import { CONDITIONAL } from '../../../domain/access/sight.ts';
import { highestLevel, isLowerLevel } from '../../../domain/access/secrecy.ts';
import type { Dossier, DossierDescription } from '../../../domain/archive/dossier.ts';
import { stateAfterChange } from '../../../domain/workflow/dossier-state.ts';
import { RequestError, StoreError } from '../../../ports/errors.ts';
import { demandRevision, refusal } from '../refuse.ts';
import { earlier, later, mergeKeeping } from './carry-keeping.ts';
import { nextOrdinal } from './change-documents.ts';
import { demandNeverListed, demandNotListed } from './demand-unlisted.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { oldDocumentCodes, oldNames } from './old-names.ts';
import { neighbourOf, savePlaces } from './place-dossier.ts';
import { requireOpenDossier } from './require-dossier.ts';

export interface Merge {
  readonly intoId: string;
  readonly intoRevision: number;
  /** The one that ends. */
  readonly fromId: string;
  readonly fromRevision: number;
  readonly actor: string;
}

/**
 * Puts the documents of one dossier behind those of another. Every name of the first leads to the second for ever; its
 * official number is not given again. The longer period, the mark of secrecy, holds and the time of both are kept.
 * @throws RequestError `not-found`, `forbidden-move`, `incomplete` (periods that cannot be compared: a person decides
 * first); RecordError (two fonds, the same dossier, on an elimination list); ConflictError
 */
export async function mergeDossiers(deps: DossierDeps, merge: Merge): Promise<Dossier> {
  const { intoId, fromId, actor } = merge;
  const { store } = deps;
  return store.transaction(async () => {
    const [into, from] = await bothOf(deps, merge);
    const description = mergedDescription(into.description, from.description);
    const order = await store.dossiers.outlines(into.fondsId);
    await takeDocuments(deps, into, from);
    await takeFacts(deps, into, from);
    await mergeKeeping(deps, into, from);
    await store.dossiers.turnAliases(fromId, intoId);
    await store.dossiers.addAliases(oldNames(from, intoId));
    await store.dossiers.repin(new Map([[fromId, neighbourOf(order, fromId)]]));
    const gone = await store.dossiers.remove([{ id: fromId, revision: merge.fromRevision }]);
    if (!gone.has(fromId)) throw new StoreError('stale', 'It was changed meanwhile', { details: { id: fromId } });
    await savePlaces(
      deps,
      order.filter(({ id }) => id !== fromId),
    );
    const isLonger = description.retention !== into.description.retention;
    const merged = await store.dossiers.update(intoId, merge.intoRevision, {
      ...{ description, state: stateAfterChange(into.state), checkedBy: null },
      // Whoever described either does not check the whole.
      ...{ editor: actor, moreEditors: from.editors },
      ...(isLonger && { retentionDecision: from.retentionDecision }),
    });
    await record(deps, { into, from, merged, actor });
    return merged;
  });
}

async function bothOf(deps: DossierDeps, merge: Merge): Promise<readonly [Dossier, Dossier]> {
  const into = await requireOpenDossier(deps, merge.intoId);
  await deps.store.dossiers.lockFonds(into.fondsId);
  const from = await requireOpenDossier(deps, merge.fromId);
  if (from.id === into.id || from.fondsId !== into.fondsId) throw refusal('fromId', 'enum');
  demandRevision(into, { revision: merge.intoRevision, stored: into.description, given: {} });
  demandRevision(from, { revision: merge.fromRevision, stored: from.description, given: {} });
  await demandNeverListed(deps, { dossierId: from.id, field: 'fromId' });
  await demandNotListed(deps, { dossierId: into.id, field: 'intoId' });
  return [into, from];
}

async function takeDocuments({ store }: DossierDeps, into: Dossier, from: Dossier): Promise<void> {
  const documents = await store.dossiers.documents(from.id);
  const first = await nextOrdinal({ store }, into);
  await store.dossiers.addAliases(oldDocumentCodes(from, documents, into.id));
  await store.dossiers.saveDocuments(
    documents.map((document, index) => ({ ...document, dossierId: into.id, ordinal: first + index })),
  );
}

/** The groups of both, and of the marks the facts of the higher one. */
async function takeFacts({ store }: DossierDeps, into: Dossier, from: Dossier): Promise<void> {
  const known = await store.access.facts([into.id, from.id]);
  const taken = known.get(from.id);
  if (taken === undefined) return;
  const kept = isLowerLevel(into.description.secrecy, from.description.secrecy) ? 'from' : 'into';
  await store.access.save(mergedFacts(known.get(into.id) ?? noFacts(into.id), taken, kept));
  await store.access.remove([from.id]);
}

function mergedDescription(into: DossierDescription, from: DossierDescription): DossierDescription {
  const retention = longerOf(into.retention, from.retention);
  const secrecy = highestLevel([into.secrecy, from.secrecy]);
  const startDate = earlier(into.startDate, from.startDate);
  const endDate = later(into.endDate, from.endDate);
  const held = HOLDING.find((one) => [into, from].some(({ accessConditions }) => accessConditions === one));
  return {
    ...into,
    ...(retention !== undefined && { retention }),
    ...(secrecy !== undefined && { secrecy }),
    ...(startDate !== undefined && { startDate }),
    ...(endDate !== undefined && { endDate }),
    ...(held !== undefined && { accessConditions: held }),
  };
}

/** Conditions of use that hold for all of what is merged where they hold for a part, the stricter one first. */
const HOLDING = ['Mật', CONDITIONAL] as const;

function longerOf(a: DossierDescription['retention'], b: DossierDescription['retention']): typeof a {
  if (a === undefined || b === undefined) return a ?? b;
  const order = comparePeriods(a, b);
  if (order === 'incomparable')
    throw new RequestError('incomplete', 'Which period is longer must be decided first', {
      details: { fields: 'retention' },
    });
  return order === 'shorter' ? b : a;
}

async function record(
  { store }: DossierDeps,
  { into, from, merged, actor }: Readonly<Record<'into' | 'from' | 'merged', Dossier>> & { readonly actor: string },
): Promise<void> {
  const gone = { temporaryNumber: from.temporaryNumber, number: from.number, code: from.code };
  const values = { before: from.description };
  await store.ledger.append({
    action: 'dossier.merged',
    subject: from.id,
    actor,
    body: { into: into.id, ...gone },
    values,
  });
  const changed = { before: into.description, after: merged.description };
  const event = { action: 'dossier.took-in', subject: into.id, actor, body: { from: from.id } };
  await store.ledger.append({ ...event, values: changed });
}
