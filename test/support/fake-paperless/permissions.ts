import { detail, FORBIDDEN } from './answer.ts';
import { isRecord, Refusal } from './answer.ts';
import type { Grants, Owned, State, User } from './state.ts';

const MODELS = [
  ...['applicationconfiguration', 'correspondent', 'customfield', 'customfieldinstance', 'document', 'documenttype'],
  ...['group', 'logentry', 'mailaccount', 'mailrule', 'note', 'paperlesstask', 'savedview', 'sharelink'],
  ...['storagepath', 'tag', 'uisettings', 'user', 'workflow', 'workflowaction', 'workflowtrigger'],
];
export const ALL_PERMISSIONS: readonly string[] = [
  ...['add', 'change', 'delete', 'view'].flatMap((verb) => MODELS.map((model) => `${verb}_${model}`)),
  'view_global_statistics',
  'view_system_monitoring',
];

/** Codenames of a user, those of the groups among them. A superuser has all. */
export function permissionsOf(state: State, user: User): readonly string[] {
  if (user.superuser) return ALL_PERMISSIONS;
  const ofGroups = user.groups.flatMap((id) => state.groups.get(id)?.permissions ?? []);
  return [...new Set([...user.permissions, ...ofGroups])];
}

export function may(state: State, user: User, codename: string): boolean {
  return permissionsOf(state, user).includes(codename);
}

export function requirePermission(state: State, user: User, codename: string): void {
  if (!may(state, user, codename)) throw detail(403, FORBIDDEN);
}

/** What nobody owns is open to all who hold the permission of the kind. */
export function canView(user: User, object: Owned): boolean {
  return canChange(user, object) || isGranted(user, object.grants.view);
}

export function canChange(user: User, object: Owned): boolean {
  return isOwner(user, object) || isGranted(user, object.grants.change);
}

/** Who may give away the object and grant rights on it. */
export function isOwner(user: User, object: Owned): boolean {
  return user.superuser || object.owner === null || object.owner === user.id;
}

function isGranted(user: User, { users, groups }: Grants['view']): boolean {
  return users.includes(user.id) || groups.some((id) => user.groups.includes(id));
}

/** Owner and grants out of a body; without the key `owner` a new object belongs to who makes it. */
export function takeOwnership(object: Owned, body: Readonly<Record<string, unknown>>): void {
  const { owner, set_permissions: grants } = body;
  if (owner === null || typeof owner === 'number') object.owner = owner;
  if (grants !== undefined) object.grants = parseGrants(grants);
}

export function parseGrants(value: unknown): Grants {
  return {
    view: parseSide(isRecord(value) ? value['view'] : undefined),
    change: parseSide(isRecord(value) ? value['change'] : undefined),
  };
}

function parseSide(value: unknown): Grants['view'] {
  const side = isRecord(value) ? value : {};
  return { users: toIds(side['users']), groups: toIds(side['groups']) };
}

function toIds(value: unknown): number[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every((id) => typeof id === 'number'))
    throw new Refusal(400, { set_permissions: ['Invalid'] });
  return value;
}

export function requireOwner(user: User, object: Owned, body: Readonly<Record<string, unknown>>): void {
  if (!('owner' in body || 'set_permissions' in body) || isOwner(user, object)) return;
  throw detail(403, 'Insufficient permissions.');
}
