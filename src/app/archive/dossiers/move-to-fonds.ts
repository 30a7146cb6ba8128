import type { Dossier } from '../../../domain/archive/dossier.ts';
import { demandRevision, refusal } from '../refuse.ts';
import { demandNotListed } from './demand-unlisted.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { oldDocumentCodes, oldNames } from './old-names.ts';
import { neighbourOf, savePlaces } from './place-dossier.ts';
import { demandNodes, requireFonds, requireOpenDossier } from './require-dossier.ts';

export interface FondsMove {
  readonly id: string;
  readonly revision: number;
  readonly fondsId: string;
  readonly nodeId: string | null;
  readonly actor: string;
}

/**
 * Into another fonds, at its end, with a number still to come. Its old names lead to it for ever.
 * @throws RequestError `not-found`, `forbidden-move`; RecordError (`fondsId`, `nodeId`); ConflictError
 */
export async function moveToFonds(deps: DossierDeps, move: FondsMove): Promise<Dossier> {
  const { id, revision, fondsId, nodeId, actor } = move;
  const { store } = deps;
  return store.transaction(async () => {
    const before = await requireOpenDossier(deps, id);
    if (before.fondsId === fondsId) throw refusal('fondsId', 'enum');
    // In one order whoever asks, so that two moves do not wait for each other.
    for (const one of [before.fondsId, fondsId].sort()) await store.dossiers.lockFonds(one);
    demandRevision(before, { revision, stored: before, given: { fondsId, nodeId } });
    const documents = await store.dossiers.documents(id);
    const documentIds = documents.map((document) => document.id);
    await demandNotListed(deps, { dossierId: id, documentIds, field: 'fondsId' });
    await requireFonds(deps, fondsId);
    await demandNodes(deps, fondsId, [nodeId]);
    const order = await store.dossiers.outlines(before.fondsId);
    await store.dossiers.addAliases([...oldNames(before, id), ...oldDocumentCodes(before, documents, id)]);
    await store.dossiers.repin(new Map([[id, neighbourOf(order, id)]]));
    const moved = await store.dossiers.update(id, revision, {
      ...{ fondsId, nodeId, ...(await store.dossiers.next(fondsId)), unpinned: true },
      ...{ inventoryNumber: null, number: null, numberFrozen: false, code: null, boxNumber: null, checkedBy: null },
      ...{ state: nodeId === null ? 'sorting' : 'described', editor: actor },
    });
    await savePlaces(
      deps,
      order.filter((one) => one.id !== id),
    );
    const body = { from: before.fondsId, to: fondsId, number: before.number, code: before.code };
    await store.ledger.append({ action: 'dossier.moved', subject: id, actor, body });
    return moved;
  });
}
