import { DEFAULT_FONDS_SETTINGS, type Fonds } from '../../domain/archive/fonds.ts';
import type { ArchiveDeps } from './deps.ts';
import { demandFound, demandRecord, demandRevision, refusal } from './refuse.ts';
import { tidy } from './tidy.ts';
import { without } from './without.ts';

/** `schemas/archive/fonds.schema.json`: what is not said takes its default. */
export type FondsEntry = Pick<Fonds, 'name' | 'state'> & Partial<Omit<Fonds, 'id' | 'revision' | 'name' | 'state'>>;

const DEFAULTS = {
  code: null,
  creatorId: null,
  start: null,
  end: null,
  scheme: 'activity-time',
  settings: DEFAULT_FONDS_SETTINGS,
  description: {},
} as const;

/** @throws RecordError */
export async function openFonds(
  deps: ArchiveDeps,
  given: { readonly entry: FondsEntry; readonly actor: string },
): Promise<Fonds> {
  const { entry, actor } = tidy(given);
  demandRecord(deps, 'fonds', entry);
  const fonds: Fonds = { ...DEFAULTS, ...entry, id: deps.ids.next(), revision: 1 };
  return deps.store.transaction(async () => {
    await demandSense(deps, fonds);
    await deps.store.fonds.insert(fonds);
    const { id: subject, name } = fonds;
    await deps.store.ledger.append({
      action: 'fonds.opened',
      subject,
      actor,
      body: { name },
      values: { after: entry },
    });
    return fonds;
  });
}

export interface FondsChange {
  readonly id: string;
  readonly revision: number;
  readonly changes: Partial<FondsEntry>;
  readonly actor: string;
}

/** @throws RequestError `not-found`; RecordError; ConflictError */
export async function changeFonds(deps: ArchiveDeps, change: FondsChange): Promise<Fonds> {
  const { id, revision, changes, actor } = tidy(change);
  return deps.store.transaction(async () => {
    const { fonds, ledger } = deps.store;
    const before = demandFound(await fonds.find(id), id);
    demandRevision(before, { revision, stored: before, given: changes });
    const whole = { ...before, ...changes };
    demandRecord(deps, 'fonds', without(whole, 'id', 'revision'));
    await demandSense(deps, whole);
    const after = await fonds.update(id, revision, changes);
    const names = Object.keys(changes);
    const values = { before: picked(before, names), after: changes };
    await ledger.append({ action: 'fonds.changed', subject: id, actor, body: { fields: names }, values });
    return after;
  });
}

function picked(fonds: Fonds, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(fonds).filter(([name]) => names.includes(name)));
}

async function demandSense({ store }: ArchiveDeps, fonds: Fonds): Promise<void> {
  const { id, code, creatorId, start, end } = fonds;
  if (start !== null && end !== null && end < start && !start.startsWith(end)) throw refusal('end', 'span-reversed');
  const numbers = fonds.settings.inventories.map(({ number }) => number);
  if (new Set(numbers).size < numbers.length) throw refusal('settings.inventories', 'inventory-twice');
  if (creatorId !== null && !(await store.organisations.resolve([creatorId])).has(creatorId))
    throw refusal('creatorId', 'unknown-organisation');
  if (code === null) return;
  const taken = await store.fonds.findByCode(code);
  if (taken !== undefined && taken.id !== id) throw refusal('code', 'code-taken');
}
