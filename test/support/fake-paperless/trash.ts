import { invalid, isIds, ok, Refusal, type Answer, type Call } from './answer.ts';
import type { Core } from './core.ts';
import { showDocument } from './document-wire.ts';
import { paged } from './page.ts';
import { isOwner } from './permissions.ts';
import type { Routes } from './routes.ts';
import { localTime, type Document, type State } from './state.ts';

/** Only what one owns or nobody owns. Emptying takes the audit log of the documents, too. */
export function addTrashRoutes(routes: Routes, core: Core): void {
  const trashed = (call: Call): Document[] =>
    [...core.state.documents.values()].filter(
      (document) => document.deletedAt !== null && isOwner(call.user, document),
    );
  routes.get('/trash/', (call) =>
    paged(
      call,
      trashed(call).flatMap((document) => rowsOf(core, document, call)),
      { item: (row) => row },
    ),
  );
  routes.post('/trash/', (call) => act(core, trashed(call), call));
}

/** Later versions lie in the trash as rows of their own; of what lies there a document tells its first file alone. */
function rowsOf(core: Core, document: Document, { user }: Call): readonly Readonly<Record<string, unknown>>[] {
  // Values, and notes, are left out here; `fields` is not heard.
  const row = { ...showDocument(core, document, { user }), custom_fields: [], notes: [] };
  if (core.settings.apiVersion !== 10) return [row];
  const later = document.versions.filter(({ id }) => id !== document.id).reverse();
  const versions = later.map(({ id, added }) => ({
    ...{ ...row, id, root_document: document.id, modified: localTime(added) },
  }));
  return [...versions, row];
}

function act(core: Core, trashed: readonly Document[], { body, user }: Call): Answer {
  const { action } = body;
  if (action !== 'restore' && action !== 'empty')
    throw invalid({ action: [`"${String(action)}" is not a valid choice.`] });
  const ids = isIds(body['documents']) ? body['documents'] : trashed.map(({ id }) => id);
  const documents = ids
    .flatMap((id) => core.state.documents.get(id) ?? [])
    .filter(({ deletedAt }) => deletedAt !== null);
  if (documents.length < ids.length)
    throw invalid({ documents: ['Some documents in the list have not yet been deleted.'] });
  if (documents.some((document) => !isOwner(user, document))) throw new Refusal(403, 'Insufficient permissions');
  for (const document of documents) {
    if (action === 'restore') restore(core.state, document);
    else core.state.documents.delete(document.id);
  }
  return ok({ result: 'OK', doc_ids: ids });
}

/** Trashing leaves `modified` as it was, bringing back does not. */
export function restore(state: State, document: Document): void {
  document.deletedAt = null;
  document.modified = state.now();
}
