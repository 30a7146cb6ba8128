import { randomUUID } from 'node:crypto';
import { RequestError } from '../../ports/errors.ts';
import type { AccessToken, Account, Role } from '../../ports/store/accounts.ts';
import type { LedgerEvent } from '../../ports/store/ledger.ts';
import { HttpError } from '../http-error.ts';
import { hashSecret, randomSecret, randomToken, sha256Hex } from './secrets.ts';
import { refuseOfHost, type SecretDeps } from './sessions.ts';

/** An account and its secret in the clear, to be shown once and kept nowhere. */
export interface NewSecret {
  readonly account: Account;
  readonly secret: string;
}

/** @throws HttpError `account-exists` */
export async function createAccount(
  deps: SecretDeps,
  given: { readonly name: string; readonly role: Role; readonly actor: string },
): Promise<NewSecret> {
  const secret = randomSecret();
  const account: Account = {
    id: randomUUID(),
    name: given.name,
    role: given.role,
    secretHash: await hashSecret(secret, deps.scryptCost),
    createdAt: deps.clock.now(),
    disabled: false,
  };
  await deps.store.transaction(async () => {
    if (await deps.store.accounts.findByName(given.name)) throw new HttpError('account-exists');
    await deps.store.accounts.insert(account);
    const body = { name: account.name, role: account.role };
    await note(deps, { action: 'account.created', subject: account.id, actor: given.actor, body });
  });
  return { account, secret };
}

export interface AccountChange {
  readonly role?: Role;
  readonly disabled?: boolean;
}

/** @throws RequestError `not-found`; HttpError `last-administrator`, `account-of-host` */
export async function changeAccount(
  deps: SecretDeps,
  given: { readonly id: string; readonly change: AccountChange; readonly actor: string },
): Promise<Account> {
  return deps.store.transaction(async () => {
    const account = await requireAccount(deps, given.id);
    // Its role is what its groups in the host say at the next sign-in; it can only be locked here.
    if (given.change.role !== undefined) refuseOfHost(account);
    const changed = { ...account, ...given.change };
    await assertAdministratorLeft(deps, changed);
    await deps.store.accounts.update(given.id, given.change);
    await note(deps, {
      action: 'account.changed',
      subject: given.id,
      actor: given.actor,
      body: { ...given.change },
    });
    return changed;
  });
}

/** Without one nobody could ever again make accounts. */
async function assertAdministratorLeft({ store }: SecretDeps, changed: Account): Promise<void> {
  const accounts = (await store.accounts.list()).map((account) => (account.id === changed.id ? changed : account));
  // One of a host does not count: the host may be away for good, or give the role to others.
  const isLeft = accounts.some(
    ({ role, disabled, hostId }) => role === 'administrator' && !disabled && hostId === undefined,
  );
  if (!isLeft) throw new HttpError('last-administrator');
}

/** Ends all sessions of the account too. @throws RequestError `not-found`; HttpError `account-of-host` */
export async function resetSecret(
  deps: SecretDeps,
  given: { readonly id: string; readonly actor: string },
): Promise<NewSecret> {
  const secret = randomSecret();
  const secretHash = await hashSecret(secret, deps.scryptCost);
  const account = await deps.store.transaction(async () => {
    const found = await requireAccount(deps, given.id);
    refuseOfHost(found);
    await deps.store.accounts.update(given.id, { secretHash });
    await note(deps, { action: 'account.secret-reset', subject: given.id, actor: given.actor, body: {} });
    return { ...found, secretHash };
  });
  return { account, secret };
}

export interface NewToken {
  readonly token: AccessToken;
  readonly secret: string;
}

/** A machine works with the role of an account; locking the account stops it. @throws RequestError `not-found` */
export async function createToken(
  deps: SecretDeps,
  given: { readonly accountId: string; readonly label: string; readonly days: number; readonly actor: string },
): Promise<NewToken> {
  const secret = randomToken('vk_');
  const expiresAt = new Date(deps.clock.now().getTime() + given.days * 86_400_000);
  const { accountId, label } = given;
  const token: AccessToken = { hash: sha256Hex(secret), accountId, kind: 'machine', label, expiresAt };
  await deps.store.transaction(async () => {
    await requireAccount(deps, accountId);
    await deps.store.accounts.insertToken(token);
    // The ledger is where an administrator finds the id of a token again to revoke it.
    const body = { accountId, label, expiresAt: expiresAt.toISOString() };
    await note(deps, { action: 'token.created', subject: token.hash, actor: given.actor, body });
  });
  return { token, secret };
}

/** @throws RequestError `not-found` */
export async function revokeToken(
  deps: SecretDeps,
  given: { readonly id: string; readonly actor: string },
): Promise<void> {
  await deps.store.transaction(async () => {
    const token = await deps.store.accounts.findToken(given.id);
    // Session ids are no business of this call: they end by signing out or with a new secret.
    if (token?.kind !== 'machine') throw notFound();
    await deps.store.accounts.deleteToken(given.id);
    await note(deps, { action: 'token.revoked', subject: given.id, actor: given.actor, body: { label: token.label } });
  });
}

async function requireAccount({ store }: SecretDeps, id: string): Promise<Account> {
  const account = await store.accounts.find(id);
  if (account === undefined) throw notFound();
  return account;
}

export function notFound(): RequestError {
  return new RequestError('not-found', 'There is no such thing');
}

async function note({ store }: SecretDeps, event: LedgerEvent): Promise<void> {
  await store.ledger.append(event);
}

const FIRST_NAME = 'admin';

/**
 * First start: with no account there is nobody to make one. Returns the secret of `admin` to be shown once. While
 * `admin` is the only account and was never used, its secret may have been lost, so that each start makes and shows a
 * new one; undefined from the first sign-in on.
 */
export async function ensureFirstAdministrator(deps: SecretDeps): Promise<NewSecret | undefined> {
  const [only, ...others] = await deps.store.accounts.list();
  if (only === undefined) return createAccount(deps, { name: FIRST_NAME, role: 'administrator', actor: 'system' });
  if (others.length > 0 || only.name !== FIRST_NAME || (await wasUsed(deps, only))) return undefined;
  return resetSecret(deps, { id: only.id, actor: 'system' });
}

async function wasUsed({ store }: SecretDeps, account: Account): Promise<boolean> {
  for (let after: string | undefined; ;) {
    const page = await store.ledger.list(
      { subject: account.id },
      { limit: 200, ...(after !== undefined && { after }) },
    );
    // Everything that a start itself notes about it is the work of `system`.
    if (page.items.some(({ actor }) => actor !== 'system')) return true;
    if (page.next === undefined) return false;
    after = page.next;
  }
}
