import type { Call, CustomFieldValue, DocumentChanges, DocumentFilters, PaperlessApi } from '../api.ts';
import { demandDone, DOCUMENT_FIELDS, readDocument, readMetadata } from '../wire.ts';
import { readHistory } from '../wire-history.ts';
import type { WireDocument, WireList } from '../wire-types.ts';
import type { Definitions } from './check-value.ts';
import { demandFiltered, toQuery } from './filters.ts';
import { onePage } from './lists.ts';
import type { Session } from './session.ts';

export type DocumentCalls = Pick<
  PaperlessApi,
  | ('document' | 'documents' | 'metadata' | 'patchDocument')
  | ('modifyTags' | 'modifyCustomFields' | 'history' | 'reprocess')
>;

export function createDocumentCalls(session: Session, definitions: Definitions): DocumentCalls {
  return {
    document: async (id, call) => {
      const operation = 'document';
      const { status, body } = await session.json({ operation, path: documentPath(id), answers: [404], ...call });
      return status === 404 ? undefined : readDocument(body, DOCUMENT_FIELDS, session.on(operation));
    },
    metadata: async (id, { version, signal } = {}) => {
      const operation = 'metadata';
      const query = version === undefined ? {} : { version };
      const request = { operation, path: `${documentPath(id)}metadata/`, query, answers: [404], signal };
      const { status, body } = await session.json(request);
      return status === 404 ? undefined : readMetadata(body, session.on(operation));
    },
    documents: (filters, page, call) => listPage(session, { filters, page, call }),
    patchDocument: async (id, changes, call) => {
      const operation = 'patchDocument';
      const values = new Map((changes.custom_fields ?? []).map(({ field, value }) => [field, value]));
      await definitions.demandFit(values, session.on(operation), call?.signal);
      const body = composed(changes);
      const answer = await session.json({ operation, method: 'PATCH', path: documentPath(id), body, ...call });
      return readDocument(answer.body, DOCUMENT_FIELDS, session.on(operation));
    },
    modifyTags: (id, { add, remove }, call) =>
      bulkEdit(session, { id, method: 'modify_tags', parameters: { add_tags: add, remove_tags: remove } }, call),
    modifyCustomFields: async (id, { add, remove }, call) => {
      const values = Object.entries(add).map(([field, value]) => [Number(field), nfcValue(value)] as const);
      await definitions.demandFit(new Map(values), session.on('modify_custom_fields'), call?.signal);
      const parameters = { add_custom_fields: Object.fromEntries(values), remove_custom_fields: remove };
      await bulkEdit(session, { id, method: 'modify_custom_fields', parameters }, call);
    },
    history: async (id, call) => {
      const operation = 'history';
      const { body } = await session.json({ operation, path: `${documentPath(id)}history/`, ...call });
      return readHistory(body, session.on(operation));
    },
    reprocess: async (id, call) => {
      const operation = 'reprocess';
      const body = { documents: [id] };
      const answer = await session.json({ operation, method: 'POST', path: 'documents/reprocess/', body, ...call });
      demandDone(answer.body, session.on(operation));
    },
  };
}

export function documentPath(id: number): string {
  return `documents/${String(id)}/`;
}

async function listPage<Field extends keyof WireDocument>(
  session: Session,
  asked: {
    readonly filters: DocumentFilters<Field>;
    readonly page: { readonly page: number; readonly size: number };
    readonly call: Call | undefined;
  },
): Promise<WireList<Pick<WireDocument, Field>>> {
  const operation = 'documents';
  const on = session.on(operation);
  const { filters, page, call } = asked;
  const query = { ...toQuery(filters, on), page: page.page, page_size: page.size };
  const { count, results } = await onePage(session, { operation, path: 'documents/', ...call }, query);
  const fields: readonly (keyof WireDocument)[] = filters.fields ?? DOCUMENT_FIELDS;
  const rows = results.map((row) => readDocument(row, fields, on));
  demandFiltered(filters, rows, on);
  return { count, results: rows };
}

/** Additive; the host re-indexes and runs its workflows a little later. */
async function bulkEdit(
  session: Session,
  edit: { readonly id: number; readonly method: string; readonly parameters: object },
  call: Call | undefined,
): Promise<void> {
  const operation = edit.method;
  const body = { documents: [edit.id], method: edit.method, parameters: edit.parameters };
  const answer = await session.json({ operation, method: 'POST', path: 'documents/bulk_edit/', body, ...call });
  demandDone(answer.body, session.on(operation));
}

/** Values of custom fields stay as they are given: a whole list holds values of people, which must come back unchanged. */
function composed(changes: DocumentChanges): DocumentChanges {
  return {
    ...changes,
    ...(changes.title !== undefined && { title: changes.title.normalize('NFC') }),
    ...(changes.content !== undefined && { content: changes.content.normalize('NFC') }),
  };
}

function nfcValue(value: CustomFieldValue): CustomFieldValue {
  return typeof value === 'string' ? value.normalize('NFC') : value;
}
