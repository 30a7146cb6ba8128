import { HostError } from '../../../ports/errors.ts';
import type { SchemaFinding, SchemaStep } from '../../../ports/host-schema.ts';
import type { HostObject } from '../../../ports/host-state.ts';
import type { ObjectKind } from '../api.ts';
import { finding } from './finding.ts';
import { KINDS, writtenOf, type HostState } from './host-state.ts';
import type { Reconciliation } from './reconcile.ts';
import { userOf } from './references.ts';
import { ROOT } from './wanted-named.ts';

/** Objects that hold what people entered; workflows and views hold nothing and bear our prefix. */
const HOLDING: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  'custom-field',
  'tag',
  'document-type',
  'correspondent',
  'storage-path',
]);

/** Ours, in the order in which they can go: what refers to others first, the root of the tags after its children. */
export function removalOrder(state: HostState): readonly HostObject[] {
  const place = (row: HostObject) => KINDS.findIndex((kind) => kind === row.kind) * 2 - (row.key === ROOT ? 1 : 0);
  return state.rows().toSorted((a, b) => place(b) - place(a));
}

/** Takes an object away when it is ours and nobody needs it. */
export async function removeObject(run: Reconciliation, row: HostObject): Promise<SchemaStep> {
  const kind = KINDS.find((one) => one === row.kind);
  if (kind === undefined) return stepOf(row, 'keep', []);
  const found = run.state.object(kind, row.key);
  if (found === undefined) {
    await forget(run, row);
    return stepOf(row, 'remove', [finding('schema.gone-already')]);
  }
  const named = { ...row, name: found.name };
  const reason = HOLDING.has(kind) ? await reasonToKeep(run, { kind, row, id: found.id }) : undefined;
  if (reason) {
    // It was there before us: from now on it is not ours any more.
    if (reason.code === 'schema.was-there-before') await forget(run, row);
    return stepOf(named, 'keep', [reason]);
  }
  const refusal = await take(run, kind, found.id);
  if (refusal) return stepOf(named, 'keep', [refusal]);
  run.state.drop(kind, found.id);
  await forget(run, row);
  return stepOf(named, 'remove', []);
}

interface Candidate {
  readonly kind: ObjectKind;
  readonly row: HostObject;
  readonly id: number;
}

async function reasonToKeep(
  { api, state, signal }: Reconciliation,
  { kind, row, id }: Candidate,
): Promise<SchemaFinding | undefined> {
  if (writtenOf(row).adopted === true) return finding('schema.was-there-before');
  const user = userOf(kind, id, state);
  if (user !== undefined) return finding('schema.used-by', { name: user });
  const hasChildren = kind === 'tag' && state.all('tag').some((tag) => 'parent' in tag && tag.parent === id);
  if (hasChildren) return finding('schema.has-children');
  // Counts tell what our account may see: only a superuser sees all.
  const now = await api.get(kind, id, { signal });
  const count = now !== undefined && 'document_count' in now ? now.document_count : undefined;
  if (count !== undefined && count > 0) return finding('schema.in-use', { count });
  if (count === undefined || !state.probe.superuser) return finding('schema.use-unknown');
  return undefined;
}

async function take(
  { api, execute, signal }: Reconciliation,
  kind: ObjectKind,
  id: number,
): Promise<SchemaFinding | undefined> {
  if (!execute) return undefined;
  try {
    await api.remove(kind, id, { signal });
    return undefined;
  } catch (error) {
    if (error instanceof HostError && error.code === 'not-found') return undefined;
    if (error instanceof HostError && error.code === 'forbidden') return finding('schema.forbidden', { kind });
    throw error;
  }
}

async function forget({ objects, hostId, state, execute }: Reconciliation, { kind, key }: HostObject): Promise<void> {
  state.dropRow(kind, key);
  if (execute) await objects.remove({ hostId, kind, key });
}

function stepOf(
  { kind, key, name }: HostObject,
  action: 'remove' | 'keep',
  findings: readonly SchemaFinding[],
): SchemaStep {
  return { action, kind, key, name, findings };
}
