import type { Person, PersonRecord } from '../../domain/archive/person.ts';
import { isSameValue } from '../../domain/archive/value-conflict.ts';
import type { ArchiveDeps } from './deps.ts';
import type { Merge } from './merge-organisations.ts';
import { demandFound, demandRevision, refusal } from './refuse.ts';

/** Two entries of one person become one, with the names and offices of both. @throws as `mergeOrganisations` */
export async function mergePeople(deps: ArchiveDeps, { id, revision, into, actor }: Merge): Promise<Person> {
  return deps.store.transaction(async () => {
    const { people, ledger } = deps.store;
    const old = demandFound(await people.find(id), id);
    const target = demandFound((await people.resolve([into])).get(into), into);
    if (old.mergedInto !== null) throw refusal('id', 'already-merged');
    if (target.id === id) throw refusal('into', 'merge-itself');
    demandRevision(old, { revision, stored: old.record, given: {} });
    const record = joined(target.record, old.record);
    await people.merge({ id, revision }, target.id);
    const merged = await people.update(target.id, target.revision, record);
    const values = { merged: old.record, before: target.record, after: record };
    await ledger.append({ action: 'person.merged', subject: id, actor, body: { into: target.id }, values });
    return merged;
  });
}

function joined(target: PersonRecord, old: PersonRecord): PersonRecord {
  const names = new Set([...(target.otherNames ?? []), old.name, ...(old.otherNames ?? [])]);
  names.delete(target.name);
  const own = target.offices ?? [];
  const offices = [...own, ...(old.offices ?? []).filter((office) => !own.some((one) => isSameValue(one, office)))];
  return {
    ...target,
    ...(names.size > 0 && { otherNames: [...names] }),
    ...(offices.length > 0 && { offices }),
  };
}
