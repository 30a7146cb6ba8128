import type { DossierOrder } from '../../../domain/archive/fonds.ts';
import { orderDossiers, withSubNodes } from '../../../domain/archive/ordering.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { demandNodes, requireFonds } from './require-dossier.ts';

export interface OrderRequest {
  readonly fondsId: string;
  /** Only dossiers of this heading and those below it. */
  readonly nodeId?: string;
  /** That of the fonds when absent. */
  readonly order?: DossierOrder;
  readonly actor: string;
}
export interface OrderResult {
  readonly order: DossierOrder;
  readonly dossiers: number;
  /** How many changed places. */
  readonly moved: number;
}

/** Puts the dossiers of a fonds in order; moves by hand stay. @throws RequestError `not-found`; RecordError (`nodeId`) */
export async function orderFonds({ store }: Pick<DossierDeps, 'store'>, request: OrderRequest): Promise<OrderResult> {
  const { fondsId, nodeId, actor } = request;
  return store.transaction(async () => {
    const fonds = await requireFonds({ store }, fondsId);
    if (nodeId !== undefined) await demandNodes({ store }, fondsId, [nodeId]);
    const order = request.order ?? fonds.settings.order;
    await store.dossiers.lockFonds(fondsId);
    const dossiers = await store.dossiers.outlines(fondsId);
    const nodes = await store.fonds.nodes(fondsId);
    const within = nodeId === undefined ? {} : { within: withSubNodes(nodes, nodeId) };
    const ordered = orderDossiers({ dossiers, order, nodes, ...within });
    const places = ordered.map(({ id, position }, index) => ({ id, before: position, position: index + 1 }));
    const moves = places.filter(({ before, position }) => before !== position);
    await store.dossiers.place(moves.map(({ id, position }) => ({ id, position })));
    const result = { order, dossiers: dossiers.length, moved: moves.length };
    const body = { ...result, ...(nodeId !== undefined && { nodeId }) };
    await store.ledger.append({ action: 'dossiers.ordered', subject: fondsId, actor, body });
    return result;
  });
}
