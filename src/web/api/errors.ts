import type { Problem } from './types.ts';

/** The service refused: an RFC 9457 problem, its `detail` already in the language asked for. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

/** The service did not answer, or not as itself (a proxy's error page). Worth a repeat. */
export class ConnectionError extends Error {
  constructor(cause: unknown) {
    super('The service does not answer', { cause });
    this.name = 'ConnectionError';
  }
}

export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof ApiError && codes.includes(error.problem.code);
}
