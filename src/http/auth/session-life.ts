import type { AccessToken, Account } from '../../ports/store/accounts.ts';
import { SESSION_HOURS } from '../options.ts';
import { isSameText, sha256Hex } from './secrets.ts';

/** Somebody who leaves the desk of a host whose account this is does not think of signing out here as well. */
export const IDLE_MS = 60 * 60_000;

export interface SessionLife extends Pick<AccessToken, 'label' | 'expiresAt'> {
  /** Whatever is done in it, it ends then. */
  readonly endsAt: Date;
}

/** Of a session that begins: of an account of our own it lasts for its whole time, of one of a host only while it is used. */
export function beginningLife(account: Account, now: Date): SessionLife {
  const endsAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
  const tie = tieOf(account);
  if (account.hostId === undefined) return { label: tie, expiresAt: endsAt, endsAt };
  return { label: `${tie} ${endsAt.toISOString()}`, expiresAt: new Date(now.getTime() + IDLE_MS), endsAt };
}

/** Ties a session to the secret it was opened with: a new secret ends it, without a list of sessions. */
function tieOf(account: Account): string {
  return sha256Hex(`session of ${account.secretHash}`).slice(0, 32);
}

export function isTied({ label }: AccessToken, account: Account): boolean {
  return isSameText(label.split(' ')[0] ?? '', tieOf(account));
}

/** Whatever is done in it, a session that lasts while it is used ends then; undefined for every other token. */
export function lastEndOf({ kind, label }: AccessToken): Date | undefined {
  const endsAt = kind === 'session' ? label.split(' ')[1] : undefined;
  return endsAt === undefined ? undefined : new Date(endsAt);
}
