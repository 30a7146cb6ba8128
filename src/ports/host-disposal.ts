import type { DocumentRef } from './host-id.ts';

/** What a host says of a document before it goes, to be kept for ever: nothing of it can be asked for afterwards. */
export interface HostWitness {
  /** Of the original. */
  readonly sha256: string;
  /** As `HostDocument.version`. */
  readonly version: string;
  /** JSON: everything that the host tells of the document but its text. */
  readonly metadata: unknown;
  /** JSON; null where the host keeps no history, or does not show it. */
  readonly history: unknown;
}

/** `trashed`: people do not see it any more, and it can be brought back. */
export type HostWhereabouts = 'present' | 'trashed' | 'gone';

/**
 * Destroys documents on a decision. Each step may be repeated after a lost answer or a crash; none touches anything but
 * the document of the reference.
 */
export interface HostDisposal {
  /** Changes nothing. Undefined where there is no such document outside the trash. @throws HostError, FileError */
  witness(ref: DocumentRef, signal?: AbortSignal): Promise<HostWitness | undefined>;
  /**
   * Into the trash of the host, if it is what was witnessed; done already is no error. When it returns, the document was
   * seen in the trash.
   * @throws HostError `conflict` (not retryable) where it is another one by now: it stays where it is; `not-found`; `forbidden`
   */
  trash(ref: DocumentRef, witnessed: Pick<HostWitness, 'sha256' | 'version'>, signal?: AbortSignal): Promise<void>;
  where(ref: DocumentRef, signal?: AbortSignal): Promise<HostWhereabouts>;
  /**
   * Away for good, out of the trash, with all that we delivered of it. When it returns, the host does not have it any more.
   * @throws HostError `conflict` where it is not in the trash
   */
  erase(ref: DocumentRef, signal?: AbortSignal): Promise<void>;
}
