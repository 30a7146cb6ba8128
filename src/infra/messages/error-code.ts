import type { PageFindingCode, QualityFindingCode } from '../../domain/page/page-reading.ts';
import type {
  ConfigErrorCode,
  FileErrorCode,
  HostErrorCode,
  OcrErrorCode,
  PdfErrorCode,
  RequestErrorCode,
  StoreErrorCode,
} from '../../ports/errors.ts';

/** Refusals that only the HTTP API knows; a host that refuses *us* is `unauthorized` or `forbidden`, which is another thing. */
export type HttpErrorCode =
  | 'sign-in-required'
  | 'sign-in-failed'
  | 'one-time-code-needed'
  | 'one-time-code-wrong'
  | 'role-missing'
  | 'csrf-missing'
  | 'wrong-origin'
  | 'account-exists'
  | 'account-of-host'
  | 'role-not-given'
  | 'last-administrator'
  | 'method-not-allowed'
  | 'body-too-large'
  | 'media-type-unknown'
  | 'too-many-attempts'
  | 'console-missing';

/** `internal` is what is said of an error that nobody foresaw; `files-failed` is how `start --once` ends, no error of a file. */
export type ErrorCode =
  | FileErrorCode
  | OcrErrorCode
  | PdfErrorCode
  | HostErrorCode
  | StoreErrorCode
  | ConfigErrorCode
  | RequestErrorCode
  | HttpErrorCode
  | 'secrecy-mark'
  | 'schedule-refused'
  | 'template-refused'
  | 'files-failed'
  | 'schema-drift'
  | 'schema-blocked'
  | 'host-unhealthy'
  | 'internal';

/**
 * What a person reads. `title` is the same each time; `text` says what happened and what to do.
 * `{name}` is filled from the details; a part in `[…]` is left out where one of its names is not given.
 */
export interface CodeText {
  readonly title: string;
  readonly text: string;
}

/** Why a host cannot take an entry, and what its health check finds, beyond the codes of errors. */
export type HostFindingCode =
  | 'link-not-followed'
  | 'not-a-file'
  | 'name-too-long'
  | 'inbox-missing'
  | 'inbox-not-a-folder'
  | 'inbox-not-readable'
  | 'results-not-writable'
  | 'disk-low'
  | 'folders-overlap'
  | 'deleted-under-retention'
  | 'documents-capped'
  | 'documents-hidden'
  | 'documents-unwritten'
  | 'withheld-notes-left'
  | 'withheld-text-left'
  | 'values-in-conflict';

/** What a person should know of a file that was read. */
export type ScanFileFindingCode = 'blank-sides' | 'pages-to-see';

export type QualityTexts = Readonly<Record<QualityFindingCode, CodeText>>;
export type HostTexts = Readonly<Record<HostFindingCode, CodeText>>;
export type CodeTexts = Readonly<Record<ErrorCode | PageFindingCode | ScanFileFindingCode, CodeText>> & HostTexts;
