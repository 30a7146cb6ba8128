import { rateLimit } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import type { Clock } from '../../ports/clock.ts';
import { HttpError } from '../http-error.ts';

const WINDOW_MS = 15 * 60_000;
/** An office behind one address must not lock itself out by a few slips. */
const FAILURES_PER_ADDRESS = 30;
const FAILURES_PER_ACCOUNT = 50;
const MOST_NAMES = 10_000;

/** Failed attempts of one address. Answers 429 with Retry-After. */
export function limitByAddress(): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: FAILURES_PER_ADDRESS,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Its advice goes to the console; whom to believe about addresses is our `trustedProxies`.
    validate: false,
    handler: (_request, _response, next) => {
      next(tooMany(WINDOW_MS));
    },
  });
}

export interface AttemptLimit {
  /** @throws HttpError `too-many-attempts` */
  assertMayTry(name: string): void;
  failed(name: string): void;
  succeeded(name: string): void;
}

interface Attempts {
  readonly since: number;
  readonly failures: number;
}

/** Failed attempts on one account from anywhere, against guessing from many addresses. */
export function limitByAccount(clock: Clock): AttemptLimit {
  const attempts = new Map<string, Attempts>();
  const current = (name: string): Attempts => {
    const now = clock.now().getTime();
    const known = attempts.get(name);
    return known !== undefined && now - known.since < WINDOW_MS ? known : { since: now, failures: 0 };
  };
  return {
    assertMayTry(name) {
      const { since, failures } = current(name);
      if (failures >= FAILURES_PER_ACCOUNT) throw tooMany(since + WINDOW_MS - clock.now().getTime());
    },
    failed(name) {
      const { since, failures } = current(name);
      // Invented names must not fill the memory: the oldest goes.
      const [oldest] = attempts.keys();
      if (attempts.size >= MOST_NAMES && oldest !== undefined) attempts.delete(oldest);
      attempts.set(name, { since, failures: failures + 1 });
    },
    succeeded(name) {
      attempts.delete(name);
    },
  };
}

function tooMany(waitMs: number): HttpError {
  const seconds = String(Math.max(1, Math.ceil(waitMs / 1000)));
  return new HttpError('too-many-attempts', { headers: { 'Retry-After': seconds } });
}
