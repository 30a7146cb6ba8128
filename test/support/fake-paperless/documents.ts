import { detail, FORBIDDEN, idOf, ok, Refusal, type Answer, type Call } from './answer.ts';
import type { Core } from './core.ts';
import { selectDocuments } from './document-filters.ts';
import { patchDocument } from './document-patch.ts';
import { showDocument, shownFor } from './document-wire.ts';
import { paged } from './page.ts';
import { canChange, canView, isOwner, may, requireOwner, requirePermission } from './permissions.ts';
import type { Routes } from './routes.ts';
import { runWorkflows, UPDATED } from './run-workflows.ts';
import { utcTime, type Document } from './state.ts';

/** Their own route says 404 for what a user may not see, as for what is not there; below it is 403. */
export function addDocumentRoutes(routes: Routes, core: Core): void {
  const { state } = core;
  routes.get('/documents/', (call) => list(core, call));
  routes.get('/documents/next_asn/', () =>
    ok(1 + Math.max(0, ...[...state.documents.values()].map(({ asn }) => asn ?? 0))),
  );
  routes.get('/documents/:id/', (call) => {
    requirePermission(state, call.user, 'view_document');
    return ok(showDocument(core, visible(core, call), shownFor(call)));
  });
  routes.patch('/documents/:id/', (call) => patch(core, call));
  routes.delete('/documents/:id/', (call) => {
    requirePermission(state, call.user, 'delete_document');
    const document = visible(core, call);
    if (!isOwner(call.user, document)) throw detail(403, FORBIDDEN);
    document.deletedAt = state.now();
    core.counters.write(document.id, { kind: 'delete', user: call.user.username });
    return { status: 204 };
  });
  routes.get('/documents/:id/history/', (call) => history(core, call));
  addSearchRoutes(routes, core);
}

function list(core: Core, call: Call): Answer {
  requirePermission(core.state, call.user, 'view_document');
  const there = core.state.present().filter((document) => canView(call.user, document));
  const found = selectDocuments(core.state, there, call);
  const shown = shownFor(call);
  const searched = ['query', 'text', 'title_search'].some((name) => name in call.query);
  return paged(call, found, {
    item: (document) => showDocument(core, document, shown),
    extra: searched ? { corrected_query: null } : {},
    ids: found.map(({ id }) => id),
  });
}

/** Fires the workflows for updated documents each time, changed or not. The answer shows the document before they ran. */
function patch(core: Core, call: Call): Answer {
  requirePermission(core.state, call.user, 'change_document');
  const document = visible(core, call);
  if (!canChange(call.user, document)) throw detail(403, FORBIDDEN);
  requireOwner(call.user, document, call.body);
  const kind = Object.keys(call.body).join() === 'content' ? 'content' : 'patch';
  core.counters.write(document.id, { kind, user: call.user.username });
  patchDocument(core, document, call);
  const body = showDocument(core, document, { ...shownFor(call), full: true });
  runWorkflows(core, document, UPDATED);
  return ok(body);
}

export function visible({ state }: Core, call: Call): Document {
  const document = state.documents.get(idOf(call));
  if (document?.committed !== true || document.deletedAt !== null || !canView(call.user, document)) {
    throw detail(404, 'No Document matches the given query.');
  }
  return document;
}

/** For what lies below a document: 404 for what is not there or in the trash, 403 for what may not be seen. */
export function visibleBelow({ state }: Core, call: Call, options: { readonly trashed?: boolean } = {}): Document {
  const document = state.documents.get(idOf(call));
  if (document?.committed !== true || (document.deletedAt !== null && options.trashed !== true))
    throw detail(404, 'Not found.');
  if (!canView(call.user, document)) throw new Refusal(403, 'Insufficient permissions');
  return document;
}

/** Of a document of somebody else only a superuser sees it, whatever the grants. */
function history(core: Core, call: Call): Answer {
  const document = visibleBelow(core, call);
  const allowed = may(core.state, call.user, 'view_logentry') && isOwner(call.user, document);
  if (!allowed) throw new Refusal(403, 'Insufficient permissions');
  return ok(
    document.history.map(({ id, at, action, changes, actor }) => {
      const username = actor === null ? undefined : core.state.users.get(actor)?.username;
      return {
        id,
        timestamp: utcTime(at),
        action,
        changes,
        actor: username === undefined ? null : { id: actor, username },
      };
    }),
  );
}

function addSearchRoutes(routes: Routes, { state }: Core): void {
  routes.get('/search/autocomplete/', ({ query }) => {
    const term = (query['term'] ?? '').toLowerCase();
    const words = state.present().flatMap(({ title }) => title.toLowerCase().split(/\s+/));
    return ok([...new Set(words.filter((word) => word.startsWith(term)))].slice(0, 10));
  });
  routes.get('/statistics/', () => ok({ documents_total: state.present().length, documents_inbox: null }));
}
