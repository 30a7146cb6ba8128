import { moveMaterial } from '../../app/archive/move-material.ts';
import { sortBundles } from '../../app/archive/sort-bundles.ts';
import { CONDITIONS, type Bundle, type Receipt } from '../../domain/archive/receipt.ts';
import { allPages } from '../document-table.ts';
import { actor, refuse, textFlag } from '../project/request.ts';
import { formatTable } from '../table.ts';
import { pathsOf, placeOfFlag } from './place-names.ts';
import { receiptOf } from './receipts.ts';
import { bearing, columnsOf, fondsOf, neededFlag, oneOf, type MaterialRequest } from './request.ts';

function bundlesOf({ deps }: MaterialRequest, { id: receiptId }: Receipt): Promise<readonly Bundle[]> {
  return allPages((after) => deps.store.places.listBundles({ receiptId }, { limit: 500, ...(after && { after }) }));
}

/** The bundles of `--numbers` of the receipt. @throws RequestError `invalid-request` */
async function named(request: MaterialRequest): Promise<readonly Bundle[]> {
  const all = await bundlesOf(request, await receiptOf(request));
  return bearing(request, { name: 'numbers', entries: new Map(all.map((bundle) => [bundle.number, bundle])) });
}

/** State, fonds, heading and place of each. */
export async function bundles(request: MaterialRequest): Promise<number> {
  const { context } = request;
  const all = await bundlesOf(request, await receiptOf(request));
  if (context.json) context.output.out(JSON.stringify(all));
  else if (all.length === 0) context.output.err(context.text('cli.receipt.noBundles'));
  else {
    const paths = await pathsOf(request);
    const { codes, headings } = await namesOf(request, all);
    const rows = all.map(({ number, condition, fondsId, nodeId, placeId, note }) => [
      ...[String(number), context.text(`cli.receipt.condition.${condition}`), codes.get(fondsId ?? '') ?? '–'],
      ...[headings.get(nodeId ?? '') ?? '–', paths.get(placeId ?? '') ?? '–', note ?? ''],
    ]);
    const columns = columnsOf(request, ['bundle', 'condition', 'fonds', 'heading', 'place', 'note'], 'heading');
    context.output.out(formatTable(columns, rows, context.output.columns));
  }
  return 0;
}

async function namesOf({ deps }: MaterialRequest, all: readonly Bundle[]) {
  const { fonds } = deps.store;
  const codes = new Map<string, string>();
  const headings = new Map<string, string>();
  for (const id of new Set(all.flatMap(({ fondsId }) => fondsId ?? []))) {
    const found = await fonds.find(id);
    codes.set(id, found?.code ?? found?.name ?? id);
    for (const node of await fonds.nodes(id)) headings.set(node.id, [node.code, node.title].filter(Boolean).join(' '));
  }
  return { codes, headings };
}

/** Step 5: `sort RECEIPT --numbers 1-40 --fonds … --node … --condition …`. */
export async function sort(request: MaterialRequest): Promise<number> {
  const { context, deps, flags } = request;
  const seen = await named(request);
  const fonds = await fondsOf(request);
  const note = textFlag(request, 'note');
  const said = {
    ...(flags['condition'] !== undefined && { condition: oneOf(request, 'condition', CONDITIONS) }),
    ...(fonds !== undefined && { fondsId: fonds.id }),
    ...(flags['node'] !== undefined && { nodeId: await nodeOf(request, fonds?.id ?? seen[0]?.fondsId ?? null) }),
    ...(note !== undefined && { note: note === '' ? null : note }),
  };
  if (Object.keys(said).length === 0) throw refuse('sort', context.text('cli.receipt.sortNothing'));
  const sorted = await sortBundles(deps, { bundles: seen, ...said, actor: actor() });
  if (context.json) context.output.out(JSON.stringify(sorted));
  context.output.err(context.text('cli.receipt.sorted', { count: sorted.length }));
  return 0;
}

/** A heading by its id, or by its number or title within the fonds. @throws RequestError `invalid-request` */
async function nodeOf(request: MaterialRequest, fondsId: string | null): Promise<string> {
  const name = neededFlag(request, 'node');
  const { fonds } = request.deps.store;
  const known = await fonds.node(name);
  if (known !== undefined) return known.id;
  const nodes = fondsId === null ? [] : await fonds.nodes(fondsId);
  const [only, ...others] = nodes.filter(({ code, title }) => code === name || title === name);
  if (only !== undefined && others.length === 0) return only.id;
  throw refuse('--node', request.context.text(only === undefined ? 'cli.receipt.noNode' : 'cli.receipt.severalNodes'));
}

/** Bundles are brought elsewhere; each gets a line of the register of movements. */
export async function moveBundles(request: MaterialRequest): Promise<number> {
  const { context, deps } = request;
  const items = await named(request);
  const [to, reason] = [await placeOfFlag(request), neededFlag(request, 'reason')];
  const move = { kind: 'bundle', items, toPlaceId: to?.id ?? null, reason, actor: actor() } as const;
  const movements = await moveMaterial(deps, move);
  if (context.json) context.output.out(JSON.stringify(movements));
  const place = to === null ? context.text('cli.place.out') : ((await pathsOf(request)).get(to.id) ?? to.label);
  context.output.err(context.text('cli.receipt.moved', { count: movements.length, place }));
  return 0;
}
