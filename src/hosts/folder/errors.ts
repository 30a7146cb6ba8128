import { errorCode } from '../../infra/fs-errors.ts';
import { asFileError } from '../../infra/fs-errors.ts';
import { HostError, PortError, type HostErrorCode } from '../../ports/errors.ts';
import type { HostId } from '../../ports/host.ts';

/** For whom and for what a call to the file system is made. */
export interface Operation {
  readonly hostId: HostId;
  readonly operation: string;
  /** As people may see it; goes into the message. */
  readonly file?: string;
}

/** The folder as a whole does not answer: a network share that went away, or this process ran out of handles. */
const WHOLE_FOLDER_GONE = new Set([
  'ESTALE',
  'ENOTCONN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ETIMEDOUT',
  'ENODEV',
  'ESHUTDOWN',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
]);
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ELOOP']); // ELOOP: a link where a file was (opened with O_NOFOLLOW)

export function isAbsent(error: unknown): boolean {
  return ABSENT.has(errorCode(error) ?? '');
}

export function isWholeFolderGone(error: unknown): boolean {
  return WHOLE_FOLDER_GONE.has(errorCode(error) ?? '');
}

interface HostFailureOptions {
  readonly retryable?: boolean;
  readonly cause?: unknown;
  readonly details?: Readonly<Record<string, string | number>>;
}

export function hostError(
  code: HostErrorCode,
  message: string,
  { on, ...options }: HostFailureOptions & { readonly on: Operation },
): HostError {
  const details = { ...(on.file !== undefined && { file: on.file }), ...options.details };
  return new HostError(code, message, { ...options, details, hostId: on.hostId, operation: on.operation });
}

/** A failure while reading the inbox, as an error of the port. */
export function readFailure(error: unknown, on: Operation): Error {
  if (error instanceof PortError) return error;
  if (isAbsent(error)) return hostError('not-found', 'No such document in the folder', { on, cause: error });
  return answerFailure(error, on) ?? asFileError(error, 'read');
}

/** A failure while writing results, as an error of the port. */
export function writeFailure(error: unknown, on: Operation): Error {
  if (error instanceof PortError) return error;
  if (errorCode(error) === 'ENAMETOOLONG') return hostError('invalid', 'Path too long', { on, cause: error });
  return answerFailure(error, on) ?? asFileError(error, 'write');
}

function answerFailure(error: unknown, on: Operation): HostError | undefined {
  if (!isWholeFolderGone(error)) return undefined;
  const details = { system: errorCode(error) ?? '' };
  return hostError('unavailable', 'The folder does not answer', { on, cause: error, retryable: true, details });
}

/** @throws HostError `cancelled` */
export function throwIfAborted(signal: AbortSignal | undefined, on: Operation): void {
  if (signal?.aborted !== true) return;
  const cause: unknown = signal.reason;
  throw hostError('cancelled', 'Cancelled', { on, cause });
}
