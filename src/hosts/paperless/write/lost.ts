import { HostError } from '../../../ports/errors.ts';

const LOST = new Set(['timeout', 'unavailable', 'protocol']);

/**
 * True when nobody can say whether a write was carried out: no answer, a server error (which in this host may leave a
 * write half done), or an answer that is none. What stands there is read before anything is sent again.
 */
export function isLost(error: unknown): error is HostError {
  return error instanceof HostError && LOST.has(error.code);
}
