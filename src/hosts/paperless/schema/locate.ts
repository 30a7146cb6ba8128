import type { SchemaFinding } from '../../../ports/host-schema.ts';
import type { ObjectKind, RegisteredObjects } from '../api.ts';
import { finding } from './finding.ts';
import { writtenOf, type HostState } from './host-state.ts';
import type { Item } from './item.ts';
import { sameName, sameNameFolded } from './names.ts';

type Anything = RegisteredObjects[ObjectKind];

/** Where an object that we want stands. */
export type Place =
  | { readonly how: 'ours'; readonly found: Anything }
  | { readonly how: 'resumed' | 'adopted'; readonly found: Anything; readonly findings: readonly SchemaFinding[] }
  | { readonly how: 'nowhere'; readonly findings: readonly SchemaFinding[] }
  | { readonly how: 'blocked'; readonly finding: SchemaFinding };

/** By the id that we know; else by name among what belongs to nobody and is not another of ours. */
export function locate(item: Pick<Item, 'kind' | 'key' | 'name'>, state: HostState): Place {
  const { kind, key, name } = item;
  const ours = state.object(kind, key);
  if (ours !== undefined) return { how: 'ours', found: ours };
  const row = state.row(kind, key);
  const isPending = row !== undefined && writtenOf(row).pending === true;
  const gone = row !== undefined && !isPending ? [finding('schema.deleted', { name: row.name })] : [];
  const candidates = namesakes(item, state);
  const [free, ...more] = candidates.unowned;
  if (free === undefined) {
    if (candidates.ours) return { how: 'blocked', finding: finding('schema.name-of-ours', { name }) };
    if (candidates.owned) return { how: 'blocked', finding: finding('schema.private-twin', { name }) };
    return { how: 'nowhere', findings: gone };
  }
  if (more.length > 0)
    return { how: 'blocked', finding: finding('schema.ambiguous', { name, count: more.length + 1 }) };
  if (isPending) return { how: 'resumed', found: free, findings: [finding('schema.resumed')] };
  return { how: 'adopted', found: free, findings: [...gone, finding('schema.adopted', { name: free.name })] };
}

interface Namesakes {
  readonly unowned: readonly Anything[];
  /** Somebody's own. */
  readonly owned: boolean;
  /** A person gave the very name to another one of ours: the host takes none of it a second time. */
  readonly ours: boolean;
}

/** Of the exact name, or where there is none, of the same name in other letters. */
function namesakes({ kind, name }: Pick<Item, 'kind' | 'name'>, state: HostState): Namesakes {
  const others = new Set(state.rows().flatMap((row) => (row.kind === kind ? Number(row.remoteId) : [])));
  const alike = state.all(kind).filter((one) => !others.has(one.id) && sameNameFolded(one.name, name));
  const unowned = alike.filter((one) => !isOwned(one));
  const typed = unowned.filter((one) => one.name === name);
  const exact = typed.length > 0 ? typed : unowned.filter((one) => sameName(one.name, name));
  const ours = state.all(kind).some((one) => others.has(one.id) && !isOwned(one) && one.name === name);
  return { unowned: exact.length > 0 ? exact : unowned, owned: alike.some(isOwned), ours };
}

function isOwned(object: Anything): boolean {
  return 'owner' in object && typeof object.owner === 'number';
}
