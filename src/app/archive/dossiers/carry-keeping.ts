import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { PartialDate } from '../../../domain/archive/partial-date.ts';
import type { ArchiveDeps } from '../deps.ts';
import { refusal } from '../refuse.ts';

type Deps = Pick<ArchiveDeps, 'store' | 'ids'>;

/** What keeps the whole from falling due keeps its part as well: the holds that stand, and facts. Inside a transaction. */
export async function copyKeeping(
  { store, ids }: Deps,
  from: Dossier,
  { part, actor }: { readonly part: Dossier; readonly actor: string },
): Promise<void> {
  for (const hold of (await store.retention.holdsOf(from.id)).filter(({ releasedAt }) => releasedAt === null)) {
    const copy = { ...hold, id: ids.next(), dossierId: part.id };
    await store.retention.placeHold(copy);
    const event = { action: 'dossier.held', subject: part.id, actor, body: { hold: copy.id, from: from.id } };
    await store.ledger.append({ ...event, values: { reason: hold.reason } });
  }
  const facts = await store.retention.facts(from.id);
  if (facts !== undefined) await store.retention.saveFacts({ ...facts, dossierId: part.id, revision: 0 });
}

/** Taken out of its dossier a document would be held no more. @throws RecordError */
export async function demandNoHold({ store }: Pick<Deps, 'store'>, dossierId: string, field: string): Promise<void> {
  const hold = (await store.retention.holdsOf(dossierId)).find(({ releasedAt }) => releasedAt === null);
  if (hold !== undefined) throw refusal(field, 'disposal-hold-stands', { hold: hold.id });
}

/** A dossier that takes in another falls due no earlier than either would. Inside a transaction. */
export async function mergeKeeping({ store }: Pick<Deps, 'store'>, into: Dossier, from: Dossier): Promise<void> {
  await store.retention.moveHolds(from.id, into.id);
  const taken = await store.retention.facts(from.id);
  if (taken === undefined) return;
  const own = (await store.retention.facts(into.id)) ?? { ...taken, dossierId: into.id, revision: 0 };
  await store.retention.saveFacts({
    ...own,
    eventOn: later(own.eventOn, taken.eventOn),
    carriedOver: own.carriedOver || taken.carriedOver,
    deliveredOn: own.deliveredOn ?? taken.deliveredOn,
    construction: own.construction || taken.construction,
    yearsAllowed: own.yearsAllowed ?? taken.yearsAllowed,
  });
}

/** Of dates of the same year the finer one counts as later: no rule of due dates asks for more than the year. */
export function later<Known extends PartialDate | null | undefined>(a: Known, b: Known): Known {
  return (a ?? '') >= (b ?? '') ? a : b;
}

export function earlier<Known extends PartialDate | undefined>(a: Known, b: Known): Known {
  if (a === undefined || b === undefined) return a ?? b;
  return a <= b ? a : b;
}
