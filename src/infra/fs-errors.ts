import { FileError, PortError, type FileErrorCode } from '../ports/errors.ts';

const BY_CODE: Readonly<Record<string, FileErrorCode>> = {
  ENOENT: 'file-not-found',
  ENOTDIR: 'file-not-found',
  EACCES: 'not-readable',
  EPERM: 'not-readable',
  EISDIR: 'not-readable',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
};
const WRITE_CODES = new Set(['EACCES', 'EPERM', 'EISDIR', 'EROFS', 'ENOENT', 'ENOTDIR']);
const RETRYABLE = new Set<FileErrorCode>(['io', 'disk-full']);

/** A system error as the port's error; port errors pass, anything else is thrown on as it is. */
export function asFileError(error: unknown, direction: 'read' | 'write'): Error {
  if (error instanceof PortError) return error;
  const code = systemCode(error);
  if (code === undefined) return error instanceof Error ? error : new Error(String(error));
  const portCode = direction === 'write' && WRITE_CODES.has(code) ? 'not-writable' : (BY_CODE[code] ?? 'io');
  const options = { cause: error, retryable: RETRYABLE.has(portCode), details: { system: code } };
  return new FileError(portCode, 'The file system refused', options);
}

function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** `ENOENT`, `EACCES` …; undefined for an error that has none. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
