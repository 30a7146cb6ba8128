import type { Request } from 'express';
import type { AccessToken, Account, Role } from '../../ports/store/accounts.ts';
import type { HttpDeps } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import type { Access } from './route-roles.ts';
import { isSameText, sha256Hex } from './secrets.ts';
import { isTied } from './session-life.ts';

/** Who asks, and by what. */
export interface Caller {
  readonly account: Account;
  readonly token: AccessToken;
  /** The secret as sent: the cookie or the bearer token. */
  readonly secret: string;
  /** Of a member of a council: the dossiers on the lists laid before him, and nothing else of the archive. */
  readonly within?: readonly string[];
}

export const SESSION_COOKIE = 'vankho_session';

/**
 * Finds the caller by bearer token or cookie. Role and lock are read anew each time: what an administrator
 * changes holds from the next request on.
 * @throws HttpError `sign-in-required`
 */
export async function authenticate({ store, clock }: AuthDeps, request: Request): Promise<Caller> {
  const found = credentials(request);
  if (found === undefined) throw signInRequired();
  const token = await store.accounts.findToken(sha256Hex(found.secret));
  // A stolen cookie must not work as a token that no CSRF check guards, nor the other way round.
  if (token?.kind !== found.kind || token.expiresAt <= clock.now()) throw signInRequired();
  const account = await store.accounts.find(token.accountId);
  if (account === undefined || account.disabled) throw signInRequired();
  if (token.kind === 'session' && !isTied(token, account)) throw signInRequired();
  return { account, token, secret: found.secret };
}

export type AuthDeps = Pick<HttpDeps, 'store' | 'clock'>;

export function signInRequired(): HttpError {
  return new HttpError('sign-in-required', { headers: { 'WWW-Authenticate': 'Bearer realm="vankho"' } });
}

interface Credentials {
  readonly kind: AccessToken['kind'];
  readonly secret: string;
}

function credentials(request: Request): Credentials | undefined {
  const authorization = request.get('authorization');
  if (authorization !== undefined) {
    const secret = /^Bearer ([\w-]{20,200})$/i.exec(authorization)?.[1];
    return secret === undefined ? undefined : { kind: 'machine', secret };
  }
  const secret = cookie(request, SESSION_COOKIE);
  return secret === undefined ? undefined : { kind: 'session', secret };
}

function cookie(request: Request, name: string): string | undefined {
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  return value !== undefined && /^[\w-]{20,200}$/.test(value) ? value : undefined;
}

/** With what a member of a council may see, read anew each time like the role. */
export async function withLists({ store }: AuthDeps, caller: Caller): Promise<Caller> {
  const { name, role } = caller.account;
  return role === 'council' ? { ...caller, within: await store.access.dossiersBefore(name) } : caller;
}

/** @throws HttpError `role-missing` */
export function assertMay(access: Access, role: Role): void {
  if (access !== 'public' && access !== 'signed-in' && !access.includes(role)) throw new HttpError('role-missing');
}

/** Known to those only who can read answers of the session: another site can send its cookie but not this. */
export function csrfTokenOf(sessionSecret: string): string {
  return sha256Hex(`csrf of ${sessionSecret}`);
}

/** @throws HttpError `csrf-missing` */
export function assertSameSite(request: Request, caller: Caller | undefined): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
  // Sent by every current browser and not to be forged by a page; guards signing in, where there is no token yet.
  if (request.get('sec-fetch-site') === 'cross-site') throw new HttpError('csrf-missing');
  if (caller?.token.kind !== 'session') return;
  const sent = request.get('x-csrf-token') ?? '';
  if (!isSameText(sent, csrfTokenOf(caller.secret))) throw new HttpError('csrf-missing');
}
