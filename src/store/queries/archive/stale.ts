import { StoreError } from '../../../ports/errors.ts';
import { isForeignKeyViolation, isUniqueViolation } from '../../router.ts';

/** Somebody else changed the row since it was seen, or it is gone. */
export function staleRow(id: string, cause?: unknown): StoreError {
  return new StoreError('stale', 'The entry was changed by somebody else', {
    retryable: true,
    details: { id },
    ...(cause !== undefined && { cause }),
  });
}

/** For `.catch`: what must be one of its kind (a code, a number, a label) is there already. */
export function staleWhenTaken(id: string): (cause: unknown) => never {
  return (cause) => {
    throw isUniqueViolation(cause) ? staleRow(id, cause) : cause;
  };
}

/** For `.catch`: as `staleWhenTaken`, also where what the row hangs on went away meanwhile. */
export function staleWhenTakenOrGone(id: string): (cause: unknown) => never {
  return (cause) => {
    throw isUniqueViolation(cause) || isForeignKeyViolation(cause) ? staleRow(id, cause) : cause;
  };
}
