import { MAX_SCHEME_DEPTH, type SchemeNode } from '../../domain/archive/classification-scheme.ts';
import { settle, type DraftNode } from '../../domain/archive/scheme-draft.ts';
import { depthOf } from '../../domain/archive/scheme-tree.ts';
import type { ArchiveDeps } from './deps.ts';
import { demandFound, refusal } from './refuse.ts';
import { tidy } from './tidy.ts';

export interface SchemeFilling {
  readonly fondsId: string;
  /** Null: on the first level. */
  readonly parentId: string | null;
  /** With whatever is below them; from a template, from divisions, or one heading that a person typed. */
  readonly drafts: readonly DraftNode[];
  /** Where the headings come from: the id of a template; absent for typed ones. */
  readonly source?: string;
  readonly actor: string;
}

/** More headings than any scheme has; thousands are a mistake. */
const MOST_NODES = 5000;

/** Adds headings behind those that stand there. @throws RequestError `not-found`; RecordError */
export async function fillScheme(deps: ArchiveDeps, filling: SchemeFilling): Promise<readonly SchemeNode[]> {
  const { fondsId, parentId, drafts, source, actor } = tidy(filling);
  return deps.store.transaction(async () => {
    const { fonds, ledger } = deps.store;
    demandFound(await fonds.find(fondsId), fondsId);
    const present = await fonds.nodes(fondsId);
    if (parentId !== null && !present.some(({ id }) => id === parentId)) throw refusal('parentId', 'unknown-parent');
    const first = present.filter((node) => node.parentId === parentId).length;
    const added = settle(drafts, { fondsId, parentId, first }, () => deps.ids.next());
    demandSize([...present, ...added]);
    await fonds.insertNodes(added);
    const body = { parentId, headings: added.length, ...(source !== undefined && { source }) };
    const values = { titles: added.map(({ title }) => title) };
    await ledger.append({ action: 'scheme.filled', subject: fondsId, actor, body, values });
    return added;
  });
}

function demandSize(nodes: readonly SchemeNode[]): void {
  if (nodes.length > MOST_NODES) throw refusal('nodes', 'too-many', { limit: MOST_NODES });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const deepest = nodes.reduce((most, { id }) => Math.max(most, depthOf(byId, id)), 0);
  if (deepest > MAX_SCHEME_DEPTH) throw refusal('nodes', 'tree-too-deep', { limit: MAX_SCHEME_DEPTH });
}
