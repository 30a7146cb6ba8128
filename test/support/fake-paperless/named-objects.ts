import { detail, FORBIDDEN, idOf, invalid, ok, type Answer, type Call, lengthOf } from './answer.ts';
import type { Core } from './core.ts';
import { filterByName, paged } from './page.ts';
import { canChange, canView, isOwner, requireOwner, requirePermission, takeOwnership } from './permissions.ts';
import type { Routes } from './routes.ts';
import { noGrants, type NamedKind, type NamedObject, type User } from './state.ts';
import { checkPath } from './storage-path-template.ts';
import { ancestorsOf } from './tag-tree.ts';

const MAX_DEPTH = 5;

interface Kind {
  readonly kind: NamedKind;
  readonly path: string;
  /** As permissions spell it. */
  readonly model: string;
  readonly className: string;
}
const KINDS: readonly Kind[] = [
  { kind: 'tag', path: 'tags', model: 'tag', className: 'Tag' },
  { kind: 'document_type', path: 'document_types', model: 'documenttype', className: 'DocumentType' },
  { kind: 'correspondent', path: 'correspondents', model: 'correspondent', className: 'Correspondent' },
  { kind: 'storage_path', path: 'storage_paths', model: 'storagepath', className: 'StoragePath' },
];

export function addNamedObjectRoutes(routes: Routes, core: Core): void {
  for (const kind of KINDS) addRoutesOf(routes, core, kind);
}

function addRoutesOf(routes: Routes, core: Core, kind: Kind): void {
  const { state } = core;
  const objects = state.namedOf(kind.kind);
  /** What a user may not see is not there for them. */
  const found = (call: Call): NamedObject => {
    const object = objects.get(idOf(call));
    if (!object || !canView(call.user, object)) throw detail(404, `No ${kind.className} matches the given query.`);
    return object;
  };
  routes.get(`/${kind.path}/`, (call) => {
    requirePermission(state, call.user, `view_${kind.model}`);
    const visible = [...objects.values()].filter((object) => canView(call.user, object));
    const sorted = visible.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
    const items = filterByName(sorted, call.query);
    const extra = kind.kind === 'tag' ? { display_count: items.length } : {};
    return paged(call, items, {
      item: (object) => show(core, object, call.user),
      extra,
      ids: items.map(({ id }) => id),
    });
  });
  routes.post(`/${kind.path}/`, (call) => {
    requirePermission(state, call.user, `add_${kind.model}`);
    return create(core, kind.kind, call);
  });
  routes.get(`/${kind.path}/:id/`, (call) => {
    requirePermission(state, call.user, `view_${kind.model}`);
    return ok(show(core, found(call), call.user));
  });
  routes.patch(`/${kind.path}/:id/`, (call) => {
    requirePermission(state, call.user, `change_${kind.model}`);
    return change(core, found(call), call);
  });
  routes.delete(`/${kind.path}/:id/`, (call) => {
    requirePermission(state, call.user, `delete_${kind.model}`);
    const object = found(call);
    if (!isOwner(call.user, object)) throw detail(403, FORBIDDEN);
    remove(core, object);
    return { status: 204 };
  });
}

/** Without `owner` the object is private to who makes it; without `matching_algorithm` the host assigns it by itself. */
function create(core: Core, kind: NamedKind, { body, user }: Call): Answer {
  const { state } = core;
  const object: NamedObject = {
    ...{
      id: 0,
      kind,
      name: '',
      match: '',
      matching_algorithm: 1,
      is_insensitive: true,
      owner: user.id,
      grants: noGrants(),
    },
    ...{ color: '#a6cee3', is_inbox_tag: false, parent: null, path: '' },
  };
  takeOwnership(object, body);
  fill(core, object, body);
  const made = { ...object, id: state.nextId(kind) };
  state.namedOf(kind).set(made.id, made);
  const shown = Object.entries(show(core, made, user)).filter(([name]) => name !== 'document_count');
  return { status: 201, body: Object.fromEntries(shown) };
}

function change(core: Core, object: NamedObject, { body, user }: Call): Answer {
  if (!canChange(user, object)) throw detail(403, FORBIDDEN);
  requireOwner(user, object, body);
  const changed = { ...object };
  takeOwnership(changed, body);
  fill(core, changed, body);
  Object.assign(object, changed);
  return ok(show(core, object, user));
}

function fill(core: Core, object: NamedObject, body: Call['body']): void {
  if ('name' in body || object.id === 0) object.name = checkName(body['name']);
  if (typeof body['match'] === 'string') object.match = body['match'];
  if (typeof body['matching_algorithm'] === 'number') object.matching_algorithm = body['matching_algorithm'];
  if (typeof body['is_insensitive'] === 'boolean') object.is_insensitive = body['is_insensitive'];
  if (object.kind === 'tag') fillTag(core, object, body);
  if (object.kind === 'storage_path' && ('path' in body || object.id === 0)) object.path = checkPath(body['path']);
  refuseTwin(core, object);
}

function checkName(value: unknown): string {
  const name = typeof value === 'string' ? value.trim() : '';
  if (name === '') throw invalid({ name: ['This field is required.'] });
  if (lengthOf(name) > 128) throw invalid({ name: ['Ensure this field has no more than 128 characters.'] });
  return name;
}

function fillTag({ state }: Core, tag: NamedObject, body: Call['body']): void {
  if (typeof body['color'] === 'string') tag.color = body['color'];
  if (typeof body['is_inbox_tag'] === 'boolean') tag.is_inbox_tag = body['is_inbox_tag'];
  const { parent } = body;
  if (parent === undefined) return;
  if (typeof parent === 'number') {
    if (!state.namedOf('tag').has(parent))
      throw invalid({ parent: [`Invalid pk "${String(parent)}" - object does not exist.`] });
    if (parent === tag.id || ancestorsOf(state, parent).includes(tag.id))
      throw invalid({ parent: ['Cannot set parent to itself or a descendant.'] });
    if (ancestorsOf(state, parent).length + 2 > MAX_DEPTH)
      throw invalid({ parent: ['Maximum nesting depth exceeded.'] });
  }
  tag.parent = typeof parent === 'number' ? parent : null;
}

/** Names are compared byte by byte: another case and a decomposed twin pass. */
function refuseTwin({ state }: Core, object: NamedObject): void {
  const others = [...state.namedOf(object.kind).values()].filter(
    ({ id, name }) => id !== object.id && name === object.name,
  );
  if (others.some(({ owner }) => owner === object.owner || owner === null)) {
    throw invalid({ error: ['Object violates owner / name unique constraint'] });
  }
}

function remove({ state }: Core, object: NamedObject): void {
  state.namedOf(object.kind).delete(object.id);
  for (const document of state.documents.values()) {
    if (object.kind === 'tag') document.tags = document.tags.filter((id) => id !== object.id);
    else if (document[object.kind] === object.id) document[object.kind] = null;
  }
  for (const tag of object.kind === 'tag' ? state.namedOf('tag').values() : [])
    if (tag.parent === object.id) tag.parent = null;
}

function show(core: Core, object: NamedObject, user: User): Record<string, unknown> {
  const { id, kind, name, match, matching_algorithm, is_insensitive, owner } = object;
  const tag = kind === 'tag';
  return {
    ...{ id, slug: slugOf(name), name },
    ...(kind === 'storage_path' && { path: object.path }),
    ...(tag && { color: object.color, text_color: '#000000' }),
    ...{ match, matching_algorithm, is_insensitive },
    ...(tag && { is_inbox_tag: object.is_inbox_tag }),
    document_count: countOf(core, object, user),
    ...{ owner, user_can_change: canChange(user, object) },
    ...(tag && { parent: object.parent, children: childrenOf(core, object, user) }),
  };
}

function childrenOf(core: Core, tag: NamedObject, user: User): object[] {
  const tags = [...core.state.namedOf('tag').values()];
  return tags.filter((other) => other.parent === tag.id).map((child) => show(core, child, user));
}

/** Of the documents that the user may see. */
function countOf({ state }: Core, { kind, id }: NamedObject, user: User): number {
  const seen = state.present().filter((document) => canView(user, document));
  return seen.filter((document) => (kind === 'tag' ? document.tags.includes(id) : document[kind] === id)).length;
}

/** Letters that are no letter with a mark are left out, as `đ`. */
function slugOf(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .toLowerCase();
  return ascii
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/[-\s]+/g, '-');
}
