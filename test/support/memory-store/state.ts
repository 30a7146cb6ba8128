import type { FieldValue, PersonOrigin } from '../../../src/domain/cataloguing/field-value.ts';
import type { FieldName } from '../../../src/domain/metadata/field-name.ts';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import type { ClearedMark, HeldContent } from '../../../src/ports/cleared-marks.ts';
import type { FileDivision } from '../../../src/ports/file-divisions.ts';
import type { HostCursor } from '../../../src/ports/host.ts';
import type {
  HostDelivery,
  HostDocumentState,
  HostHint,
  HostObject,
  HostProgress,
} from '../../../src/ports/host-state.ts';
import type { ScanIdentity } from '../../../src/ports/scan-reader.ts';
import type { SeenStamp } from '../../../src/ports/seen-stamps.ts';
import type { AccessToken, Account } from '../../../src/ports/store/accounts.ts';
import type { LedgerEntry } from '../../../src/ports/store/ledger.ts';
import type { ArtifactRow, DocumentRow, ScanFile } from '../../../src/ports/store.ts';

/** Everything the store holds. Values are never changed in place, so that a copy of the maps is a snapshot. */
export interface MemoryState {
  readonly scanFiles: Map<string, ScanFile>;
  readonly readings: Map<string, readonly PageReading[]>;
  readonly identities: Map<string, ScanIdentity>;
  readonly engines: Map<string, string>;
  readonly documents: Map<string, DocumentRow>;
  /** By document id: they outlive a new reading. */
  readonly humanValues: Map<string, PersonValues>;
  /** Ids of documents of which a person must look at the bounds. */
  readonly doubtful: Map<string, true>;
  readonly confirmed: Set<string>;
  readonly missing: Map<string, readonly FieldName[]>;
  readonly artifacts: Map<string, ArtifactRow>;
  readonly divisions: Map<string, FileDivision>;
  readonly clearedMarks: Map<string, ClearedMark>;
  readonly heldContents: Map<string, HeldContent>;
  readonly seenStamps: Map<string, SeenStamp>;
  readonly cursors: Map<string, HostCursor>;
  readonly hostObjects: Map<string, HostObject>;
  readonly hostDocuments: Map<string, HostDocumentState>;
  readonly hostDeliveries: Map<string, HostDelivery & { readonly textBefore?: string | undefined }>;
  readonly hints: Map<string, HostHint>;
  readonly hostProgress: Map<string, HostProgress>;
  readonly ledger: Map<number, LedgerEntry>;
  /** By sequence; what can be removed without breaking the chain. */
  readonly ledgerValues: Map<
    number,
    { readonly salt: string; readonly subject: string; readonly values: Readonly<Record<string, unknown>> }
  >;
  readonly accounts: Map<string, Account>;
  readonly tokens: Map<string, AccessToken>;
  /** Like a sequence of a database: a rollback does not give a number back. */
  readonly revisions: { last: number };
}

/** What people said of the fields of a document, in the console and inside the host. */
export type PersonValues = Readonly<Partial<Record<FieldName, Readonly<Partial<Record<PersonOrigin, FieldValue>>>>>>;

export function emptyState(): MemoryState {
  return {
    scanFiles: new Map(),
    readings: new Map(),
    identities: new Map(),
    engines: new Map(),
    documents: new Map(),
    humanValues: new Map(),
    doubtful: new Map(),
    confirmed: new Set(),
    missing: new Map(),
    artifacts: new Map(),
    divisions: new Map(),
    clearedMarks: new Map(),
    heldContents: new Map(),
    seenStamps: new Map(),
    cursors: new Map(),
    hostObjects: new Map(),
    hostDocuments: new Map(),
    hostDeliveries: new Map(),
    hints: new Map(),
    hostProgress: new Map(),
    ledger: new Map(),
    ledgerValues: new Map(),
    accounts: new Map(),
    tokens: new Map(),
    revisions: { last: 0 },
  };
}

export function copyState(state: MemoryState): MemoryState {
  return {
    scanFiles: new Map(state.scanFiles),
    readings: new Map(state.readings),
    identities: new Map(state.identities),
    engines: new Map(state.engines),
    documents: new Map(state.documents),
    humanValues: new Map(state.humanValues),
    doubtful: new Map(state.doubtful),
    confirmed: new Set(state.confirmed),
    missing: new Map(state.missing),
    artifacts: new Map(state.artifacts),
    divisions: new Map(state.divisions),
    clearedMarks: new Map(state.clearedMarks),
    heldContents: new Map(state.heldContents),
    seenStamps: new Map(state.seenStamps),
    cursors: new Map(state.cursors),
    hostObjects: new Map(state.hostObjects),
    hostDocuments: new Map(state.hostDocuments),
    hostDeliveries: new Map(state.hostDeliveries),
    hints: new Map(state.hints),
    hostProgress: new Map(state.hostProgress),
    ledger: new Map(state.ledger),
    ledgerValues: new Map(state.ledgerValues),
    accounts: new Map(state.accounts),
    tokens: new Map(state.tokens),
    revisions: state.revisions,
  };
}

/** Never the same twice, also for a document that goes and comes back. */
export function nextRevision({ revisions }: MemoryState): number {
  revisions.last += 1;
  return revisions.last;
}

/** The state a call works on, and the gate it goes through. */
export interface MemoryContext {
  readonly state: () => MemoryState;
  /** Runs a call alone: inside the transaction it belongs to, else after all running ones. */
  readonly alone: <T>(work: (state: MemoryState) => T) => Promise<T>;
  readonly now: () => Date;
}
