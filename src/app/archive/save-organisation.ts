import { organisationFaults } from '../../domain/archive/organisation-names.ts';
import type { Organisation, OrganisationRecord } from '../../domain/archive/organisation.ts';
import { RecordError } from '../../ports/errors.ts';
import type { ArchiveDeps } from './deps.ts';
import { demandFound, demandRecord, demandRevision, refusal } from './refuse.ts';
import { tidy } from './tidy.ts';

/** @throws RecordError when the record cannot stand; nothing is written then */
export async function addOrganisation(
  deps: ArchiveDeps,
  given: { readonly record: OrganisationRecord; readonly actor: string },
): Promise<Organisation> {
  const { record, actor } = tidy(given);
  demandRecord(deps, 'organisation', record);
  demandSense(record);
  const organisation = { id: deps.ids.next(), mergedInto: null, record, revision: 1 };
  return deps.store.transaction(async () => {
    await demandBodies(deps, organisation);
    await deps.store.organisations.insert([organisation]);
    await deps.store.ledger.append({
      ...{ action: 'organisation.added', subject: organisation.id, actor },
      body: {},
      values: { after: record },
    });
    return organisation;
  });
}

export interface OrganisationChange {
  readonly id: string;
  readonly revision: number;
  /** The whole record as it shall be. */
  readonly record: OrganisationRecord;
  readonly actor: string;
}

/** @throws RequestError `not-found`; RecordError; ConflictError */
export async function changeOrganisation(deps: ArchiveDeps, change: OrganisationChange): Promise<Organisation> {
  const { id, revision, record, actor } = tidy(change);
  demandRecord(deps, 'organisation', record);
  demandSense(record);
  return deps.store.transaction(async () => {
    const { organisations, ledger } = deps.store;
    const before = demandFound(await organisations.find(id), id);
    if (before.mergedInto !== null) throw refusal('id', 'already-merged');
    demandRevision(before, { revision, stored: before.record, given: record });
    await demandBodies(deps, { id, record });
    const after = await organisations.update(id, revision, record);
    const values = { before: before.record, after: record };
    await ledger.append({ action: 'organisation.changed', subject: id, actor, body: {}, values });
    return after;
  });
}

function demandSense(record: OrganisationRecord): void {
  const faults = organisationFaults(record).map(({ field, reason }) => ({ field, keyword: reason, details: {} }));
  if (faults.length > 0) throw new RecordError(faults);
}

/** Bodies that are named are there, and none stands above itself. */
async function demandBodies(deps: ArchiveDeps, { id, record }: Pick<Organisation, 'id' | 'record'>): Promise<void> {
  const { superiorId, successors = [] } = record;
  const successorIds = successors.map(({ organisationId }) => organisationId);
  const named = await deps.store.organisations.resolve([...successorIds, ...(superiorId ? [superiorId] : [])]);
  const missing = successorIds.findIndex((one) => !named.has(one) || named.get(one)?.id === id);
  if (missing >= 0) throw refusal(`successors.${String(missing)}.organisationId`, 'unknown-organisation');
  if (superiorId === undefined) return;
  if (!named.has(superiorId)) throw refusal('superiorId', 'unknown-organisation');
  if (await leadsTo(deps, superiorId, id)) throw refusal('superiorId', 'superior-circle');
}

/** Whether `target` is met on the way up from `start`. */
export async function leadsTo({ store }: ArchiveDeps, start: string, target: string): Promise<boolean> {
  const seen = new Set<string>();
  let at: string | undefined = start;
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    const living: Organisation | undefined = (await store.organisations.resolve([at])).get(at);
    if (living?.id === target) return true;
    at = living?.record.superiorId;
  }
  return false;
}
