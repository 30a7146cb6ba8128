import type { ValueConflict } from '../domain/archive/value-conflict.ts';
import type { RecordFault } from './record-check.ts';

/** What every error at a port carries, so that the CLI, the API and the queue treat all alike. */
export interface PortErrorOptions {
  readonly retryable?: boolean;
  readonly cause?: unknown;
  /** Values for the message table, e.g. `{ file: 'a.pdf', limit: 100 }`. Never secrets, never document text. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/** `code` is a key of the table in `docs/errors.md`, from which exit codes, problem types and messages follow. */
export abstract class PortError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: Code, message: string, options: PortErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.details = options.details ?? {};
  }
}

/** `instanceof` alone would make the code \`any\`. */
export function isPortError(error: unknown): error is PortError {
  return error instanceof PortError;
}

/** Why a workbook or a text document (XLSX, DOCX) that somebody gives in is not read. */
export type OfficeFileErrorCode =
  | 'office-file-unknown'
  | 'office-file-old'
  | 'office-file-macros'
  | 'office-file-encrypted'
  | 'office-file-broken'
  | 'office-file-unsafe'
  | 'office-file-too-large';

/** Reading of a scan file or writing of a result went wrong. None but `io` and `disk-full` is worth a repeat. */
export type FileErrorCode =
  | 'file-empty'
  | 'file-type-unknown'
  | 'file-broken'
  | 'file-encrypted'
  | 'file-too-large'
  | 'page-too-large'
  | 'page-too-complex'
  | 'too-many-pages'
  | 'file-changed'
  | 'file-not-found'
  | 'not-readable'
  | 'not-writable'
  | 'disk-full'
  | 'io'
  | OfficeFileErrorCode;
export class FileError extends PortError<FileErrorCode> {}

export type OcrErrorCode =
  | 'program-missing'
  | 'language-missing'
  | 'timeout'
  | 'crashed'
  | 'input-unreadable'
  | 'output-unreadable'
  | 'cancelled';
export class OcrError extends PortError<OcrErrorCode> {}

/** The searchable PDF could not be made or did not pass its own proof. Never delivered as a plain PDF instead. */
export type PdfErrorCode = 'proof-image' | 'proof-text' | 'proof-boxes' | 'proof-structure' | 'compose-failed';
export class PdfError extends PortError<PdfErrorCode> {}

export type HostErrorCode =
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'rate-limited'
  | 'unavailable'
  | 'timeout'
  | 'protocol'
  | 'unsupported'
  | 'cancelled';
export class HostError extends PortError<HostErrorCode> {
  readonly hostId: string;
  readonly operation: string;
  readonly retryAfterMs: number | undefined;

  constructor(
    code: HostErrorCode,
    message: string,
    options: PortErrorOptions & { hostId: string; operation: string; retryAfterMs?: number },
  ) {
    super(code, message, options);
    this.hostId = options.hostId;
    this.operation = options.operation;
    this.retryAfterMs = options.retryAfterMs;
  }
}

export type StoreErrorCode =
  | 'store-locked'
  | 'store-not-durable'
  | 'store-unreachable'
  | 'store-version'
  | 'store-migration'
  | 'store-not-empty'
  | 'store-busy'
  | 'store-broken'
  | 'ledger-broken'
  | 'stale';
export class StoreError extends PortError<StoreErrorCode> {}

/** `stale` with both values, so that nobody loses what they typed. They go to the caller alone, never into a log. */
export class ConflictError extends StoreError {
  readonly conflicts: readonly ValueConflict[];
  /** The revision to name in order to write over what stands there. */
  readonly revision: number;

  constructor(revision: number, conflicts: readonly ValueConflict[]) {
    const fields = conflicts.map(({ field }) => field).join(', ');
    super('stale', 'Somebody else has changed this meanwhile', { details: { fields } });
    this.revision = revision;
    this.conflicts = conflicts;
  }
}

export type ConfigErrorCode = 'config-invalid' | 'config-unreadable' | 'office-schema' | 'address-in-use';
export class ConfigError extends PortError<ConfigErrorCode> {}

/** A request that a caller (CLI, API, queue) made and that cannot be carried out. */
export type RequestErrorCode =
  | 'not-found'
  | 'invalid-request'
  | 'forbidden-move'
  | 'withheld'
  | 'own-work'
  | 'incomplete'
  | 'layout-unknown'
  | 'document-in-use';
export class RequestError extends PortError<RequestErrorCode> {}

/** A record that cannot stand in the archive: by its schema, or because of what stands there already. */
export class RecordError extends PortError<'invalid-request'> {
  readonly faults: readonly RecordFault[];

  constructor(faults: readonly RecordFault[]) {
    const [first] = faults;
    super('invalid-request', 'The record is not valid', first ? { details: { field: first.field } } : {});
    this.faults = faults;
  }
}

/** Something that keeps a retention schedule from being taken in. */
export interface ScheduleFault {
  /** Id of the item, group or schedule; the place in the file where there is none. */
  readonly at: string;
  /** Key of the message table: `retention.finding.<code>`, `validation.<keyword>`. */
  readonly key: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** A retention schedule that cannot be taken in or put into force. */
export class ScheduleError extends PortError<'schedule-refused'> {
  readonly faults: readonly ScheduleFault[];

  constructor(faults: readonly ScheduleFault[]) {
    const [first] = faults;
    super('schedule-refused', 'The retention schedule is refused', first ? { details: { item: first.at } } : {});
    this.faults = faults;
  }
}

/** Something of a template of a form that keeps it from being filled. */
export interface TemplateFault {
  /** Key of the message table: `form.template.<code>`. */
  readonly key: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** A template of a form that cannot be filled. */
export class TemplateError extends PortError<'template-refused'> {
  readonly faults: readonly TemplateFault[];

  constructor(faults: readonly TemplateFault[], template?: string) {
    super('template-refused', 'The template is refused', template === undefined ? {} : { details: { template } });
    this.faults = faults;
  }
}

/** Raised by a step that finds a secrecy mark: the way of the file ends here and nothing of its text is kept. */
export class WithheldError extends PortError<'secrecy-mark'> {
  readonly level: string;
  readonly page: number;

  constructor(level: string, page: number) {
    super('secrecy-mark', 'The file bears a secrecy mark', { details: { page } });
    this.level = level;
    this.page = page;
  }
}
