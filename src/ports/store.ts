import type { Viewer } from '../domain/access/sight.ts';
import type { CataloguedDocument } from '../domain/cataloguing/catalogued-document.ts';
import type { FieldOpinions, FieldValue } from '../domain/cataloguing/field-value.ts';
import type { FieldName } from '../domain/metadata/field-name.ts';
import type { PageReading, PageVerdict } from '../domain/page/page-reading.ts';
import type { ScanFileState } from '../domain/workflow/scan-file-state.ts';
import type { DisposalRepository } from './archive/disposals.ts';
import type { AccessRepository } from './archive/access.ts';
import type { DossierRepository } from './archive/dossiers.ts';
import type { ArrangementRepository } from './archive/arrangement.ts';
import type { FondsRepository } from './archive/fonds.ts';
import type { OrganisationRepository } from './archive/organisations.ts';
import type { PersonRepository } from './archive/people.ts';
import type { PlaceRepository } from './archive/places.ts';
import type { RegisterRepository } from './archive/registers.ts';
import type { LearnedRepository } from './store/learned.ts';
import type { RetentionRepository } from './archive/retention.ts';
import type { ClearedMarkRepository, HeldContentRepository } from './cleared-marks.ts';
import type { FileDivisionRepository } from './file-divisions.ts';
import type { DocumentRef, HostCursor, HostId } from './host.ts';
import type {
  HintRepository,
  HostDeliveryMap,
  HostDocumentRepository,
  HostObjectMap,
  HostProgressRepository,
} from './host-state.ts';
import type { ScanIdentity } from './scan-reader.ts';
import type { SeenStampRepository } from './seen-stamps.ts';
import type { AccountRepository } from './store/accounts.ts';
import type { LedgerRepository } from './store/ledger.ts';
import type { PageOf, PageRequest } from './store/paging.ts';
import type { SearchRepository } from './store/search.ts';

/** One file of a host that was taken in: a scan or a born-digital file, holding one or more documents. */
export interface ScanFile {
  /** 32 hex digits, given on receipt; `hostId` and `ref` are unique together, and `ref` may change by renaming. */
  readonly id: string;
  readonly hostId: HostId;
  readonly ref: DocumentRef;
  readonly name: string;
  readonly state: ScanFileState;
  /** Raised with every change of the row; a write names the revision it saw. */
  readonly revision: number;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly mediaType: string | null;
  readonly pageCount: number | null;
  readonly signed: boolean;
  /** Why it failed, is withheld, or holds no document though it was read; keys of the message table. */
  readonly code: string | null;
  readonly details: Readonly<Record<string, string | number>>;
  /** Hash over all steps: equal means nothing to do. */
  readonly fingerprint: string | null;
  readonly receivedAt: Date;
  readonly updatedAt: Date;
}

/** A document of the archive as the console shows it. */
export interface DocumentRow {
  /** `<scan file id>-<first page>`. */
  readonly id: string;
  readonly scanFileId: string;
  /** From 1 inside the scan file. */
  readonly ordinal: number;
  readonly firstPage: number;
  readonly lastPage: number;
  readonly needsReview: boolean;
  readonly revision: number;
  readonly fields: Readonly<Partial<Record<FieldName, FieldOpinions>>>;
}

export interface DocumentReview {
  /** A person has looked at the whole document. */
  readonly confirmed: boolean;
  /** Where it begins and ends must be looked at. */
  readonly doubtsBounds: boolean;
}

export interface PageSummary {
  readonly page: number;
  readonly verdict: PageVerdict;
  readonly blank: boolean;
  readonly confidence: number;
}

export interface ScanFileFilter {
  readonly state?: ScanFileState;
  readonly hostId?: HostId;
  /** Part of the name, compared folded. */
  readonly name?: string;
  /** With pages that a person must see: a stamp that could not be read, or to be scanned again. */
  readonly pages?: 'stamps' | 'rescan';
  /** Passes over files that are hidden from this viewer. */
  readonly visibleTo?: Viewer;
}

export interface ScanFileRepository {
  find(id: string): Promise<ScanFile | undefined>;
  findByRef(hostId: HostId, ref: DocumentRef): Promise<ScanFile | undefined>;
  /** Finds files of equal content. */
  findBySha256(hostId: HostId, sha256: string): Promise<readonly ScanFile[]>;
  list(filter: ScanFileFilter, page: PageRequest): Promise<PageOf<ScanFile>>;
  countByState(): Promise<Readonly<Record<ScanFileState, number>>>;
  insert(file: ScanFile): Promise<void>;
  /** Writes the named columns and raises the revision. @throws StoreError `stale` when another revision is there. */
  update(id: string, revision: number, changes: ScanFileChanges): Promise<ScanFile>;
}
export type ScanFileChanges = Partial<Omit<ScanFile, 'id' | 'revision' | 'hostId' | 'receivedAt'>>;

export interface ReadingRepository {
  /**
   * Replaces pages, documents and machine values of a file; values of people (`human`, `host`) stay. A document with such values,
   * and of the same content one in a dossier or paired with a row of a register by a person, keeps its first page even where the
   * machine now divides otherwise; it then needs review until a person has looked.
   */
  saveResult(result: ReadingResult): Promise<void>;
  pages(scanFileId: string): Promise<readonly PageSummary[]>;
  page(scanFileId: string, page: number): Promise<PageReading | undefined>;
  /** All pages in order. */
  readings(scanFileId: string): Promise<readonly PageReading[]>;
  /** Pages to be scanned again, of files that are read; by file and page. */
  pagesToRescan(filter: RescanFilter, page: PageRequest): Promise<PageOf<PageToRescan>>;
  identity(scanFileId: string): Promise<ScanIdentity | undefined>;
  /** Name and version of the engine that read the pages. */
  engine(scanFileId: string): Promise<string | undefined>;
  documents(scanFileId: string): Promise<readonly DocumentRow[]>;
  document(id: string): Promise<DocumentRow | undefined>;
  listDocuments(
    filter: DocumentFilter,
    page: PageRequest,
  ): Promise<PageOf<DocumentRow & { readonly fileName: string; readonly state: ScanFileState }>>;
  /** Sets or (with undefined) takes back the opinion of `human`. @throws StoreError `stale` */
  setHumanValue(change: HumanChange): Promise<DocumentRow>;
  /** As `setHumanValue` for what a person says inside the host: the opinion of `host`. @throws StoreError `stale` */
  setHostValue(change: HumanChange): Promise<DocumentRow>;
  /**
   * Notes that a person has looked at the whole document: fields it lacks are not asked for any more.
   * @throws StoreError `stale`
   */
  confirmDocument(seen: SeenDocument): Promise<DocumentRow>;
  /** What a person still has to look at, or has looked at, of a document as a whole. */
  reviewOf(documentId: string): Promise<DocumentReview | undefined>;
  /**
   * Takes `confirmDocument` back: fields that the document lacks are asked for again, and its bounds where they were doubtful.
   * @throws StoreError `stale`
   */
  reopenDocument(seen: SeenDocument & Pick<DocumentReview, 'doubtsBounds'>): Promise<DocumentRow>;
  /**
   * Takes away pages, documents, all values, search rows, artifacts, and values in the ledger: nothing of the text is
   * kept, a person's neither. What was written into the host is sealed (`HostDocumentState.sealed`).
   */
  purge(scanFileId: string): Promise<void>;
}
export interface RescanFilter {
  /** Passes over files that are hidden from this viewer. */
  readonly visibleTo?: Viewer;
}
export interface PageToRescan {
  readonly scanFileId: string;
  readonly fileName: string;
  readonly hostId: HostId;
  readonly page: number;
  readonly findings: PageReading['findings'];
  /** Where the paper lies; absent where no dossier holds the document. */
  readonly dossier?: DossierPlace;
}
export interface DossierPlace {
  readonly inventoryNumber: string | null;
  /** Absent until the dossiers of the inventory are numbered. */
  readonly number: number | null;
  readonly temporaryNumber: number;
  readonly boxNumber: number | null;
}
export interface ReadingResult {
  readonly scanFileId: string;
  readonly identity: ScanIdentity;
  /** Name and version of the engine that read the pages. */
  readonly engine: string;
  readonly readings: readonly PageReading[];
  readonly documents: readonly CataloguedDocument[];
}
export interface DocumentFilter {
  /** Leaves out what dossiers hide from this viewer. */
  readonly visibleTo?: Viewer;
  readonly needsReview?: boolean;
  readonly state?: ScanFileState;
  readonly documentType?: string;
  readonly scanFileId?: string;
}
export interface SeenDocument {
  readonly documentId: string;
  readonly revision: number;
}
export interface HumanChange extends SeenDocument {
  readonly field: FieldName;
  readonly value: FieldValue | undefined;
}

/** Results of steps by fingerprint. */
export interface ArtifactRepository {
  get(fingerprint: string): Promise<unknown>;
  put(artifact: ArtifactRow): Promise<void>;
}
export interface ArtifactRow {
  readonly fingerprint: string;
  readonly scanFileId: string;
  readonly step: string;
  /** Null for a file step. */
  readonly page: number | null;
  /** JSON. */
  readonly body: unknown;
}

export interface CursorChange {
  readonly seen: HostCursor | undefined;
  readonly next: HostCursor;
}
export interface HostCursorRepository {
  get(hostId: HostId): Promise<HostCursor | undefined>;
  /**
   * Puts `next` in the place of `seen` (undefined: none yet). False, and nothing changed, when another one is there:
   * somebody else polled meanwhile. The first call of a transaction, so that others wait for its end.
   */
  replace(hostId: HostId, cursors: CursorChange): Promise<boolean>;
}

export interface StoreInfo {
  readonly engine: 'pglite' | 'postgresql';
  readonly version: string;
  readonly durable: boolean;
  readonly migration: string;
}

export interface Store {
  readonly scanFiles: ScanFileRepository;
  readonly readings: ReadingRepository;
  readonly artifacts: ArtifactRepository;
  readonly divisions: FileDivisionRepository;
  readonly clearedMarks: ClearedMarkRepository;
  readonly heldContents: HeldContentRepository;
  readonly seenStamps: SeenStampRepository;
  readonly cursors: HostCursorRepository;
  readonly hostObjects: HostObjectMap;
  readonly hostDocuments: HostDocumentRepository;
  readonly hints: HintRepository;
  readonly hostProgress: HostProgressRepository;
  readonly hostDeliveries: HostDeliveryMap;
  readonly search: SearchRepository;
  readonly ledger: LedgerRepository;
  readonly accounts: AccountRepository;
  readonly organisations: OrganisationRepository;
  readonly people: PersonRepository;
  readonly fonds: FondsRepository;
  readonly places: PlaceRepository;
  readonly dossiers: DossierRepository;
  readonly retention: RetentionRepository;
  readonly access: AccessRepository;
  readonly arrangement: ArrangementRepository;
  readonly disposals: DisposalRepository;
  readonly registers: RegisterRepository;
  readonly learned: LearnedRepository;
  info(): Promise<StoreInfo>;
  /** All repository calls and queue sends inside `work` commit or roll back together; nested calls join. Never await slow work inside. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
