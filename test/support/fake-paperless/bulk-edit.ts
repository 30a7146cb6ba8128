import { invalid, isIds, isRecord, ok, Refusal, type Answer, type Call } from './answer.ts';
import type { Core } from './core.ts';
import { reprocess } from './consume.ts';
import { checkValue, removeValue, writeValue } from './field-values.ts';
import { canChange, canView, isOwner, may, parseGrants } from './permissions.ts';
import type { Routes } from './routes.ts';
import { runWorkflows, UPDATED } from './run-workflows.ts';
import type { Document, NamedKind } from './state.ts';
import { addWithAncestors, removeWithDescendants } from './tag-tree.ts';

type Parameters = Readonly<Record<string, unknown>>;
type Edit = (core: Core, document: Document, parameters: Parameters) => void;

const EDITS: Readonly<Record<string, Edit>> = {
  set_correspondent: relation('correspondent'),
  set_document_type: relation('document_type'),
  set_storage_path: relation('storage_path'),
  add_tag: (core, document, { tag }) => {
    document.tags = addWithAncestors(core.state, document.tags, [Number(tag)]);
  },
  remove_tag: (core, document, { tag }) => {
    document.tags = removeWithDescendants(core.state, document.tags, [Number(tag)]);
  },
  modify_tags: modifyTags,
  modify_custom_fields: modifyFields,
  set_permissions: (_, document, { set_permissions, owner }) => {
    document.grants = parseGrants(set_permissions);
    if (owner === null || typeof owner === 'number') document.owner = owner;
  },
};

/** Additive where PATCH replaces. Values are written at once; workflows for updated documents run later. */
export function addBulkRoutes(routes: Routes, core: Core): void {
  routes.post('/documents/bulk_edit/', (call) => bulkEdit(core, call));
  routes.post('/documents/delete/', (call) => {
    const documents = chosen(core, call);
    const allowed =
      may(core.state, call.user, 'delete_document') && documents.every((document) => isOwner(call.user, document));
    if (!allowed) throw new Refusal(403, 'Insufficient permissions');
    for (const document of documents) document.deletedAt = core.state.now();
    return ok({ result: 'OK' });
  });
  routes.post('/documents/reprocess/', (call) => {
    for (const document of chosen(core, call)) reprocess(core, document);
    return ok({ result: 'OK' });
  });
}

function bulkEdit(core: Core, call: Call): Answer {
  const { method, parameters: given } = call.body;
  const edit = typeof method === 'string' ? EDITS[method] : undefined;
  const documents = chosen(core, call);
  if (!edit) throw invalid({ method: [`"${String(method)}" is not a valid choice.`] });
  const parameters = isRecord(given) ? given : {};
  check(core, String(method), parameters);
  const allowed =
    may(core.state, call.user, 'change_document') && documents.every((document) => canChange(call.user, document));
  if (!allowed) throw new Refusal(403, 'Insufficient permissions');
  for (const document of documents) {
    core.counters.write(document.id, { kind: 'bulk', user: call.user.username });
    edit(core, document, parameters);
    if (core.settings.bulkTouchesModified) document.modified = core.state.now();
  }
  core.queue.add(() => {
    for (const document of documents) if (document.deletedAt === null) runWorkflows(core, document, UPDATED);
    return Promise.resolve();
  });
  return ok({ result: 'OK' });
}

function chosen({ state }: Core, { body, user }: Call): Document[] {
  const ids = body['documents'];
  if (!isIds(ids)) throw invalid({ documents: ['This field is required.'] });
  const present = new Map(state.present().map((document) => [document.id, document]));
  const documents = ids.map((id) => present.get(id)).filter((document) => document !== undefined);
  if (documents.length !== ids.length || new Set(ids).size !== ids.length) {
    throw invalid({ documents: ["Some documents in documents don't exist or were specified twice."] });
  }
  if (documents.some((document) => !canView(user, document))) throw new Refusal(403, 'Insufficient permissions');
  return documents;
}

function check(core: Core, method: string, parameters: Parameters): void {
  if (method === 'modify_tags') checkTags(core, parameters);
  if (method === 'modify_custom_fields') checkFields(core, parameters);
}

/** Both keys must be there, also when there is nothing to do. */
function checkTags({ state }: Core, parameters: Parameters): void {
  for (const key of ['add_tags', 'remove_tags']) {
    if (!(key in parameters)) throw wrong(`${key} not specified`);
    const ids = parameters[key];
    if (isIds(ids) && isOnceEach(ids, (id) => state.namedOf('tag').has(id))) continue;
    throw wrong(`Some tags in ${key} don't exist or were specified twice.`);
  }
}

function checkFields({ state }: Core, parameters: Parameters): void {
  for (const key of ['add_custom_fields', 'remove_custom_fields']) {
    if (!(key in parameters)) throw wrong(`${key} not specified`);
    if (isOnceEach(fieldIds(parameters[key]), (id) => state.fields.has(id))) continue;
    throw wrong(`Some custom fields in ${key} don't exist or were specified twice.`);
  }
  const { add_custom_fields: added } = parameters;
  for (const [id, value] of Object.entries(isRecord(added) ? added : {})) {
    const field = state.fields.get(Number(id));
    const message = field && checkValue(state, field, value);
    if (message !== undefined) throw invalid({ add_custom_fields: { [id]: { non_field_errors: [message] } } });
  }
}

function wrong(message: string): Error {
  return invalid({ non_field_errors: [message] });
}

function isOnceEach(ids: readonly number[], exists: (id: number) => boolean): boolean {
  return ids.every(exists) && new Set(ids).size === ids.length;
}

/** A list of ids, or a map of id to value. */
function fieldIds(value: unknown): number[] {
  if (isIds(value)) return value;
  return isRecord(value) ? Object.keys(value).map(Number) : [];
}

function relation(kind: Exclude<NamedKind, 'tag'>): Edit {
  return (core, document, parameters) => {
    const id = parameters[kind];
    if (id !== null && !(typeof id === 'number' && core.state.namedOf(kind).has(id)))
      throw invalid({ non_field_errors: [`${kind} does not exist`] });
    document[kind] = id;
  };
}

function modifyTags({ state }: Core, document: Document, { add_tags: add, remove_tags: remove }: Parameters): void {
  const left = removeWithDescendants(state, document.tags, isIds(remove) ? remove : []);
  document.tags = addWithAncestors(state, left, isIds(add) ? add : []);
}

function modifyFields(
  { state }: Core,
  document: Document,
  { add_custom_fields: add, remove_custom_fields: remove }: Parameters,
): void {
  const entries = isRecord(add) ? Object.entries(add) : fieldIds(add).map((id) => [String(id), null] as const);
  for (const [id, value] of entries) {
    const field = state.fields.get(Number(id));
    if (field) writeValue(state, document, { field, value });
  }
  for (const id of fieldIds(remove)) removeValue(state, document, id);
}
