import { MAX_SCHEME_DEPTH, type SchemeNode } from './classification-scheme.ts';

/** Where a heading is to stand: under which one (null: first level), as the how-manieth, from 0. */
export interface NodePlace {
  readonly parentId: string | null;
  readonly position: number;
}

export type TreeFault = 'unknown-node' | 'unknown-parent' | 'inside-itself' | 'too-deep' | 'has-children';

/** A heading whose place changed. */
export type MovedNode = NodePlace & Pick<SchemeNode, 'id' | 'revision'>;

export type MovePlan =
  { readonly ok: true; readonly moved: readonly MovedNode[] } | { readonly ok: false; readonly fault: TreeFault };

/**
 * What changes when a heading, with all below it, goes elsewhere. Positions stay dense from 0; one beyond the last is the
 * last. Dossiers hang on headings by id and go along.
 */
export function planMove(nodes: readonly SchemeNode[], id: string, to: NodePlace): MovePlan {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const node = byId.get(id);
  if (node === undefined) return { ok: false, fault: 'unknown-node' };
  const fault = faultOf(byId, node, to.parentId);
  if (fault !== undefined) return { ok: false, fault };
  const target = siblings(nodes, to.parentId).filter((other) => other.id !== id);
  target.splice(Math.max(0, to.position), 0, node);
  const left = node.parentId === to.parentId ? [] : siblings(nodes, node.parentId).filter((other) => other.id !== id);
  const moved = [...renumbered(target, to.parentId), ...renumbered(left, node.parentId)];
  return { ok: true, moved };
}

/** What changes among its siblings when a heading without sub-headings goes. */
export function planRemoval(nodes: readonly SchemeNode[], id: string): MovePlan {
  const node = nodes.find((one) => one.id === id);
  if (node === undefined) return { ok: false, fault: 'unknown-node' };
  if (nodes.some(({ parentId }) => parentId === id)) return { ok: false, fault: 'has-children' };
  const left = siblings(nodes, node.parentId).filter((other) => other.id !== id);
  return { ok: true, moved: renumbered(left, node.parentId) };
}

/** How deep a heading stands: 1 on the first level. */
export function depthOf(nodes: ReadonlyMap<string, SchemeNode>, id: string | null): number {
  let depth = 0;
  for (let at = id; at !== null && depth <= nodes.size; at = nodes.get(at)?.parentId ?? null) depth += 1;
  return depth;
}

/** A heading with all below it. */
export function subtreeIds(nodes: readonly SchemeNode[], id: string): readonly string[] {
  const children = Map.groupBy(nodes, ({ parentId }) => parentId);
  const ids = [id];
  // The list grows while it is read: each heading brings its children.
  for (const one of ids) ids.push(...(children.get(one) ?? []).map((child) => child.id));
  return ids;
}

function faultOf(
  byId: ReadonlyMap<string, SchemeNode>,
  node: SchemeNode,
  parentId: string | null,
): TreeFault | undefined {
  const parent = parentId === null ? undefined : byId.get(parentId);
  if (parentId !== null && parent?.fondsId !== node.fondsId) return 'unknown-parent';
  const below = subtreeIds([...byId.values()], node.id);
  if (parentId !== null && below.includes(parentId)) return 'inside-itself';
  const own = depthOf(byId, node.id);
  const height = Math.max(...below.map((id) => depthOf(byId, id) - own));
  return depthOf(byId, parentId) + 1 + height > MAX_SCHEME_DEPTH ? 'too-deep' : undefined;
}

function siblings(nodes: readonly SchemeNode[], parentId: string | null): SchemeNode[] {
  return nodes.filter((node) => node.parentId === parentId).sort((a, b) => a.position - b.position);
}

function renumbered(nodes: readonly SchemeNode[], parentId: string | null): MovedNode[] {
  return nodes.flatMap(({ id, revision, ...old }, position) =>
    old.position === position && old.parentId === parentId ? [] : [{ id, revision, parentId, position }],
  );
}
