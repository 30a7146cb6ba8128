import { isReversed } from '../../domain/archive/dated.ts';
import type { Person, PersonRecord } from '../../domain/archive/person.ts';
import { RecordError } from '../../ports/errors.ts';
import type { ArchiveDeps } from './deps.ts';
import { demandFound, demandRecord, demandRevision, refusal } from './refuse.ts';
import { tidy } from './tidy.ts';

/** @throws RecordError */
export async function addPerson(
  deps: ArchiveDeps,
  given: { readonly record: PersonRecord; readonly actor: string },
): Promise<Person> {
  const { record, actor } = tidy(given);
  const person = { id: deps.ids.next(), mergedInto: null, record, revision: 1 };
  return deps.store.transaction(async () => {
    await demandSense(deps, record);
    await deps.store.people.insert([person]);
    const values = { after: record };
    await deps.store.ledger.append({ action: 'person.added', subject: person.id, actor, body: {}, values });
    return person;
  });
}

export interface PersonChange {
  readonly id: string;
  readonly revision: number;
  readonly record: PersonRecord;
  readonly actor: string;
}

/** @throws RequestError `not-found`; RecordError; ConflictError */
export async function changePerson(deps: ArchiveDeps, change: PersonChange): Promise<Person> {
  const { id, revision, record, actor } = tidy(change);
  return deps.store.transaction(async () => {
    const { people, ledger } = deps.store;
    await demandSense(deps, record);
    const before = demandFound(await people.find(id), id);
    if (before.mergedInto !== null) throw refusal('id', 'already-merged');
    demandRevision(before, { revision, stored: before.record, given: record });
    const after = await people.update(id, revision, record);
    const values = { before: before.record, after: record };
    await ledger.append({ action: 'person.changed', subject: id, actor, body: {}, values });
    return after;
  });
}

async function demandSense(deps: ArchiveDeps, record: PersonRecord): Promise<void> {
  demandRecord(deps, 'person', record);
  const offices = record.offices ?? [];
  const known = await deps.store.organisations.resolve(offices.flatMap(({ organisationId }) => organisationId ?? []));
  const faults = offices.flatMap((office, index) => {
    const field = `offices.${String(index)}`;
    const { organisationId } = office;
    const isUnknown = organisationId !== undefined && !known.has(organisationId);
    return [
      ...(isReversed(office) ? [{ field, keyword: 'span-reversed', details: {} }] : []),
      ...(isUnknown ? [{ field: `${field}.organisationId`, keyword: 'unknown-organisation', details: {} }] : []),
    ];
  });
  if (faults.length > 0) throw new RecordError(faults);
}
