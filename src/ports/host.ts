import type { HostDisposal } from './host-disposal.ts';
import type { DocumentRef, HostId } from './host-id.ts';
import type { InboundRoute } from './host-inbound.ts';
import type { HostSchemaRegistrar } from './host-schema.ts';
import type { HostMark, HostPatch, HostPatchResult, HostRequest, HostValues } from './host-values.ts';
import type { ScanFormat } from './scan-reader.ts';

export type { DocumentRef, HostId };

/** `events.poll` is not listed: every host must have it. */
export type HostCapability =
  | 'read'
  | 'write'
  | 'schema'
  | 'events.webhook'
  | 'events.broker'
  | 'workflow'
  | 'intake'
  | 'ocr.inbound'
  | 'retention.native';

export interface HostLimits {
  readonly largestFileBytes: number;
  readonly longestName: number;
}

export interface HostDescription {
  readonly id: HostId;
  readonly kind: string;
  readonly productVersion: string;
  readonly capabilities: ReadonlySet<HostCapability>;
  readonly limits: HostLimits;
}

/** A finding of a health check; `code` is a key of the message table. */
export interface HostFinding {
  readonly severity: 'error' | 'warning' | 'info';
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface HostDocument {
  readonly ref: DocumentRef;
  /** As the host shows it, NFC. */
  readonly name: string;
  readonly bytes: number;
  /** Changes whenever the content changes; opaque. */
  readonly version: string;
  readonly modifiedAt: Date;
  /** Of the original, where the host knows it. */
  readonly sha256?: string;
  /** Values that stand in the host now; absent where a host has no fields. */
  readonly values?: HostValues;
  /** Marks (states) that the host shows now. */
  readonly marks?: readonly HostMark[];
  readonly requests?: readonly HostRequest[];
  /**
   * Hash over all that matters to us of the document: equal to that of our own last write means that nobody but us
   * changed anything.
   */
  readonly fingerprint?: string;
}

export type HostEventKind = 'added' | 'changed' | 'removed' | 'problem';

/** A hint that a document is worth a look; never the data. */
export interface HostEvent {
  readonly kind: HostEventKind;
  readonly ref: DocumentRef;
  readonly name: string;
  /**
   * For `problem`: why the document cannot be taken (`file-empty`, `not-readable` …), or what happened to one that was
   * (`text-lost` …), or that the host waits for what is made of it, read before or not (`text-wanted`). For `removed`,
   * where the host tells: how (`document-trashed` …).
   */
  readonly code?: string;
  /**
   * The same content was, or may have been, called so before, and that reference names nothing any more (no `removed`
   * follows for it). Hosts with references that outlive a new name leave it out. May be told again, and of a second
   * document of the same content: one that nobody is called by any more, or ever was, says nothing.
   */
  readonly renamedFrom?: DocumentRef;
  /** Of the content, where the host knows it: equal to what was read means that only values changed. */
  readonly sha256?: string;
  /** `HostDocument.fingerprint`, to recognise the echo of our own write. */
  readonly fingerprint?: string;
}

/**
 * Opaque ASCII text; kept by the caller between polls, whole (8 to 20 bytes a document in a folder).
 * An absent cursor means "from the beginning". An older cursor gives the events since then once more;
 * the same text comes back when there is nothing new to remember.
 */
export type HostCursor = string & { readonly __brand: 'HostCursor' };

export interface PollResult {
  readonly events: readonly HostEvent[];
  readonly cursor: HostCursor;
  /**
   * Changes seen but not told yet: files still being copied, absences not sure yet, more than one poll tells.
   * Above 0 the caller stores the cursor and polls again soon.
   */
  readonly pending: number;
  /** True when contents were made anew and the host does not say of which documents: `reconcile` should run soon. */
  readonly reconcileSoon?: boolean;
}

export type RenditionKind = 'access-pdf' | 'text' | 'record';

/** A finished file to be laid beside the document. */
export interface Rendition {
  readonly kind: RenditionKind;
  readonly path: string;
  readonly sha256: string;
}

export interface Delivered {
  /** Kinds in whose place something of a person stands: it stays, and a person must be told. */
  readonly kept: readonly RenditionKind[];
}

export interface HostReader {
  /** Undefined when there is no such document now. @throws HostError `invalid` for text that is no reference. */
  getDocument(ref: DocumentRef, signal?: AbortSignal): Promise<HostDocument | undefined>;
  listDocuments(signal?: AbortSignal): AsyncIterable<HostDocument>;
  /**
   * Copies the original into `targetPath` (a new file, taken away again on failure) without changing it.
   * @throws HostError `not-found`, `unavailable`; `conflict` when it changed while being copied.
   * @throws FileError `not-readable`, `file-too-large`; `not-writable`, `disk-full` for the target.
   */
  fetchContent(
    ref: DocumentRef,
    targetPath: string,
    signal?: AbortSignal,
  ): Promise<{ readonly sha256: string; readonly bytes: number }>;
}

export interface HostWriter {
  /**
   * Delivers renditions of a document, each whole or not at all; a repeat with the same content changes nothing.
   * Takes the place of earlier ones of the same kind; other kinds stay. Our own delivery raises no event, or one after
   * which the document has the same `version`.
   * @throws HostError `not-found`; `conflict` where something stands that Vankho did not write (named in `details`).
   * @throws FileError `file-changed` when a file is not what was proved; `not-writable`, `disk-full`.
   */
  deliverRenditions(ref: DocumentRef, renditions: readonly Rendition[], signal?: AbortSignal): Promise<Delivered>;
  /**
   * Takes away what was delivered (a file withheld after the fact); nothing delivered is no error, nor is a document
   * that is gone. Never touches the original, nor a result that a person changed.
   * @throws HostError `conflict` naming such a result, after all others were taken away.
   */
  withdrawRenditions(ref: DocumentRef, signal?: AbortSignal): Promise<void>;
  /**
   * True where the host has text of the document that people can search and that is not ours to take away: it recognised
   * it itself, or a person wrote it. Asked after `withdrawRenditions`. Absent where hosts keep no text.
   */
  holdsText?(ref: DocumentRef, signal?: AbortSignal): Promise<boolean>;
  /**
   * Copies a delivered rendition into `targetPath` (a new file); undefined when none is there, or when a person
   * put something else in its place.
   */
  fetchRendition(
    ref: DocumentRef,
    wanted: { readonly kind: RenditionKind; readonly targetPath: string },
    signal?: AbortSignal,
  ): Promise<{ readonly sha256: string; readonly bytes: number } | undefined>;
  /**
   * Writes values, marks and notes. Absent where a host has no fields. Human values win: a field whose value is neither
   * empty nor what `baseline` says is left alone and comes back as a conflict; one that a person emptied, too.
   * A lost answer is unknown: what stands there is read back before anything is written again.
   * @throws HostError `not-found`, `conflict` (somebody writes at the same time: repeat), `invalid`
   */
  applyChanges?(ref: DocumentRef, patch: HostPatch, signal?: AbortSignal): Promise<HostPatchResult>;
}

/** Takes documents that people hand to Vankho instead of the host. */
export interface HostIntake {
  /**
   * Lays a new document into the host, whole or not at all; never over another one: where names are unique, one that is
   * taken gets a number. The next poll tells of it as `added`. Repeated after a lost answer it lays nothing twice where
   * content is known by its checksum: the document that is there comes back.
   * @throws HostError `invalid` for a name or a file that the host cannot have, `conflict` where it has the content
   *   already and shows it to nobody (`details.twin`: which), `unavailable`, `timeout` where nobody knows whether it has
   *   it; FileError `file-too-large`, `not-writable`, `disk-full`
   */
  receive(
    document: { readonly name: string; readonly content: AsyncIterable<Uint8Array> },
    signal?: AbortSignal,
  ): Promise<{
    /** Absent where the host has the file but has not come to it: a poll tells of it later, or it becomes several documents. */
    readonly ref?: DocumentRef;
    readonly name: string;
    readonly bytes: number;
    /** Of the bytes as they were laid. */
    readonly sha256: string;
    /** The content was there before, as this document; nothing was laid. */
    readonly wasThere?: true;
  }>;
}

export interface HostEvents {
  pollChanges(cursor: HostCursor | undefined, signal?: AbortSignal): Promise<PollResult>;
  /**
   * The truth behind a hint; undefined when there is no such document now (which straight after a hint means "not
   * yet"). Absent where no hints come from outside.
   */
  resolve?(ref: DocumentRef, signal?: AbortSignal): Promise<HostEvent | undefined>;
  /**
   * Looks at everything, for what polls by time cannot see: deletions, content that was lost. Absent where
   * `pollChanges` sees all. `known` are the references that the archive believes to be there.
   */
  reconcile?(known: AsyncIterable<KnownDocument>, signal?: AbortSignal): AsyncIterable<HostEvent>;
}

export interface KnownDocument {
  readonly ref: DocumentRef;
  /** SHA-256 of the text (NFC) that we gave the host as its content, where we did. */
  readonly textSha256?: string;
  /** `HostDocument.fingerprint` of our own last write, where there was one: another one means that somebody was there since. */
  readonly fingerprint?: string;
}

/** People of the host who may sign in to the console. */
export interface HostAccounts {
  /**
   * Undefined for a wrong name or secret, which are asked of the host each time and kept nowhere.
   * @throws HostError `unavailable`, `rate-limited`
   */
  signIn(
    credentials: { readonly name: string; readonly secret: string; readonly oneTimeCode?: string },
    signal?: AbortSignal,
  ): Promise<HostAccount | SecondFactor | undefined>;
  /**
   * What the host says of a person today, asked by the service itself; undefined for one who is unknown or closed there.
   * @throws HostError `unavailable`, `forbidden`
   */
  find(name: string, signal?: AbortSignal): Promise<HostAccount | undefined>;
}
/** Name and secret are right, but the code of the second factor is missing, or is not the one of now. */
export type SecondFactor = 'code-needed' | 'code-wrong';
export interface HostAccount {
  readonly name: string;
  readonly groups: readonly string[];
  readonly administrator: boolean;
}

/** One configured system. A missing capability is an absent member. */
export interface Host {
  describe(): HostDescription;
  /** Never throws: what is wrong comes back as findings. */
  checkHealth(signal?: AbortSignal): Promise<readonly HostFinding[]>;
  readonly reader: HostReader;
  readonly writer?: HostWriter;
  readonly intake?: HostIntake;
  readonly events: HostEvents;
  readonly schema?: HostSchemaRegistrar;
  readonly disposal?: HostDisposal;
  readonly accounts?: HostAccounts;
  /** Routes that this host calls on us. */
  readonly inbound?: readonly InboundRoute[];
  dispose(): Promise<void>;
}

/** File formats a host may hold that are worth a look. */
export const SCAN_EXTENSIONS: Readonly<Record<string, ScanFormat>> = {
  pdf: 'pdf',
  tif: 'tiff',
  tiff: 'tiff',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  png: 'png',
};
