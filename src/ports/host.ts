import type { ScanFormat } from './scan-reader.ts';

export type HostId = string & { readonly __brand: 'HostId' };
/** Opaque name of a document inside one host; built by the adapter only. */
export type DocumentRef = string & { readonly __brand: 'DocumentRef' };

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
}

export type HostEventKind = 'added' | 'changed' | 'removed' | 'problem';

/** A hint that a document is worth a look; never the data. */
export interface HostEvent {
  readonly kind: HostEventKind;
  readonly ref: DocumentRef;
  readonly name: string;
  /** For `problem`: why the document cannot be taken (`file-empty`, `not-readable` …). */
  readonly code?: string;
  /**
   * For `changed`, where names are references: the same content was called so before, and that reference names
   * nothing any more (no `removed` follows for it). Hosts with references that outlive a new name leave it out.
   */
  readonly renamedFrom?: DocumentRef;
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
}

export type RenditionKind = 'access-pdf' | 'text' | 'record';

/** A finished file to be laid beside the document. */
export interface Rendition {
  readonly kind: RenditionKind;
  readonly path: string;
  readonly sha256: string;
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
   * Takes the place of earlier ones of the same kind; other kinds stay. Our own delivery raises no event.
   * @throws HostError `not-found`; `conflict` where something stands that Vankho did not write (named in `details`).
   * @throws FileError `file-changed` when a file is not what was proved; `not-writable`, `disk-full`.
   */
  deliverRenditions(ref: DocumentRef, renditions: readonly Rendition[], signal?: AbortSignal): Promise<void>;
  /**
   * Takes away what was delivered (a file withheld after the fact); nothing delivered is no error, nor is a document
   * that is gone. Never touches the original, nor a result that a person changed.
   * @throws HostError `conflict` naming such a result, after all others were taken away.
   */
  withdrawRenditions(ref: DocumentRef, signal?: AbortSignal): Promise<void>;
  /**
   * Copies a delivered rendition into `targetPath` (a new file); undefined when none is there, or when a person
   * put something else in its place.
   */
  fetchRendition(
    ref: DocumentRef,
    wanted: { readonly kind: RenditionKind; readonly targetPath: string },
    signal?: AbortSignal,
  ): Promise<{ readonly sha256: string; readonly bytes: number } | undefined>;
}

/** Takes documents that people hand to Vankho instead of the host. */
export interface HostIntake {
  /**
   * Lays a new document into the host, whole or not at all; never over another one: a name that is taken gets a number.
   * The next poll tells of it as `added`.
   * @throws HostError `invalid` for a name that the host cannot have; FileError `not-writable`, `disk-full`
   */
  receive(
    document: { readonly name: string; readonly content: AsyncIterable<Uint8Array> },
    signal?: AbortSignal,
  ): Promise<{
    readonly ref: DocumentRef;
    readonly name: string;
    readonly bytes: number;
    /** Of the bytes as they were laid. */
    readonly sha256: string;
  }>;
}

export interface HostEvents {
  pollChanges(cursor: HostCursor | undefined, signal?: AbortSignal): Promise<PollResult>;
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
