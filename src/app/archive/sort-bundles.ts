import type { Bundle, Condition } from '../../domain/archive/receipt.ts';
import type { ArchiveDeps } from './deps.ts';
import { demandRevision, refusal } from './refuse.ts';

export interface BundleSorting {
  readonly bundles: readonly Pick<Bundle, 'id' | 'revision'>[];
  /** What is said of all of them; absent members stay. */
  readonly condition?: Condition;
  /** A heading says the fonds as well. */
  readonly nodeId?: string | null;
  readonly fondsId?: string | null;
  readonly note?: string | null;
  readonly actor: string;
}

/** Step 5: to which fonds and heading bundles belong, and in what state they are; all or none. */
export async function sortBundles(deps: ArchiveDeps, sorting: BundleSorting): Promise<readonly Bundle[]> {
  const { bundles: seen, actor, ...said } = sorting;
  return deps.store.transaction(async () => {
    const { places, ledger } = deps.store;
    const ids = seen.map(({ id }) => id);
    const before = new Map((await places.bundles(ids)).map((bundle) => [bundle.id, bundle]));
    const changes = await wholeChanges(deps, said);
    for (const [index, { id, revision }] of seen.entries()) {
      const bundle = before.get(id);
      if (bundle === undefined) throw refusal(`bundles.${String(index)}`, 'unknown-bundle');
      demandRevision(bundle, { revision, stored: bundle, given: changes });
    }
    await places.updateBundles(seen, changes);
    const bundles = [...before.values()].map(({ id, fondsId, nodeId, condition }) => ({
      id,
      fondsId,
      nodeId,
      condition,
    }));
    const body = { bundles: seen.length, fields: Object.keys(changes) };
    const [subject = ''] = new Set([...before.values()].map(({ receiptId }) => receiptId));
    await ledger.append({
      action: 'bundles.sorted',
      subject,
      actor,
      body,
      values: { before: bundles, after: changes },
    });
    return await places.bundles(ids);
  });
}

type Said = Omit<BundleSorting, 'bundles' | 'actor'>;

/** Heading and fonds never contradict each other: a heading brings its fonds, another fonds takes the heading away. */
async function wholeChanges({ store }: ArchiveDeps, said: Said): Promise<Said> {
  const { nodeId, fondsId } = said;
  if (nodeId != null) {
    const node = await store.fonds.node(nodeId);
    if (node === undefined) throw refusal('nodeId', 'unknown-node');
    if (fondsId !== undefined && fondsId !== node.fondsId) throw refusal('nodeId', 'other-fonds');
    return { ...said, fondsId: node.fondsId };
  }
  if (fondsId === undefined) return said;
  if (fondsId !== null && (await store.fonds.find(fondsId)) === undefined) throw refusal('fondsId', 'unknown-fonds');
  return { ...said, nodeId: null };
}
