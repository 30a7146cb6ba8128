import { detail, idOf, invalid, isIds, ok, Refusal, type Answer, type Call } from './answer.ts';
import type { Core } from './core.ts';
import { paged } from './page.ts';
import { ALL_PERMISSIONS, permissionsOf, requirePermission } from './permissions.ts';
import type { Routes } from './routes.ts';
import { newToken, utcTime, type Group, type User } from './state.ts';

export function addPeopleRoutes(routes: Routes, core: Core): void {
  const { state } = core;
  routes.get('/users/', (call) => {
    requirePermission(state, call.user, 'view_user');
    return paged(
      call,
      byName([...state.users.values()], ({ username }) => username),
      { item: (user) => showUser(core, user) },
    );
  });
  routes.get('/users/:id/', (call) => {
    requirePermission(state, call.user, 'view_user');
    const user = state.users.get(idOf(call));
    if (!user) throw detail(404, 'No User matches the given query.');
    return ok(showUser(core, user));
  });
  routes.post('/users/', (call) => createUser(core, call));
  routes.get('/groups/', (call) => {
    requirePermission(state, call.user, 'view_group');
    return paged(
      call,
      byName([...state.groups.values()], ({ name }) => name),
      { item: (group) => group },
    );
  });
  routes.post('/groups/', (call) => createGroup(core, call));
  routes.delete('/users/:id/', (call) => {
    requirePermission(state, call.user, 'delete_user');
    state.users.delete(idOf(call));
    return { status: 204 };
  });
  routes.delete('/groups/:id/', (call) => {
    requirePermission(state, call.user, 'delete_group');
    state.groups.delete(idOf(call));
    return { status: 204 };
  });
  /** The one before is worth nothing any more. */
  routes.post('/profile/generate_auth_token/', ({ user }) => {
    user.token = newToken();
    return ok(user.token);
  });
  routes.get('/profile/', ({ user }) =>
    ok({ email: '', password: '**********', first_name: '', last_name: '', auth_token: user.token }),
  );
}

export function makeUser(core: Core, user: Partial<User> & { readonly username: string }): User {
  const made: User = {
    ...{ id: core.state.nextId('user'), password: '', token: newToken(), superuser: false, staff: false, active: true },
    ...{ groups: [], permissions: [], oneTimeCode: undefined, settings: {} },
    ...user,
  };
  core.state.users.set(made.id, made);
  return made;
}

function createUser(core: Core, { user, body }: Call): Answer {
  requirePermission(core.state, user, 'add_user');
  const { username, password } = body;
  if (typeof username !== 'string' || username === '') throw invalid({ username: ['This field is required.'] });
  if ([...core.state.users.values()].some((other) => other.username === username)) {
    throw invalid({ username: ['A user with that username already exists.'] });
  }
  const permissions = Array.isArray(body['user_permissions']) ? body['user_permissions'].map(String) : [];
  const made = makeUser(core, {
    ...{ username, permissions, password: typeof password === 'string' ? password : '' },
    ...{ groups: isIds(body['groups']) ? body['groups'] : [], superuser: body['is_superuser'] === true },
    ...{ staff: body['is_staff'] === true, active: body['is_active'] !== false },
  });
  return { status: 201, body: showUser(core, made) };
}

function createGroup({ state }: Core, { user, body }: Call): Answer {
  requirePermission(state, user, 'add_group');
  const { name } = body;
  const permissions = Array.isArray(body['permissions']) ? body['permissions'].map(String) : [];
  if (typeof name !== 'string' || name === '') throw invalid({ name: ['This field is required.'] });
  if ([...state.groups.values()].some((group) => group.name === name))
    throw invalid({ name: ['group with this name already exists.'] });
  const unknown = permissions.find((code) => !ALL_PERMISSIONS.includes(code));
  if (unknown !== undefined) throw invalid({ permissions: [`Object with codename=${unknown} does not exist.`] });
  const group: Group = { id: state.nextId('group'), name, permissions };
  state.groups.set(group.id, group);
  return { status: 201, body: group };
}

function showUser({ state }: Core, user: User): object {
  return {
    ...{ id: user.id, username: user.username, email: '', password: '**********', first_name: '', last_name: '' },
    ...{
      date_joined: utcTime(0),
      is_staff: user.staff,
      is_active: user.active,
      is_superuser: user.superuser,
      groups: user.groups,
    },
    user_permissions: user.permissions,
    inherited_permissions: permissionsOf(state, { ...user, permissions: [] }).map((code) => `documents.${code}`),
    is_mfa_enabled: user.oneTimeCode !== undefined,
  };
}

function byName<Item>(items: readonly Item[], name: (item: Item) => string): Item[] {
  return [...items].sort((one, other) => (name(one) < name(other) ? -1 : 1));
}

/** `POST /api/token/`: so many a minute, right or wrong. */
export class TokenDesk {
  readonly #core: Core;
  #taken: number[] = [];

  constructor(core: Core) {
    this.#core = core;
  }

  answer(body: Readonly<Record<string, unknown>>): Answer {
    const { state, settings } = this.#core;
    const now = state.now();
    this.#taken = this.#taken.filter((at) => at > now - 60e6);
    if (this.#taken.length >= settings.tokenRate) {
      const seconds = Math.ceil(((this.#taken[0] ?? now) + 60e6 - now) / 1e6);
      const headers = { 'retry-after': String(seconds) };
      return {
        status: 429,
        headers,
        body: { detail: `Request was throttled. Expected available in ${String(seconds)} seconds.` },
      };
    }
    this.#taken.push(now);
    const user = [...state.users.values()].find(({ username }) => username === body['username']);
    if (!user?.active || user.password === '' || user.password !== body['password']) {
      throw new Refusal(400, { non_field_errors: ['Unable to log in with provided credentials.'] });
    }
    if (user.oneTimeCode !== undefined && body['code'] === undefined)
      throw new Refusal(400, { non_field_errors: ['MFA code is required'] });
    if (user.oneTimeCode !== undefined && body['code'] !== user.oneTimeCode)
      throw new Refusal(400, { non_field_errors: ['Invalid MFA code'] });
    return ok({ token: user.token });
  }
}
