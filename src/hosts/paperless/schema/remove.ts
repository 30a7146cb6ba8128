import { HostError } from '../../../ports/errors.ts';
import type { SchemaFinding, SchemaStep } from '../../../ports/host-schema.ts';
import type { HostObject } from '../../../ports/host-state.ts';
import type { ObjectKind } from '../api.ts';
import { finding } from './finding.ts';
import { KINDS, writtenOf, type HostState } from './host-state.ts';
import type { Reconciliation } from './reconcile.ts';
import { userOf } from './references.ts';
import { ROOT } from './wanted-named.ts';
import type { Written } from './written.ts';

/** Objects that hold what people entered; workflows and views hold nothing and bear our prefix. */
const HOLDING: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  'custom-field',
  'tag',
  'document-type',
  'correspondent',
  'storage-path',
]);

/** Whoever owns one of these hides it from others. */
const OWNED: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  'tag',
  'document-type',
  'correspondent',
  'storage-path',
  'saved-view',
]);

/** Ours, in the order in which they can go: what refers to others first, the root of the tags after its children. */
export function removalOrder(state: HostState): readonly HostObject[] {
  const place = (row: HostObject) => KINDS.findIndex((kind) => kind === row.kind) * 2 - (row.key === ROOT ? 1 : 0);
  return state.rows().toSorted((a, b) => place(b) - place(a));
}

export interface Removal extends Reconciliation {
  /** Documents in the trash: what they hold is not counted, and would be lost to them. */
  readonly trashed: number;
}

/** Takes an object away when it is ours and nobody needs it. */
export async function removeObject(run: Removal, row: HostObject): Promise<SchemaStep> {
  const { state } = run;
  const kind = KINDS.find((one) => one === row.kind);
  if (kind === undefined) return stepOf(row, 'keep', []);
  if (state.hidden.has(kind)) return stepOf(row, 'keep', [finding('schema.forbidden', { kind })]);
  const found = state.object(kind, row.key);
  if (found === undefined) {
    if (OWNED.has(kind) && !state.probe.superuser) return stepOf(row, 'keep', [finding('schema.use-unknown')]);
    await forget(run, row);
    return stepOf(row, 'remove', [finding('schema.gone-already')]);
  }
  const named = { ...row, name: found.name };
  const reason = HOLDING.has(kind)
    ? await reasonToKeep(run, { kind, row, id: found.id, name: found.name })
    : foreignParts(found, writtenOf(row));
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
  readonly name: string;
}

/** What a person put into a workflow of ours goes with it. */
function foreignParts(found: object, { triggers = [], actions = [] }: Written): SchemaFinding | undefined {
  if (!('triggers' in found && 'actions' in found)) return undefined;
  const isOurs = (parts: unknown, ids: readonly number[]) =>
    (parts as readonly { readonly id: number }[]).every(({ id }) => ids.includes(id)); // checked on the wire
  const areOurs = isOurs(found.triggers, triggers) && isOurs(found.actions, actions);
  return areOurs ? undefined : finding('schema.parts-foreign');
}

async function reasonToKeep(
  { api, state, signal, trashed }: Removal,
  { row, ...target }: Candidate,
): Promise<SchemaFinding | undefined> {
  if (writtenOf(row).adopted === true) return finding('schema.was-there-before');
  const { kind, id } = target;
  const user = userOf(target, state);
  if (user !== undefined) return finding('schema.used-by', { name: user });
  const hasChildren = kind === 'tag' && state.all('tag').some((tag) => 'parent' in tag && tag.parent === id);
  if (hasChildren) return finding('schema.has-children');
  // Counts tell what our account may see: only a superuser sees all.
  const now = await api.get(kind, id, { signal });
  const count = now !== undefined && 'document_count' in now ? now.document_count : undefined;
  if (count !== undefined && count > 0) return finding('schema.in-use', { count });
  if (count === undefined || !state.probe.superuser) return finding('schema.use-unknown');
  if (trashed > 0) return finding('schema.in-trash', { count: trashed });
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
