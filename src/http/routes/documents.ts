import { standingConfirmation } from '../../app/standing-confirmation.ts';
import { pagesAsSeen } from '../../app/pages-as-seen.ts';
import type { FieldContent, FieldName } from '../../domain/metadata/field-name.ts';
import type { DocumentFilter, DocumentRow } from '../../ports/store.ts';
import { RequestError } from '../../ports/errors.ts';
import { defineRoute, ok, type Call, type Reply, type Route } from '../api/route.ts';
import { createFieldReader } from '../api/field-value.ts';
import { notFound } from '../auth/accounts.ts';
import type { HttpDeps } from '../deps.ts';
import { demandOpenScan, fileOfDocument, requireOpenFile, scanViewer } from './open-scan.ts';
import { maskFileNames } from './scan-names.ts';
import { documentDetail, documentSummary } from '../views/document.ts';

interface DocumentQuery {
  readonly state?: NonNullable<DocumentFilter['state']>;
  readonly needsReview?: boolean;
  readonly documentType?: string;
  readonly scanFile?: string;
  readonly limit: number;
  readonly after?: string;
}
interface FieldPath {
  readonly id: string;
  readonly field: FieldName;
}

export function documentRoutes(deps: HttpDeps): readonly Route[] {
  const fieldValue = createFieldReader();
  return [
    defineRoute<{ query: DocumentQuery }>('listDocuments', async (call) => {
      const { limit, after, scanFile, ...rest } = call.query;
      const visibleTo = scanViewer(call);
      const filter = { ...rest, visibleTo, ...(scanFile !== undefined && { scanFileId: scanFile }) };
      const page = await deps.store.readings.listDocuments(filter, { limit, ...(after !== undefined && { after }) });
      const items = await maskFileNames(deps, page.items, call);
      return ok({
        ...page,
        items: items.map((row) => documentSummary(row, { name: row.fileName, state: row.state })),
      });
    }),
    defineRoute<{ path: { id: string } }>('readDocument', async (call) => {
      const row = await deps.store.readings.document(call.path.id);
      if (row === undefined) throw notFound();
      return detail(deps, row, call);
    }),
    defineRoute<{ path: FieldPath; body: { value: FieldContent; revision: number } }>('correctField', async (call) => {
      const { id, field } = call.path;
      await demandOpenScan(deps, fileOfDocument(id), call);
      const value = fieldValue(field, call.body.value);
      const change = { documentId: id, field, value, revision: call.body.revision, actor: actorOf(call) };
      return detail(deps, await deps.correctField(change), call);
    }),
    defineRoute<{ path: FieldPath; query: { revision: number } }>('takeBackField', async (call) => {
      const { id, field } = call.path;
      const { revision } = call.query;
      await demandOpenScan(deps, fileOfDocument(id), call);
      const change = { documentId: id, field, value: undefined, revision, actor: actorOf(call) };
      return detail(deps, await deps.correctField(change), call);
    }),
    defineRoute<{ path: { id: string }; body: { revision: number } }>('confirmDocument', async (call) => {
      const { revision } = call.body;
      await demandOpenScan(deps, fileOfDocument(call.path.id), call);
      const row = await deps.confirmDocument({ documentId: call.path.id, revision, actor: actorOf(call) });
      return detail(deps, row, call);
    }),
    defineRoute<{ path: { id: string } }>('readConfirmation', async (call) => {
      const row = await deps.store.readings.document(call.path.id);
      if (row === undefined) throw notFound();
      await requireOpenFile(deps, row.scanFileId, call);
      const standing = await standingConfirmation(deps, row);
      return ok({ confirmation: standing ? { by: standing.by, at: standing.at.toISOString() } : null });
    }),
    defineRoute<{ path: { id: string }; query: { revision: number } }>('takeConfirmationBack', async (call) => {
      const { id: documentId } = call.path;
      await demandOpenScan(deps, fileOfDocument(documentId), call);
      const { revision } = call.query;
      return detail(deps, await deps.takeConfirmationBack({ documentId, revision, actor: actorOf(call) }), call);
    }),
  ];
}

function actorOf(call: Pick<Call, 'caller'>): string {
  return call.caller().account.name;
}

async function detail(deps: HttpDeps, row: DocumentRow, call: Pick<Call, 'language' | 'caller'>): Promise<Reply> {
  const { store } = deps;
  const scanFile = await store.scanFiles.find(row.scanFileId);
  if (scanFile === undefined) throw notFound();
  if (scanFile.state === 'withheld') throw new RequestError('withheld', 'The file is withheld');
  await demandOpenScan(deps, row.scanFileId, call);
  const [pages, documents] = await Promise.all([
    pagesAsSeen(store, scanFile),
    store.readings.documents(row.scanFileId),
  ]);
  return ok(documentDetail(row, { scanFile, pages, documents }, call.language));
}
