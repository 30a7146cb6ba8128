import type { DocumentRef } from './host-id.ts';

/** What a host says of a document before it goes, to be kept for ever: nothing of it can be asked for afterwards. */
export interface HostWitness {
  /** Of the original. */
  readonly sha256: string;
  /** As `HostDocument.version`. */
  readonly version: string;
  /** Opaque: equal as long as nobody added a file to the document, or saved it. */
  readonly asOf: string;
  /** JSON: everything that the host tells of the document but its text. */
  readonly metadata: unknown;
  /** JSON; null where the host keeps no history, or does not show it. */
  readonly history: unknown;
}

/** `trashed`: people do not see it any more, and it can be brought back. */
export type HostWhereabouts = 'present' | 'trashed' | 'gone';

/** What a later look must find again. */
export type WitnessedState = Pick<HostWitness, 'sha256' | 'version' | 'asOf'>;

/**
 * `other`: its content is not what was witnessed; `touched`: somebody changed something else about it since, so that it has
 * to be witnessed again; `busy`: the host takes in files, which may belong to it and would be lost; `owned`: it belongs to
 * somebody in the host, so that our account may not. In all these cases it stands where it stood.
 */
export type TrashOutcome = 'trashed' | 'other' | 'touched' | 'busy' | 'owned';

/**
 * Destroys documents on a decision. Each step may be repeated after a lost answer or a crash; none touches anything but
 * the document of the reference.
 */
export interface HostDisposal {
  /** Changes nothing. Undefined where there is no such document outside the trash. @throws HostError, FileError */
  witness(ref: DocumentRef, signal?: AbortSignal): Promise<HostWitness | undefined>;
  /** Names of rights that our account lacks in the host and that destruction needs. @throws HostError */
  missingRights(signal?: AbortSignal): Promise<readonly string[]>;
  /**
   * Into the trash of the host, if it is what was witnessed; done already is no error. Hosts without conditional deletes look
   * once more at what lies in the trash, and bring it back where it is something else.
   * @throws HostError `not-found`; `forbidden`
   */
  trash(ref: DocumentRef, witnessed: WitnessedState, signal?: AbortSignal): Promise<TrashOutcome>;
  where(ref: DocumentRef, signal?: AbortSignal): Promise<HostWhereabouts>;
  /**
   * Away for good, out of the trash, with all that we delivered of it. When it returns `erased`, the host does not have it
   * any more. `touched`: what lies in the trash is not what was witnessed, and stays there.
   * @throws HostError `conflict` where it is not in the trash
   */
  erase(ref: DocumentRef, witnessed: WitnessedState, signal?: AbortSignal): Promise<'erased' | 'touched'>;
}
