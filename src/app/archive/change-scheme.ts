import type { NodeKind, SchemeNode } from '../../domain/archive/classification-scheme.ts';
import {
  planMove,
  planRemoval,
  type MovePlan,
  type NodePlace,
  type TreeFault,
} from '../../domain/archive/scheme-tree.ts';
import type { ArchiveDeps } from './deps.ts';
import { demandFound, demandRevision, refusal } from './refuse.ts';
import { tidy } from './tidy.ts';

interface Seen {
  readonly id: string;
  readonly revision: number;
  readonly actor: string;
}
export interface Renaming extends Seen {
  readonly code?: string | null;
  readonly title?: string;
  readonly kind?: NodeKind;
}

/** @throws RequestError `not-found`; ConflictError */
export async function renameNode(deps: ArchiveDeps, renaming: Renaming): Promise<SchemeNode> {
  const { id, revision, actor, ...changes } = tidy(renaming);
  return deps.store.transaction(async () => {
    const before = await requireNode(deps, id);
    demandRevision(before, { revision, stored: before, given: changes });
    await deps.store.fonds.updateNodes([{ id, revision, ...changes }]);
    const { code, title, kind } = before;
    const values = { before: { code, title, kind }, after: changes };
    await append(deps, before, { action: 'scheme.renamed', actor, body: { nodeId: id }, values });
    return await requireNode(deps, id);
  });
}

/**
 * A heading goes elsewhere in its scheme with all below it; dossiers and bundles hang on it by its id and go along.
 * @throws RequestError `not-found`; RecordError; ConflictError
 */
export async function moveNode(
  deps: ArchiveDeps,
  { id, revision, actor, ...to }: Seen & NodePlace,
): Promise<SchemeNode> {
  return deps.store.transaction(async () => {
    const before = await requireNode(deps, id);
    demandRevision(before, { revision, stored: before, given: to });
    const plan = demandPlan(planMove(await deps.store.fonds.nodes(before.fondsId), id, to), 'parentId');
    await deps.store.fonds.updateNodes(plan.moved);
    const { parentId, position } = before;
    const body = { nodeId: id, from: { parentId, position }, to };
    await append(deps, before, { action: 'scheme.moved', actor, body });
    return await requireNode(deps, id);
  });
}

/** A heading goes only when nothing hangs on it. @throws RequestError `not-found`; RecordError; ConflictError */
export async function removeNode(deps: ArchiveDeps, { id, revision, actor }: Seen): Promise<void> {
  await deps.store.transaction(async () => {
    const { fonds, places } = deps.store;
    const before = await requireNode(deps, id);
    demandRevision(before, { revision, stored: before, given: {} });
    const plan = demandPlan(planRemoval(await fonds.nodes(before.fondsId), id), 'id');
    const bundles = await places.listBundles({ nodeId: id }, { limit: 1 });
    const dossiers = await deps.store.dossiers.count({ nodeIds: [id] });
    if (bundles.items.length > 0 || dossiers > 0) throw refusal('id', 'in-use');
    await fonds.removeNode(id, revision);
    await fonds.updateNodes(plan.moved);
    const { code, title, kind } = before;
    await append(deps, before, {
      ...{ action: 'scheme.removed', actor, body: { nodeId: id } },
      values: { before: { code, title, kind } },
    });
  });
}

async function requireNode({ store }: ArchiveDeps, id: string): Promise<SchemeNode> {
  return demandFound(await store.fonds.node(id), id);
}

const KEYWORDS: Readonly<Record<TreeFault, string>> = {
  'unknown-node': 'unknown-node',
  'unknown-parent': 'unknown-parent',
  'inside-itself': 'inside-itself',
  'too-deep': 'tree-too-deep',
  'has-children': 'has-children',
};

function demandPlan(plan: MovePlan, field: string): MovePlan & { readonly ok: true } {
  if (!plan.ok) throw refusal(field, KEYWORDS[plan.fault]);
  return plan;
}

type Entry = Omit<Parameters<ArchiveDeps['store']['ledger']['append']>[0], 'subject'>;

/** The scheme belongs to the history of its fonds. */
async function append({ store }: ArchiveDeps, { fondsId }: SchemeNode, entry: Entry): Promise<void> {
  await store.ledger.append({ ...entry, subject: fondsId });
}
