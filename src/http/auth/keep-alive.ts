import type { Request } from 'express';
import type { AuthDeps, Caller } from './caller.ts';
import { IDLE_MS, lastEndOf } from './session-life.ts';

/** Not every request moves the end of its session. */
const STEP_MS = 60_000;

/**
 * Moves the end of a session that is used. What a page asks by itself while nobody is there (`X-Unattended: true`) is no
 * use.
 */
export async function keepAlive({ store, clock }: AuthDeps, caller: Caller, request: Request): Promise<Caller> {
  const { token } = caller;
  const lastEnd = lastEndOf(token);
  if (lastEnd === undefined || request.get('x-unattended') === 'true') return caller;
  const expiresAt = new Date(Math.min(clock.now().getTime() + IDLE_MS, lastEnd.getTime()));
  if (expiresAt.getTime() - token.expiresAt.getTime() < STEP_MS) return caller;
  await store.accounts.extendToken(token.hash, expiresAt);
  return { ...caller, token: { ...token, expiresAt } };
}
