import type { SealedValues } from '../domain/hosts/sealed-value.ts';
import type { DocumentRef, HostId } from './host.ts';
import type { HostConflict, HostMark, HostPatch, HostRequest, HostValueName, HostValues } from './host-values.ts';
import type { PageOf, PageRequest } from './store/paging.ts';

/** An object that we registered in a host, e.g. a field or a workflow. */
export interface HostObject {
  readonly hostId: HostId;
  readonly kind: string;
  /** Ours, unique within host and kind. */
  readonly key: string;
  /** The host's id. */
  readonly remoteId: string;
  /** Name under which we know it; a person may have given it another one since. */
  readonly name: string;
  /** What we wrote last, as JSON: what stands there now and differs was changed by somebody else. */
  readonly written: unknown;
}

/** Which object of a host is which of ours. Survives renames in the host, which has no key of its own for us. */
export interface HostObjectMap {
  list(hostId: HostId): Promise<readonly HostObject[]>;
  put(object: HostObject): Promise<void>;
  remove(object: Pick<HostObject, 'hostId' | 'kind' | 'key'>): Promise<void>;
}

/** What an adapter remembers of a document, above all what it gave it, in a form of its own: JSON. */
export interface HostDelivery {
  readonly hostId: HostId;
  readonly ref: DocumentRef;
  readonly record: unknown;
}

/** By it an adapter knows its own work again in the host. Carried by export: what it tells can be found out nowhere else. */
export interface HostDeliveryMap {
  /** The records of those of which there is one. */
  find(hostId: HostId, refs: readonly DocumentRef[]): Promise<ReadonlyMap<DocumentRef, unknown>>;
  /** All of which there is a record. */
  refs(hostId: HostId): Promise<readonly DocumentRef[]>;
  /** Of those of which there is no record yet. */
  add(deliveries: readonly HostDelivery[]): Promise<void>;
  put(delivery: HostDelivery): Promise<void>;
  /** False, and nothing is changed, where the record is not the one that was seen. */
  replace(delivery: HostDelivery, seen: unknown): Promise<boolean>;
  /**
   * Keeps the text that stood in the host before ours beside the record, so that nothing is lost. It goes with the record,
   * and where the scan file of this reference is purged. Null: none is kept any more.
   */
  keepText(of: Pick<HostDelivery, 'hostId' | 'ref'>, text: string | null): Promise<void>;
  keptText(of: Pick<HostDelivery, 'hostId' | 'ref'>): Promise<string | undefined>;
  remove(of: Pick<HostDelivery, 'hostId' | 'ref'>): Promise<void>;
}

/** A write that was begun: repeated whole before anything else, because its answer may have been lost. */
export interface IntendedWrite {
  readonly patch: HostPatch;
  /** What stood there before, of the fields that the patch names and of those made of others; null: nothing. */
  readonly before: HostPatch['values'];
  /** Takes an earlier write back, as this one asked for. */
  readonly undoneBy?: string;
}

/** What is known of a scan file's document in its host, as far as values go. */
export interface HostDocumentState {
  readonly scanFileId: string;
  /** What we wrote last and have not taken back. */
  readonly baseline: HostValues;
  /** Stands for the baseline after the readings were purged. */
  readonly sealed: SealedValues | null;
  /** Values of people in the host that were seen. */
  readonly taken: HostValues;
  /** Emptied by a person, or undone: not written again until somebody sets them. */
  readonly leftAlone: readonly HostValueName[];
  readonly intended: IntendedWrite | null;
  /** After our last write, or when we last found nothing to write. */
  readonly fingerprint: string | null;
  /** Of the text that was given to the host. */
  readonly textSha256: string | null;
  readonly retention: HostValues;
  /** Requests under way: answered by the next write. */
  readonly pending: readonly HostRequest[];
  readonly marks: readonly HostMark[];
  readonly conflicts: readonly HostConflict[];
  /** The run (fingerprint of the scan file) whose remarks were written. */
  readonly remarkedFor: string | null;
  /** `YYYY-MM-DD` by the clock of the machine, and the runs that the host set off on that day. */
  readonly runsOn: string | null;
  readonly runs: number;
  /** More runs were asked for than a day has: the content that stands there may not be the one that was read. */
  readonly capped: boolean;
  /** A key of the message table: something a person must know. */
  readonly alarm: HostAlarm | null;
  /** Remarks of ours in the host (`HostPatchResult.notes`). */
  readonly notes: readonly string[];
  /** Of a withheld file: what of its text stands in the host still, and must be taken away by a person. */
  readonly leftInHost: readonly LeftInHost[];
  /** A text of a person stands in the host, and stays, where ours would be given. */
  readonly textKept: boolean;
}
export type HostAlarm = 'deleted-under-retention' | 'document-hidden';
/** `notes`: remarks of ours; `text`: what the host recognised itself, or a person wrote. */
export type LeftInHost = 'notes' | 'text';
export type HostDocumentChanges = Partial<Omit<HostDocumentState, 'scanFileId' | 'sealed'>> & {
  /** Values are sealed by the store alone (`ReadingRepository.purge`). */
  readonly sealed?: null;
};

export interface HostDocumentCounts {
  readonly conflicts: number;
  /** Deleted although they had to be kept. */
  readonly alarms: number;
  /** Not for us to see any more. */
  readonly hidden: number;
  readonly capped: number;
  /** Withheld, with remarks of ours in the host still. */
  readonly notesLeft: number;
  /** Withheld, with text in the host that people can search. */
  readonly textLeft: number;
  /** Begun writes whose end is not known. */
  readonly unfinished: number;
}

export interface HostExpectation {
  readonly textSha256: string | null;
  readonly fingerprint: string | null;
}

/** A document that is gone from its host although it had to be kept, until a person has settled that. */
export interface OpenAlarm {
  readonly scanFileId: string;
  readonly hostId: HostId;
  readonly name: string;
  /** Of the scan file. */
  readonly revision: number;
  readonly raisedAt: Date;
  /** For which it had to be kept. */
  readonly retention: HostValues;
}

export interface HostDocumentRepository {
  /** Held against other writers until the end of the surrounding transaction. */
  find(scanFileId: string): Promise<HostDocumentState | undefined>;
  /** Writes the named members; the rest stays, or is empty for a new one. */
  save(scanFileId: string, changes: HostDocumentChanges): Promise<void>;
  counts(hostId: HostId): Promise<HostDocumentCounts>;
  /** Scan files of the host with more runs than a day has, from days before `day`. */
  cappedBefore(hostId: HostId, day: string): Promise<readonly string[]>;
  /** Scan files of the host with this alarm. */
  alarmed(hostId: HostId, alarm: HostAlarm): Promise<readonly string[]>;
  /** Alarms of all hosts that a person must settle (`deleted-under-retention`), newest first. */
  openAlarms(page: PageRequest): Promise<PageOf<OpenAlarm>>;
  /** Withheld scan files of which something stands in the host still. */
  withLeftovers(hostId: HostId): Promise<readonly string[]>;
  /** How many files of the host that came to rest before `before` were never brought into line with it. */
  countUnwritten(hostId: HostId, before: Date): Promise<number>;
  /**
   * Takes away up to `limit` scan files of the host whose dossiers changed in what hosts show of them, longest behind first.
   * Call inside the transaction that sends their jobs. What is being changed at this moment comes with a later call.
   */
  takeBehind(hostId: HostId, limit: number): Promise<readonly string[]>;
  /** What the host should still have of each document, where we wrote something: for `HostEvents.reconcile`. */
  expectations(scanFileIds: readonly string[]): Promise<ReadonlyMap<string, HostExpectation>>;
}

/** `phantom`: no such document ever came; `ignored`: the host is no longer configured, or cannot resolve hints. */
export type HintState = 'waiting' | 'done' | 'phantom' | 'ignored';

export interface NewHint {
  readonly id: string;
  readonly hostId: HostId;
  readonly ref: DocumentRef;
  readonly event: string;
  readonly deliveryId: string | null;
  readonly receivedAt: Date;
  /** Equal for hints that are one: of the delivery, or of the document and a span of time. */
  readonly foldKey: string;
}
export interface HostHint extends NewHint {
  readonly state: HintState;
  /** How many came after the first and were folded into it. */
  readonly folded: number;
  /** When a job was sent for it last. */
  readonly sentAt: Date;
}

/** The inbox of what hosts tell us. */
export interface HintRepository {
  /**
   * An answer for each hint, in their order. False: folded into one that waits or comes before it here, or of a delivery
   * that was taken before. A hint of the same key that is settled waits again: what it tells of may have happened after
   * the look.
   */
  take(hints: readonly NewHint[]): Promise<readonly boolean[]>;
  waiting(hostId: HostId, ref: DocumentRef): Promise<readonly HostHint[]>;
  /** False, and it goes on waiting, when others were folded into it since it was read. */
  settle(seen: Pick<HostHint, 'id' | 'folded'>, state: Exclude<HintState, 'waiting'>): Promise<boolean>;
  /** Waiting ones whose last job was sent before `before`; they count as sent at `now`. */
  takeOverdue(hostId: HostId, times: { readonly before: Date; readonly now: Date }): Promise<readonly HostHint[]>;
  count(hostId: HostId): Promise<Readonly<Record<HintState, number>>>;
  /** Forgets settled ones received before. */
  forget(before: Date): Promise<void>;
}

/** How far the looking after a host has come, for status. */
export interface HostProgress {
  readonly sweptAt: Date | null;
  /** Code of the error that the last sweep ended with. */
  readonly sweepCode: string | null;
  readonly reconciledAt: Date | null;
  readonly reconciled: Readonly<Record<string, number>>;
  /** Events that were our own writes coming back. */
  readonly echoes: number;
}
export interface HostProgressRepository {
  get(hostId: HostId): Promise<HostProgress>;
  note(hostId: HostId, changes: Partial<Omit<HostProgress, 'echoes'>>): Promise<void>;
  addEchoes(hostId: HostId, count: number): Promise<void>;
}
