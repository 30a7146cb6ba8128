import { assignBox } from '../../../app/archive/dossiers/assign-box.ts';
import {
  addDocuments,
  changeDocument,
  moveDocument,
  removeDocuments,
} from '../../../app/archive/dossiers/change-documents.ts';
import { checkFonds } from '../../../app/archive/dossiers/completeness-of.ts';
import type { NewDocument } from '../../../app/archive/dossiers/create-dossiers.ts';
import { freezeNumbers } from '../../../app/archive/dossiers/freeze-numbers.ts';
import { mergeDossiers } from '../../../app/archive/dossiers/merge-dossiers.ts';
import { moveToFonds } from '../../../app/archive/dossiers/move-to-fonds.ts';
import { numberFonds } from '../../../app/archive/dossiers/number-dossiers.ts';
import { orderFonds } from '../../../app/archive/dossiers/order-dossiers.ts';
import { placeDossier } from '../../../app/archive/dossiers/place-dossier.ts';
import { splitDossier } from '../../../app/archive/dossiers/split-dossier.ts';
import type { DossierOrder } from '../../../domain/archive/fonds.ts';
import { defineRoute, ok, type Route } from '../../api/route.ts';
import type { HttpDeps } from '../../deps.ts';
import { completenessView, dossierView, onlookerOf } from '../../views/archive/dossier.ts';
import { actorOf, shown } from './dossiers.ts';
import { demandReadable, demandReadableDocument, demandReadableScans, readerOf } from './readable.ts';

interface IdPath {
  readonly path: { readonly id: string };
}
interface DocumentPath {
  readonly path: { readonly id: string; readonly document: string };
}
interface Revised {
  readonly revision: number;
}

/** What moves dossiers and documents about. */
export function arrangingRoutes(deps: HttpDeps): readonly Route[] {
  return [...fondsRuns(deps), ...moves(deps), ...documentRoutes(deps)];
}

function fondsRuns(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<IdPath & { body: { nodeId?: string; order?: DossierOrder } }>('orderDossiers', async (call) =>
      ok(await orderFonds(deps, { ...call.body, fondsId: call.path.id, actor: actorOf(call) })),
    ),
    defineRoute<IdPath>('numberDossiers', async (call) =>
      ok(await numberFonds(deps, { fondsId: call.path.id, actor: actorOf(call) })),
    ),
    defineRoute<IdPath>('freezeNumbers', async (call) =>
      ok(await freezeNumbers(deps, { fondsId: call.path.id, actor: actorOf(call) })),
    ),
    defineRoute<IdPath & { query: { node?: string; limit: number } }>('checkCompleteness', async (call) => {
      const { node, limit } = call.query;
      const visibleTo = onlookerOf(readerOf(call));
      const wanted = { fondsId: call.path.id, ...(node !== undefined && { nodeId: node }), visibleTo };
      return ok(completenessView(await checkFonds(deps, wanted), call.language, limit));
    }),
    defineRoute<{ body: { ids: readonly string[]; boxNumber: number | null } }>('boxDossiers', async (call) =>
      ok(await assignBox(deps, { ...call.body, actor: actorOf(call) })),
    ),
  ];
}

interface SplitBody extends Revised {
  readonly documentIds: readonly string[];
  readonly description: object;
}
interface MergeBody extends Revised {
  readonly fromId: string;
  readonly fromRevision: number;
}

function moves(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<IdPath & { body: Revised & { behind?: string | null } }>('placeDossier', async (call) => {
      const { revision, behind } = call.body;
      await demandReadable(deps, [call.path.id], call);
      return shown(await placeDossier(deps, { ...call.path, revision, behind, actor: actorOf(call) }), call);
    }),
    defineRoute<IdPath & { body: SplitBody }>('splitDossier', async (call) => {
      await demandReadable(deps, [call.path.id], call);
      const { dossier, part } = await splitDossier(deps, { ...call.body, ...call.path, actor: actorOf(call) });
      const reader = readerOf(call);
      return { status: 201, body: { dossier: dossierView(dossier, reader), part: dossierView(part, reader) } };
    }),
    defineRoute<IdPath & { body: MergeBody }>('mergeDossiers', async (call) => {
      const { revision: intoRevision, fromId, fromRevision } = call.body;
      const intoId = call.path.id;
      await demandReadable(deps, [intoId, fromId], call);
      const merge = { intoId, intoRevision, fromId, fromRevision, actor: actorOf(call) };
      return shown(await mergeDossiers(deps, merge), call);
    }),
    defineRoute<IdPath & { body: Revised & { fondsId: string; nodeId: string | null } }>(
      'moveDossier',
      async (call) => {
        await demandReadable(deps, [call.path.id], call);
        return shown(await moveToFonds(deps, { ...call.body, ...call.path, actor: actorOf(call) }), call);
      },
    ),
  ];
}

function documentRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<IdPath & { body: Revised & { documents: readonly NewDocument[] } }>('addDocuments', async (call) => {
      await demandReadable(deps, [call.path.id], call);
      await demandReadableScans(deps, call.body.documents, call);
      return shown(await addDocuments(deps, { ...call.body, dossierId: call.path.id, actor: actorOf(call) }), call);
    }),
    defineRoute<DocumentPath & { body: Revised & { entry: object } }>('changeDocument', async (call) => {
      const { id: dossierId, document: documentId } = call.path;
      await demandReadableDocument(deps, call.path, call);
      return shown(await changeDocument(deps, { ...call.body, dossierId, documentId, actor: actorOf(call) }), call);
    }),
    defineRoute<DocumentPath & { body: Revised & { ordinal: number } }>('moveDocument', async (call) => {
      const { id: dossierId, document: documentId } = call.path;
      await demandReadable(deps, [dossierId], call);
      return shown(await moveDocument(deps, { ...call.body, dossierId, documentId, actor: actorOf(call) }), call);
    }),
    defineRoute<DocumentPath & { query: Revised }>('removeDocument', async (call) => {
      const { id: dossierId, document } = call.path;
      await demandReadableDocument(deps, { id: dossierId, document }, call);
      const removal = { dossierId, revision: call.query.revision, documentIds: [document], actor: actorOf(call) };
      return shown(await removeDocuments(deps, removal), call);
    }),
  ];
}
