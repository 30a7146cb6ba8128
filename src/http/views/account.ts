import type { Account } from '../../ports/store/accounts.ts';
import { csrfTokenOf, type Caller } from '../auth/caller.ts';

/** `Account` of the description: without the hash of the secret. */
export function accountView({ id, name, role, disabled, createdAt, hostId }: Account): object {
  const host = hostId !== undefined && { host: hostId };
  return { id, name, role, disabled, createdAt: createdAt.toISOString(), ...host };
}

/** `Session` and `Caller` of the description. */
export function callerView({ account, token, secret }: Caller): object {
  return {
    account: accountView(account),
    ...(token.kind === 'session' && { csrfToken: csrfTokenOf(secret) }),
    expiresAt: token.expiresAt.toISOString(),
  };
}
