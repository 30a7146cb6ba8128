import {
  FileError,
  PdfError,
  PortError,
  TemplateError,
  type FileErrorCode,
  type PdfErrorCode,
  type TemplateFault,
} from '../../ports/errors.ts';

/** Errors lose their class on the way between threads; those of the ports are therefore sent as data. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: WireError };

interface WireFields {
  readonly message: string;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, string | number>>;
  /** Message of the cause; a cause itself may not be cloneable. */
  readonly cause: string | undefined;
}
export type WireError =
  | (WireFields & { readonly kind: 'file'; readonly code: FileErrorCode })
  | (WireFields & { readonly kind: 'pdf'; readonly code: PdfErrorCode })
  | (WireFields & { readonly kind: 'template'; readonly faults: readonly TemplateFault[] });

/** Undefined for what is no error of these ports, i.e. a fault of the program. */
export function toWire(error: unknown): WireError | undefined {
  if (!(error instanceof PortError)) return undefined;
  const { message, retryable, details } = error;
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  const fields = { message, retryable, details, cause };
  if (error instanceof FileError) return { ...fields, kind: 'file', code: error.code };
  if (error instanceof TemplateError) return { ...fields, kind: 'template', faults: error.faults };
  return error instanceof PdfError ? { ...fields, kind: 'pdf', code: error.code } : undefined;
}

export function fromWire(wire: WireError): FileError | PdfError | TemplateError {
  if (wire.kind === 'template') return new TemplateError(wire.faults);
  const cause = wire.cause === undefined ? {} : { cause: new Error(wire.cause) };
  const options = { retryable: wire.retryable, details: wire.details, ...cause };
  return wire.kind === 'file'
    ? new FileError(wire.code, wire.message, options)
    : new PdfError(wire.code, wire.message, options);
}
