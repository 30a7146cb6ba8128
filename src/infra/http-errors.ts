import { HostError, type HostErrorCode } from '../ports/errors.ts';

/** Where an error comes from, for messages and log. */
export interface Operation {
  readonly hostId: string;
  readonly operation: string;
}

/** What a host says of a refusal, in its own words: overrides the code, adds details. Never secrets, never document text. */
export interface Refusal {
  readonly code?: HostErrorCode;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** An answer that is no success. */
export interface RefusedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, where the body was that. */
  readonly body: unknown;
}

const RETRYABLE: ReadonlySet<HostErrorCode> = new Set(['rate-limited', 'unavailable', 'timeout']);

export function isRetryable(code: HostErrorCode): boolean {
  return RETRYABLE.has(code);
}

interface ErrorParts {
  readonly message: string;
  readonly on: Operation;
  readonly details?: Readonly<Record<string, string | number>>;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: Error;
  /** When it is not as its code says. */
  readonly retryable?: boolean;
}

export function hostError(code: HostErrorCode, parts: ErrorParts): HostError {
  const { message, on, details, retryAfterMs, cause, retryable = isRetryable(code) } = parts;
  return new HostError(code, message, {
    ...on,
    retryable,
    ...(details && { details }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(cause && { cause }),
  });
}

/**
 * Somebody else seems to answer in the place of the host: the sign-in page of a proxy, a redirect, no JSON, no HTTP. Asking at once
 * again is no use; later the host may be back.
 */
export function strangerError(parts: Omit<ErrorParts, 'retryable'>): HostError {
  return hostError('protocol', { ...parts, retryable: true });
}

/**
 * What went wrong below HTTP, as its code alone. The library's own error is never kept: it carries the whole request
 * with its headers, the token among them.
 */
class TransportError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`Transport failed: ${code}`);
    this.name = 'TransportError';
    this.code = code;
  }
}

const CODE = /^[A-Z][A-Z0-9_]{1,60}$/;
const TIMEOUTS = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);

/** An error of the connection, whatever library it comes from. Our own abort is told apart by the caller. */
export function transportError(error: unknown, on: Operation): HostError {
  const code = systemCode(error);
  const cause = new TransportError(code);
  const details = { system: code };
  if (TIMEOUTS.has(code)) return hostError('timeout', { message: 'No answer in time', on, details, cause });
  // The answer was no HTTP: something else listens there.
  if (code.startsWith('HPE_')) return strangerError({ message: 'Not an HTTP answer', on, details, cause });
  return hostError('unavailable', { message: 'The host cannot be reached', on, details, cause });
}

function systemCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && CODE.test(code)) return code;
  // Node says so of a body that ends before its length, without a code in some versions.
  return error instanceof Error && error.message === 'aborted' ? 'ECONNRESET' : 'UNKNOWN';
}

const BY_STATUS: Readonly<Record<number, HostErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'unsupported',
  406: 'unsupported',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  412: 'conflict',
  429: 'rate-limited',
  501: 'unsupported',
};

function codeOfStatus(status: number, hasRetryAfter: boolean): HostErrorCode {
  if (status === 503 && hasRetryAfter) return 'rate-limited';
  const known = BY_STATUS[status];
  if (known !== undefined) return known;
  if (status >= 500) return 'unavailable';
  return 'invalid';
}

/** `retryAfterMs`: as the host says it, uncapped. A redirect is never followed: the token would go where it points. */
export function statusError(
  answer: RefusedAnswer,
  on: Operation,
  refusal: Refusal & { retryAfterMs?: number },
): HostError {
  const { status } = answer;
  const { retryAfterMs } = refusal;
  const code = refusal.code ?? codeOfStatus(status, retryAfterMs !== undefined);
  if (status < 400) {
    return strangerError({ message: 'The host points elsewhere', on, details: { status, ...refusal.details } });
  }
  const message = 'The host refused';
  return hostError(code, { message, on, details: { status, ...refusal.details }, retryAfterMs });
}

/** `Retry-After` in seconds or as a date; undefined where there is none that can be read. */
export function readRetryAfter(headers: Readonly<Record<string, string>>, now: Date): number | undefined {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.max(0, time - now.getTime());
}
