import { detail, FORBIDDEN, idOf, ok, type Call } from './answer.ts';
import type { Core } from './core.ts';
import { showNote } from './document-wire.ts';
import { canChange, canView, requirePermission } from './permissions.ts';
import type { Routes } from './routes.ts';
import type { Document } from './state.ts';

/** They touch `modified` and run no workflow. A note that could not be saved is an error with 200. */
export function addNoteRoutes(routes: Routes, core: Core): void {
  const { state } = core;
  const found = (call: Call, verb: string): Document => {
    requirePermission(state, call.user, `${verb}_note`);
    const document = state.documents.get(idOf(call));
    if (document?.committed !== true || document.deletedAt !== null) throw detail(404, 'Not found.');
    if (!canView(call.user, document)) throw detail(403, FORBIDDEN);
    return document;
  };
  const all = (document: Document): object[] => document.notes.map((note) => showNote(state, note));
  routes.get('/documents/:id/notes/', (call) => ok(all(found(call, 'view'))));
  routes.post('/documents/:id/notes/', (call) => {
    const document = found(call, 'add');
    if (!canChange(call.user, document)) throw detail(403, FORBIDDEN);
    const { note } = call.body;
    if (typeof note !== 'string') return ok({ error: 'Error saving note, check logs for more detail.' });
    document.notes.push({ id: state.nextId('note'), note, created: state.now(), user: call.user.id });
    document.modified = state.now();
    core.counters.write(document.id, { kind: 'note', user: call.user.username });
    state.record(document, { 'Note Added': ['None', document.notes.at(-1)?.id] }, null);
    return ok(all(document));
  });
  routes.delete('/documents/:id/notes/', (call) => {
    const document = found(call, 'delete');
    if (!canChange(call.user, document)) throw detail(403, FORBIDDEN);
    const gone = document.notes.find(({ id }) => id === Number(call.query['id']));
    if (!gone) throw detail(404, 'Not found.');
    document.notes = document.notes.filter((note) => note !== gone);
    document.modified = state.now();
    core.counters.write(document.id, { kind: 'note', user: call.user.username });
    state.record(document, { 'Note Deleted': [gone.id, 'None'] }, null);
    return ok(all(document));
  });
}
