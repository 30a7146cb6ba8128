import type { FieldValue } from '../../../src/domain/cataloguing/field-value.ts';
import type { FieldName } from '../../../src/domain/metadata/field-name.ts';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import type { HostCursor } from '../../../src/ports/host.ts';
import type { ScanIdentity } from '../../../src/ports/scan-reader.ts';
import type {
  AccessToken,
  Account,
  ArtifactRow,
  DocumentRow,
  LedgerEntry,
  ScanFile,
} from '../../../src/ports/store.ts';

/** Everything the store holds. Values are never changed in place, so that a copy of the maps is a snapshot. */
export interface MemoryState {
  readonly scanFiles: Map<string, ScanFile>;
  readonly readings: Map<string, readonly PageReading[]>;
  readonly identities: Map<string, ScanIdentity>;
  readonly documents: Map<string, DocumentRow>;
  /** By document id: they outlive a new reading. */
  readonly humanValues: Map<string, Readonly<Partial<Record<FieldName, FieldValue>>>>;
  /** Ids of documents of which a person must look at the bounds. */
  readonly doubtful: Map<string, true>;
  readonly artifacts: Map<string, ArtifactRow>;
  readonly cursors: Map<string, HostCursor>;
  readonly ledger: Map<number, LedgerEntry>;
  readonly accounts: Map<string, Account>;
  readonly tokens: Map<string, AccessToken>;
}

export function emptyState(): MemoryState {
  return {
    scanFiles: new Map(),
    readings: new Map(),
    identities: new Map(),
    documents: new Map(),
    humanValues: new Map(),
    doubtful: new Map(),
    artifacts: new Map(),
    cursors: new Map(),
    ledger: new Map(),
    accounts: new Map(),
    tokens: new Map(),
  };
}

export function copyState(state: MemoryState): MemoryState {
  return {
    scanFiles: new Map(state.scanFiles),
    readings: new Map(state.readings),
    identities: new Map(state.identities),
    documents: new Map(state.documents),
    humanValues: new Map(state.humanValues),
    doubtful: new Map(state.doubtful),
    artifacts: new Map(state.artifacts),
    cursors: new Map(state.cursors),
    ledger: new Map(state.ledger),
    accounts: new Map(state.accounts),
    tokens: new Map(state.tokens),
  };
}

/** The state a call works on, and the gate it goes through. */
export interface MemoryContext {
  readonly state: () => MemoryState;
  /** Runs a call alone: inside the transaction it belongs to, else after all running ones. */
  readonly alone: <T>(work: (state: MemoryState) => T) => Promise<T>;
  readonly now: () => Date;
}
