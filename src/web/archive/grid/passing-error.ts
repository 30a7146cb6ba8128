import { ConnectionError } from '../../api/errors.ts';
import type { Problem } from '../../api/types.ts';

/** Away, in trouble, or the session ended: the same call may be taken later. */
export function isPassing(error: unknown): boolean {
  if (error instanceof ConnectionError) return true;
  const status = problemOf(error).problem?.status ?? 0;
  return status === 401 || status === 429 || status >= 500;
}

export function problemOf(error: unknown): { problem?: Problem } {
  return error instanceof Error && 'problem' in error ? { problem: error.problem as Problem } : {}; // an ApiError of the client
}
