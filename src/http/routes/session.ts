import type { CookieOptions } from 'express';
import { limitByAccount } from '../auth/attempt-limit.ts';
import { SESSION_COOKIE } from '../auth/caller.ts';
import { changeOwnSecret, signIn, type SignIn, type SignInDeps } from '../auth/sessions.ts';
import { defineRoute, ok, type Route } from '../api/route.ts';
import { callerView } from '../views/account.ts';

/** `secure`: browsers reach us by TLS, so the cookie is bound to it. */
export function sessionRoutes(deps: SignInDeps, secure: boolean): readonly Route[] {
  const limit = limitByAccount(deps.clock);
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'strict', secure, path: '/' };
  return [
    defineRoute('readSession', (call) => Promise.resolve(ok(callerView(call.caller())))),
    defineRoute<{ body: SignIn }>('createSession', async ({ body, response }) => {
      const caller = await signIn(deps, limit, body);
      response.cookie(SESSION_COOKIE, caller.secret, { ...cookie, expires: caller.endsAt });
      return { status: 201, body: callerView(caller) };
    }),
    defineRoute('deleteSession', async ({ caller, response }) => {
      const { token } = caller();
      // A machine token is revoked by an administrator; signing out with one must not lose it.
      if (token.kind === 'session') await deps.store.accounts.deleteToken(token.hash);
      response.clearCookie(SESSION_COOKIE, cookie);
      return { status: 204 };
    }),
    defineRoute<{ body: { secret: string; newSecret: string } }>('changeOwnSecret', async ({ body, caller }) => {
      await changeOwnSecret(deps, limit, { account: caller().account, ...body });
      return { status: 204 };
    }),
  ];
}
