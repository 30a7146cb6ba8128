import { PortError } from '../ports/errors.ts';
import type { ErrorCode } from './messages/error-code.ts';

/** How an error is told to a shell and to an HTTP client. `docs/errors.md` is made from this table. */
export interface ErrorRow {
  /** Exit code of the command line; below 126, so that shells do not take it for a signal. */
  readonly exit: number;
  /** HTTP status. */
  readonly status: number;
}

const row = (exit: number, status: number): ErrorRow => ({ exit, status });

/** Exit codes go by tens: 10 the file, 30 recognising, 40 the PDF, 50 a host, 60 the store, 70 the request. */
export const ERROR_TABLE: Readonly<Record<ErrorCode, ErrorRow>> = {
  internal: row(1, 500),
  'config-invalid': row(3, 500),
  'config-unreadable': row(4, 500),
  'office-schema': row(94, 500),
  'address-in-use': row(7, 500),
  'files-failed': row(8, 500),
  'secrecy-mark': row(5, 403),
  withheld: row(6, 403),
  'file-empty': row(10, 422),
  'file-type-unknown': row(11, 422),
  'file-broken': row(12, 422),
  'file-encrypted': row(13, 422),
  'file-too-large': row(14, 413),
  'page-too-large': row(15, 422),
  'page-too-complex': row(37, 422),
  'too-many-pages': row(16, 422),
  'file-changed': row(17, 409),
  'file-not-found': row(18, 404),
  'not-readable': row(19, 503),
  'not-writable': row(20, 503),
  'disk-full': row(21, 507),
  io: row(22, 503),
  'office-file-unknown': row(23, 422),
  'office-file-old': row(24, 422),
  'office-file-macros': row(25, 422),
  'office-file-encrypted': row(26, 422),
  'office-file-broken': row(27, 422),
  'office-file-unsafe': row(28, 422),
  'office-file-too-large': row(29, 413),
  'program-missing': row(30, 503),
  'language-missing': row(31, 503),
  timeout: row(32, 504),
  crashed: row(33, 503),
  'input-unreadable': row(34, 422),
  'output-unreadable': row(35, 503),
  cancelled: row(36, 503),
  'proof-image': row(40, 500),
  'proof-text': row(41, 500),
  'proof-boxes': row(42, 500),
  'proof-structure': row(43, 500),
  'compose-failed': row(44, 500),
  unauthorized: row(50, 502),
  forbidden: row(51, 502),
  conflict: row(52, 409),
  invalid: row(53, 422),
  'rate-limited': row(54, 503),
  unavailable: row(55, 503),
  protocol: row(56, 502),
  unsupported: row(57, 501),
  'schema-drift': row(58, 409),
  'schema-blocked': row(59, 409),
  'host-unhealthy': row(9, 503),
  'store-locked': row(60, 503),
  'store-not-durable': row(61, 503),
  'store-unreachable': row(62, 503),
  'store-version': row(63, 503),
  'store-migration': row(64, 503),
  'store-not-empty': row(65, 409),
  'ledger-broken': row(66, 500),
  stale: row(67, 409),
  'store-busy': row(68, 503),
  'store-broken': row(69, 500),
  'invalid-request': row(2, 400),
  'not-found': row(70, 404),
  'forbidden-move': row(71, 409),
  'own-work': row(72, 403),
  incomplete: row(73, 409),
  'schedule-refused': row(74, 422),
  'template-refused': row(78, 422),
  'layout-unknown': row(79, 422),
  'document-in-use': row(97, 409),
  'sign-in-required': row(80, 401),
  'sign-in-failed': row(81, 401),
  'role-missing': row(82, 403),
  'csrf-missing': row(83, 403),
  'wrong-origin': row(84, 421),
  'account-exists': row(85, 409),
  'method-not-allowed': row(86, 405),
  'body-too-large': row(87, 413),
  'media-type-unknown': row(88, 415),
  'too-many-attempts': row(89, 429),
  'console-missing': row(90, 404),
  'last-administrator': row(91, 409),
  'account-of-host': row(92, 409),
  'role-not-given': row(93, 403),
  'one-time-code-needed': row(95, 401),
  'one-time-code-wrong': row(96, 401),
};

/** The code under which an error of any kind is told. */
export function errorCodeOf(error: unknown): ErrorCode {
  if (!(error instanceof PortError)) return 'internal';
  const code: unknown = error.code;
  return typeof code === 'string' && isErrorCode(code) ? code : 'internal';
}

/** The exit code of the command line for an error; 0 is never among them. */
export function exitCodeOf(error: unknown): number {
  return ERROR_TABLE[errorCodeOf(error)].exit;
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_TABLE, code);
}
