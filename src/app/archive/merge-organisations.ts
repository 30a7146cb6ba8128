import type { DatedText, Organisation, OrganisationRecord } from '../../domain/archive/organisation.ts';
import { isSameValue } from '../../domain/archive/value-conflict.ts';
import type { ArchiveDeps } from './deps.ts';
import { demandFound, demandRevision, refusal } from './refuse.ts';
import { leadsTo } from './save-organisation.ts';
import { without } from './without.ts';

export interface Merge {
  /** The entry that goes; its id leads to the other one from then on. */
  readonly id: string;
  readonly revision: number;
  readonly into: string;
  readonly actor: string;
}

/**
 * Two entries of one body become one. Names, abbreviations and identifiers of the one that goes are kept with the other
 * one, so that what found it finds the body still; all else that it said stands in the ledger.
 * @throws RequestError `not-found`; RecordError; ConflictError
 */
export async function mergeOrganisations(
  deps: ArchiveDeps,
  { id, revision, into, actor }: Merge,
): Promise<Organisation> {
  return deps.store.transaction(async () => {
    const { organisations, ledger } = deps.store;
    const old = demandFound(await organisations.find(id), id);
    const target = demandFound((await organisations.resolve([into])).get(into), into);
    if (old.mergedInto !== null) throw refusal('id', 'already-merged');
    if (target.id === id) throw refusal('into', 'merge-itself');
    demandRevision(old, { revision, stored: old.record, given: {} });
    await organisations.merge({ id, revision }, target.id);
    const record = joined(target.record, old.record, [id, target.id]);
    const { superiorId } = record;
    if (superiorId !== undefined && (await leadsTo(deps, superiorId, target.id)))
      throw refusal('into', 'superior-circle');
    const merged = await organisations.update(target.id, target.revision, record);
    const values = { merged: old.record, before: target.record, after: record };
    await ledger.append({ action: 'organisation.merged', subject: id, actor, body: { into: target.id }, values });
    return merged;
  });
}

function joined(target: OrganisationRecord, old: OrganisationRecord, own: readonly string[]): OrganisationRecord {
  const otherNames = added(target.otherNames, [...old.names, ...(old.otherNames ?? [])], target.names);
  const abbreviations = added(target.abbreviations, old.abbreviations);
  const identifiers = added(target.identifiers, old.identifiers);
  const successors = added(target.successors, old.successors).filter((one) => !own.includes(one.organisationId));
  return {
    ...without(target, 'successors'),
    ...(otherNames.length > 0 && { otherNames }),
    ...(abbreviations.length > 0 && { abbreviations }),
    ...(identifiers.length > 0 && { identifiers }),
    ...(successors.length > 0 && { successors }),
  };
}

function added<Item extends object>(
  own: readonly Item[] = [],
  others: readonly Item[] = [],
  present: readonly DatedText[] = [],
): readonly Item[] {
  const isThere = (item: Item) => [...own, ...present].some((one) => isSameValue(one, item));
  return [...own, ...others.filter((item) => !isThere(item))];
}
