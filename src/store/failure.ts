import { FileError, PortError, StoreError } from '../ports/errors.ts';

/** Worth a repeat: lost the race for a lock, or the server ended the statement. */
const BUSY = /^(40001|40P01|55P03|57014|53300|25P03)$/;
/** Connection lost or refused, server starting or stopping. */
const UNREACHABLE = /^(08...|57P0[1-3])$/;
const LOST = /^(Connection terminated|Client has encountered a connection error)/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH']);
/** Credentials, unknown database or role: no repeat helps. */
const REFUSED = /^(28...|3D000|42501)$/;

/**
 * What a driver's error means to the rest of the program. An error of our own making (a broken constraint, bad SQL)
 * passes unchanged: it is a fault of the program, not a state of the world.
 */
export function toStoreFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof PortError) return error;
  const code = errorCode(error);
  if (code === '53100' || code === 'ENOSPC') {
    return new FileError('disk-full', 'The disk of the store is full', { retryable: true, cause: error });
  }
  if (BUSY.test(code) || error.message.includes('timeout exceeded when trying to connect')) {
    return new StoreError('store-busy', 'The store did not answer in time', { retryable: true, cause: error });
  }
  if (UNREACHABLE.test(code) || NETWORK.has(code) || LOST.test(error.message)) {
    return new StoreError('store-unreachable', 'The database is not reachable', { retryable: true, cause: error });
  }
  if (REFUSED.test(code)) return new StoreError('store-unreachable', 'The database refused us', { cause: error });
  return error;
}

/** SQLSTATE or the system's error code; empty when there is none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
