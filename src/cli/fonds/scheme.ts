import { depthOf } from '../../domain/archive/scheme-tree.ts';
import { RequestError } from '../../ports/errors.ts';
import type { Store } from '../../ports/store.ts';
import type { CliContext } from '../context.ts';

/** The headings of a fonds, each below the one above it. @throws RequestError `not-found` */
export async function showScheme(context: CliContext, store: Store, given: string): Promise<number> {
  const fonds = (await store.fonds.find(given)) ?? (await store.fonds.findByCode(given.normalize('NFC')));
  if (!fonds) throw new RequestError('not-found', 'No fonds of this id or code', { details: { what: given } });
  const nodes = await store.fonds.nodes(fonds.id);
  if (context.json) context.output.out(JSON.stringify(nodes));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const { id, code, title } of context.json ? [] : nodes)
    context.output.out(`${'  '.repeat(depthOf(byId, id) - 1)}${code === null ? '' : `${code} `}${title}`);
  return 0;
}
