import { detail, FORBIDDEN, idOf, invalid, isRecord, ok, type Answer, type Call, lengthOf, asText } from './answer.ts';
import type { Core } from './core.ts';
import { paged } from './page.ts';
import { canChange, canView, isOwner, requireOwner, requirePermission, takeOwnership } from './permissions.ts';
import type { Routes } from './routes.ts';
import { noGrants, type SavedView, type User } from './state.ts';

const DISPLAY_FIELDS = [
  'title',
  'created',
  'added',
  'tag',
  'correspondent',
  'documenttype',
  'storagepath',
  'note',
  'owner',
  'shared',
  'asn',
  'pagecount',
];
const LAST_RULE = 48;
const DEFAULTS = {
  sort_field: 'created',
  sort_reverse: false,
  filter_rules: [],
  page_size: null,
  display_mode: null,
  display_fields: null,
};

/** There is no filter by name; rules are replaced as a whole. */
export function addSavedViewRoutes(routes: Routes, core: Core): void {
  const { state } = core;
  const found = (call: Call): SavedView => {
    const view = state.views.get(idOf(call));
    if (!view || !canView(call.user, view)) throw detail(404, 'No SavedView matches the given query.');
    return view;
  };
  routes.get('/saved_views/', (call) => {
    requirePermission(state, call.user, 'view_savedview');
    const visible = [...state.views.values()].filter((view) => canView(call.user, view));
    return paged(
      call,
      visible.sort((a, b) => (a.name < b.name ? -1 : 1)),
      { item: (view) => show(view, call) },
    );
  });
  routes.post('/saved_views/', (call) => {
    requirePermission(state, call.user, 'add_savedview');
    const view: SavedView = { id: 0, name: '', body: DEFAULTS, owner: call.user.id, grants: noGrants() };
    fill(core, view, call.body);
    const made = { ...view, id: state.nextId('view') };
    state.views.set(made.id, made);
    if (call.version === 9) pin(call, made.id);
    return { status: 201, body: show(made, call) };
  });
  routes.get('/saved_views/:id/', (call) => ok(show(found(call), call)));
  routes.patch('/saved_views/:id/', (call) => change(core, found(call), call));
  routes.delete('/saved_views/:id/', (call) => {
    requirePermission(state, call.user, 'delete_savedview');
    const view = found(call);
    if (!isOwner(call.user, view)) throw detail(403, FORBIDDEN);
    state.views.delete(view.id);
    return { status: 204 };
  });
}

/** Version 10 ignores these: what stands on the dashboard is a setting of each user. */
function pin({ user, body }: Call, id: number): void {
  const pinned = (name: string): number[] => (body[`show_${name}`] === true ? [id] : []);
  user.settings['saved_views'] = {
    dashboard_views_visible_ids: pinned('on_dashboard'),
    sidebar_views_visible_ids: pinned('in_sidebar'),
  };
}

function change(core: Core, view: SavedView, call: Call): Answer {
  requirePermission(core.state, call.user, 'change_savedview');
  if (!canChange(call.user, view)) throw detail(403, FORBIDDEN);
  requireOwner(call.user, view, call.body);
  const changed = { ...view };
  fill(core, changed, call.body);
  Object.assign(view, changed);
  return ok(show(view, call));
}

function fill(core: Core, view: SavedView, body: Call['body']): void {
  takeOwnership(view, body);
  if ('name' in body || view.id === 0) view.name = checkName(body['name']);
  const rules = 'filter_rules' in body ? { filter_rules: checkRules(body['filter_rules']) } : {};
  checkDisplayFields(core, body['display_fields']);
  const given = Object.fromEntries(
    Object.entries(body).filter(([name]) => name in DEFAULTS && name !== 'filter_rules'),
  );
  view.body = { ...view.body, ...given, ...rules };
  const twins = [...core.state.views.values()].filter(({ id, name }) => id !== view.id && name === view.name);
  if (twins.some(({ owner }) => owner === view.owner))
    throw invalid({ error: 'Object violates owner / name unique constraint' });
}

function checkName(value: unknown): string {
  const name = typeof value === 'string' ? value.trim() : '';
  if (name === '') throw invalid({ name: ['This field is required.'] });
  if (lengthOf(name) > 128) throw invalid({ name: ['Ensure this field has no more than 128 characters.'] });
  return name;
}

/** At most 255 characters each; what is in them is not looked at, broken JSON passes. */
function checkRules(value: unknown): object[] {
  if (!Array.isArray(value)) throw invalid({ filter_rules: ['Expected a list of items but got type "dict".'] });
  return value.map((rule: unknown, index) => {
    const { rule_type: type, value: text } = isRecord(rule) ? rule : {};
    const refuse = (body: object): Error => invalid({ filter_rules: { [String(index)]: body } });
    if (typeof type !== 'number' || type < 0 || type > LAST_RULE)
      throw refuse({ rule_type: [`"${String(type)}" is not a valid choice.`] });
    const shown = text === null || text === undefined ? null : asText(text);
    if (shown !== null && lengthOf(shown) > 255)
      throw refuse({ value: ['Ensure this field has no more than 255 characters.'] });
    return { rule_type: type, value: shown };
  });
}

function checkDisplayFields({ state }: Core, value: unknown): void {
  for (const name of Array.isArray(value) ? (value as unknown[]) : []) {
    const id = /^custom_field_(\d+)$/.exec(String(name))?.[1];
    const known = id === undefined ? DISPLAY_FIELDS.includes(String(name)) : state.fields.has(Number(id));
    if (!known) throw invalid({ non_field_errors: [`Invalid field: ${String(name)}`] });
  }
}

function show({ id, name, body, ...view }: SavedView, { user, version }: { user: User; version: 9 | 10 }): object {
  const visible = isRecord(user.settings['saved_views']) ? user.settings['saved_views'] : {};
  const shows = (where: string): boolean => {
    const ids = visible[`${where}_views_visible_ids`];
    return Array.isArray(ids) && ids.includes(id);
  };
  const own = { owner: view.owner, user_can_change: canChange(user, view) };
  return {
    id,
    name,
    ...body,
    ...own,
    ...(version === 9 && { show_on_dashboard: shows('dashboard'), show_in_sidebar: shows('sidebar') }),
  };
}
