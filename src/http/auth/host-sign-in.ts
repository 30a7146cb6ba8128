import { randomUUID } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import { HostError } from '../../ports/errors.ts';
import type { HostAccount, HostAccounts, HostId } from '../../ports/host.ts';
import type { Account, Role } from '../../ports/store/accounts.ts';
import type { Store } from '../../ports/store.ts';
import { HttpError } from '../http-error.ts';
import { randomToken } from './secrets.ts';

/** A host whose people may sign in with what it knows of them. */
export interface HostSignIn {
  readonly hostId: HostId;
  readonly accounts: HostAccounts;
  /** Groups of the host and the roles that they have here. */
  readonly roles: Readonly<Record<string, Role>>;
}
interface AdoptDeps {
  readonly store: Pick<Store, 'accounts' | 'ledger' | 'transaction'>;
  readonly clock: Clock;
}
export interface HostCredentials {
  readonly name: string;
  readonly secret: string;
  readonly oneTimeCode?: string;
}

/** Who is in several groups has the widest of their roles. */
const WIDEST_FIRST: readonly Role[] = ['administrator', 'archivist', 'operator', 'checker', 'council', 'reader'];

/**
 * Asks the hosts whether they know the person; the secret is asked of them each time and kept nowhere. Undefined where
 * none does. The account here is made or brought up to date at each sign-in: its role is what the groups say today.
 * @throws HttpError `one-time-code-needed`, `one-time-code-wrong`, `role-not-given`, `too-many-attempts`; HostError where a host that may know cannot be asked
 */
export async function signInByHost(
  deps: AdoptDeps,
  hosts: readonly HostSignIn[],
  given: HostCredentials,
): Promise<Account | undefined> {
  let failure: HostError | undefined;
  for (const host of hosts) {
    try {
      const found = await host.accounts.signIn(given);
      if (found === 'code-needed') throw new HttpError('one-time-code-needed');
      if (found === 'code-wrong') throw new HttpError('one-time-code-wrong');
      if (found) return await adopt(deps, host, found);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      if (error.code === 'rate-limited') throw new HttpError('too-many-attempts', { headers: waitOf(error) });
      failure ??= error;
    }
  }
  if (failure === undefined) return undefined;
  const { hostId, operation } = failure;
  throw new HostError('unavailable', 'A host that may know the account cannot be asked', {
    ...{ hostId, operation, retryable: true, cause: failure },
  });
}

function waitOf({ retryAfterMs = 60_000 }: HostError): Readonly<Record<string, string>> {
  return { 'Retry-After': String(Math.ceil(retryAfterMs / 1000)) };
}

async function adopt(deps: AdoptDeps, host: HostSignIn, found: HostAccount): Promise<Account | undefined> {
  const { hostId } = host;
  const name = found.name.normalize('NFC');
  const role = roleOf(host, found);
  if (role === undefined) throw new HttpError('role-not-given', { details: { host: hostId } });
  return deps.store.transaction(async () => {
    const known = await deps.store.accounts.findByName(name);
    if (known === undefined) return create(deps, { hostId, name, role });
    // A name that is taken here is somebody else's.
    if (known.hostId !== hostId) return undefined;
    return giveRole(deps, known, role);
  });
}

/** The widest role that the groups of the person have here. */
export function roleOf({ roles }: HostSignIn, { groups }: HostAccount): Role | undefined {
  const given = groups.map((group) => (Object.hasOwn(roles, group) ? roles[group] : undefined));
  return WIDEST_FIRST.find((role) => given.includes(role));
}

/** To be called in a transaction. */
export async function giveRole({ store }: Pick<AdoptDeps, 'store'>, account: Account, role: Role): Promise<Account> {
  if (account.role === role) return account;
  await store.accounts.update(account.id, { role });
  const event = { action: 'account.changed', subject: account.id, body: { role } };
  await store.ledger.append({ ...event, actor: `host:${account.hostId ?? ''}` });
  return { ...account, role };
}

async function create(
  { store, clock }: AdoptDeps,
  given: { readonly hostId: HostId; readonly name: string; readonly role: Role },
): Promise<Account> {
  const { hostId, name, role } = given;
  const account: Account = {
    id: randomUUID(),
    name,
    role,
    // No secret has this as its hash; sessions hang on it as on any other.
    secretHash: randomToken('host$'),
    createdAt: clock.now(),
    disabled: false,
    hostId,
  };
  await store.accounts.insert(account);
  const body = { name, role, host: hostId };
  await store.ledger.append({ action: 'account.created', subject: account.id, actor: `host:${hostId}`, body });
  return account;
}
