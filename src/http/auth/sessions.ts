import type { Account } from '../../ports/store/accounts.ts';
import { HttpError } from '../http-error.ts';
import type { AttemptLimit } from './attempt-limit.ts';
import type { AuthDeps, Caller } from './caller.ts';
import { signInByHost, type HostCredentials, type HostSignIn } from './host-sign-in.ts';
import { hashSecret, isSecret, randomToken, sha256Hex } from './secrets.ts';
import { beginningLife } from './session-life.ts';

export interface SecretDeps extends AuthDeps {
  readonly scryptCost: number;
}

export interface SignInDeps extends SecretDeps {
  readonly hostAccounts: readonly HostSignIn[];
}
export type SignIn = HostCredentials;

export interface OpenedSession extends Caller {
  readonly endsAt: Date;
}

/**
 * An account of our own first: its name is never asked of a host. Then the host that an account came from, or every one.
 * @throws HttpError `sign-in-failed`, `too-many-attempts`, `one-time-code-needed`, `one-time-code-wrong`,
 * `role-not-given`; HostError where a host cannot be asked
 */
export async function signIn(deps: SignInDeps, limit: AttemptLimit, given: SignIn): Promise<OpenedSession> {
  limit.assertMayTry(given.name);
  const known = await deps.store.accounts.findByName(given.name);
  const isOurs = known !== undefined && known.hostId === undefined;
  const hosts = isOurs ? [] : deps.hostAccounts.filter(({ hostId }) => known === undefined || known.hostId === hostId);
  const account =
    hosts.length > 0 ? await askHosts(deps, { hosts, limit, given }) : await signInHere(deps, known, given);
  if (account === undefined || account.disabled) {
    limit.failed(given.name);
    throw new HttpError('sign-in-failed');
  }
  limit.succeeded(given.name);
  return openSession(deps, account);
}

interface Asking {
  readonly hosts: readonly HostSignIn[];
  readonly limit: AttemptLimit;
  readonly given: SignIn;
}

/** A wrong code is a guess as a wrong secret is. */
async function askHosts(deps: SignInDeps, { hosts, limit, given }: Asking): Promise<Account | undefined> {
  try {
    return await signInByHost(deps, hosts, given);
  } catch (error) {
    if (error instanceof HttpError && error.code === 'one-time-code-wrong') limit.failed(given.name);
    throw error;
  }
}

async function signInHere(
  deps: SecretDeps,
  known: Account | undefined,
  { secret }: SignIn,
): Promise<Account | undefined> {
  // An unknown name costs what a known one costs, so that the time does not tell which names there are.
  const right = await isSecret(secret, known?.secretHash ?? nobodysHash(deps.scryptCost));
  return right ? known : undefined;
}

/** Well-formed, and the hash of no secret that anybody will find. */
function nobodysHash(cost: number): string {
  return ['scrypt', cost, 8, 3, 'A'.repeat(22), 'A'.repeat(43)].join('$');
}

async function openSession({ store, clock }: AuthDeps, account: Account): Promise<OpenedSession> {
  const now = clock.now();
  const secret = randomToken('');
  const { endsAt, ...life } = beginningLife(account, now);
  const token = { hash: sha256Hex(secret), accountId: account.id, kind: 'session' as const, ...life };
  await store.transaction(async () => {
    await store.accounts.deleteExpiredTokens(now);
    await store.accounts.insertToken(token);
    // Who entered and when; by it a start knows too that the first administrator has its secret.
    await store.ledger.append({ action: 'account.signed-in', subject: account.id, actor: account.name, body: {} });
  });
  return { account, token, secret, endsAt };
}

/** @throws HttpError `sign-in-failed` when the present secret is wrong; `account-of-host` */
export async function changeOwnSecret(deps: SecretDeps, limit: AttemptLimit, change: SecretChange): Promise<void> {
  const { account } = change;
  refuseOfHost(account);
  limit.assertMayTry(account.name);
  if (!(await isSecret(change.secret, account.secretHash))) {
    limit.failed(account.name);
    throw new HttpError('sign-in-failed');
  }
  const secretHash = await hashSecret(change.newSecret, deps.scryptCost);
  await deps.store.transaction(async () => {
    await deps.store.accounts.update(account.id, { secretHash });
    await deps.store.ledger.append({
      action: 'account.secret-changed',
      subject: account.id,
      actor: account.name,
      body: {},
    });
  });
}

export interface SecretChange {
  readonly account: Account;
  readonly secret: string;
  readonly newSecret: string;
}

/** Its host alone knows the secret of such an account. @throws HttpError `account-of-host` */
export function refuseOfHost({ hostId }: Account): void {
  if (hostId !== undefined) throw new HttpError('account-of-host', { details: { host: hostId } });
}
