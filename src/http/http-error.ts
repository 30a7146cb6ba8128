import { PortError, type PortErrorOptions } from '../ports/errors.ts';
import type { HttpErrorCode } from '../infra/messages/error-code.ts';
import type { Fault } from '../infra/schema-validator.ts';

/** A refusal of the API itself. */
export class HttpError extends PortError<HttpErrorCode> {
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: HttpErrorCode, options: PortErrorOptions & { headers?: Readonly<Record<string, string>> } = {}) {
    super(code, code, options);
    this.headers = options.headers ?? {};
  }
}

/** Something in the request is not valid; each fault names its field. */
export class ValidationError extends PortError<'invalid-request'> {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const [first] = faults;
    super('invalid-request', 'The request is not valid', first?.field ? { details: { field: first.field } } : {});
    this.faults = faults;
  }
}

/** One part of a request failed after others were done: told as what it failed for, and with what is there. */
export class PartlyStoredError extends Error {
  readonly stored: readonly object[];

  constructor(cause: Error, stored: readonly object[]) {
    super('A part failed after others were stored', { cause });
    this.stored = stored;
  }
}

export function invalid(field: string, keyword: string): ValidationError {
  return new ValidationError([{ field, keyword, details: {} }]);
}
