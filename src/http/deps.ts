import type { RegisterService } from '../app/archive/registers/register-service.ts';
import type { Readable } from 'node:stream';
import type { FormRequest } from '../app/archive/forms/form-maker.ts';
import type { FormKind } from '../app/archive/forms/make-form.ts';
import type { DisposalExecution } from '../app/archive/disposal/disposal-execution.ts';
import type { PersonCuts } from '../domain/division/person-cuts.ts';
import type { QuarterTurn } from '../domain/page/geometry.ts';
import type { SecrecyMark } from '../domain/cataloguing/catalogued-document.ts';
import type { FieldContent, FieldName } from '../domain/metadata/field-name.ts';
import type { Synonyms } from '../domain/retention/proposals/lexicon.ts';
import type { TransferSettings } from '../domain/retention/transfer-due.ts';
import type { Logger } from '../infra/logger.ts';
import type { Metrics } from '../infra/metrics.ts';
import type { Clock } from '../ports/clock.ts';
import type { HostDescription, HostFinding, HostId } from '../ports/host.ts';
import type { InboundHint, InboundRoute, InboundServices } from '../ports/host-inbound.ts';
import type { HintState, HostDocumentCounts, HostProgress } from '../ports/host-state.ts';
import type { HostSignIn } from './auth/host-sign-in.ts';
import type { SpreadsheetDeps } from '../app/archive/spreadsheets/spreadsheet-deps.ts';
import type { StagedFiles } from '../ports/staged-files.ts';
import type { TableReader } from '../ports/table-reader.ts';
import type { Workspace } from '../ports/workspace.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { RecordCheck } from '../ports/record-check.ts';
import type { Queue } from '../ports/queue.ts';
import type { DocumentRow, ScanFile, Store } from '../ports/store.ts';

interface FieldCorrection {
  readonly documentId: string;
  readonly field: FieldName;
  /** Already valid by the document schema, NFC; undefined takes the value of the person back. */
  readonly value: FieldContent | undefined;
  readonly revision: number;
  readonly actor: string;
}
interface DocumentConfirmation {
  readonly documentId: string;
  readonly revision: number;
  readonly actor: string;
}
interface FileToCut {
  readonly scanFileId: string;
  readonly revision: number;
  readonly actor: string;
}
interface ReadAgainRequest {
  readonly scanFileId: string;
  readonly actor: string;
}
interface UndoView {
  /** It was asked for and is not done yet. */
  readonly asked: boolean;
  readonly values: readonly {
    /** A field of the record, or a value that only the host has. */
    readonly field: string;
    readonly now: FieldContent | boolean | null;
    readonly before: FieldContent | boolean | null;
  }[];
}
interface RedriveRequest {
  readonly jobId: string;
  readonly actor: string;
}

export interface PageImageRequest {
  readonly scanFileId: string;
  readonly page: number;
  /** Pixels; the image is never wider than the page. */
  readonly width: number;
  /** Clockwise, before it is made smaller: for one who asks for the page upright. */
  readonly turn: QuarterTurn;
  /** Aborted when nobody waits for the image any more. */
  readonly signal: AbortSignal;
}
export interface MarkedPageRequest extends Omit<PageImageRequest, 'page' | 'turn'> {
  readonly actor: string;
}
export interface LiftingRequest {
  readonly scanFileId: string;
  readonly revision: number;
  readonly page: number;
  readonly reason: string;
  readonly actor: string;
}
export interface WithholdingRequest extends SecrecyMark {
  readonly scanFileId: string;
  readonly revision: number;
  readonly reason: string;
  readonly actor: string;
}
export interface StampRequest {
  readonly scanFileId: string;
  readonly revision: number;
  readonly page: number;
  readonly actor: string;
}
export interface SettlingRequest {
  readonly scanFileId: string;
  readonly revision: number;
  readonly reason: string;
  readonly actor: string;
}
interface PageImage {
  readonly mediaType: 'image/jpeg' | 'image/webp';
  readonly bytes: Uint8Array;
}

interface AccessPdfFile {
  readonly content: Readable;
  readonly bytes: number;
  readonly sha256: string;
}

interface OpenForm {
  readonly content: Readable;
  readonly bytes: number;
  readonly mediaType: string;
  readonly fileName: string;
}

interface ScanUpload {
  readonly hostId: string;
  /** As the person calls it: NFC, no path separators or control characters; the host makes it safe for itself. */
  readonly name: string;
  /** Ends with an error when the upload breaks off or is too large: nothing may be kept of it then. */
  readonly content: Readable;
  readonly actor: string;
}
export interface UploadedScan {
  /** The name under which the host keeps it. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly scanFileId?: string;
  /** Files that held the same bytes before. */
  readonly sameAs?: readonly {
    readonly scanFileId: string;
    readonly name: string;
    readonly state: ScanFile['state'];
  }[];
}

export interface HostStatus {
  readonly description: HostDescription;
  readonly findings: readonly HostFinding[];
  /** When it was asked. */
  readonly checkedAt: Date;
  /** What the store knows of the work for it. */
  readonly work: HostWork;
}
interface HostWork extends HostProgress, HostDocumentCounts {
  readonly hints: Readonly<Record<HintState, number>>;
  readonly unwritten: number;
}

export interface OfficeFiles extends Pick<SpreadsheetDeps, 'spreadsheets' | 'layouts' | 'text'> {
  readonly staged: StagedFiles;
  readonly tables: TableReader;
  readonly workspace: Pick<Workspace, 'open'>;
}

/**
 * What the API stands on. Reads go to the ports; every write that means something is a use case, which also
 * writes the ledger. Errors are those of `ports/errors.ts`; `docs/errors.md` says how each is told.
 */
export interface HttpDeps {
  readonly version: string;
  readonly store: Store;
  readonly queue: Pick<Queue, 'counts' | 'listDead' | 'listRetrying'>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly checkRecord: RecordCheck;
  readonly dueSettings: TransferSettings;
  /** For proposals of periods; absent = the shipped ones. */
  readonly synonyms?: Synonyms;
  /** What workbooks and appendices are read and written with. */
  readonly office: OfficeFiles;
  /** Finds which documents are which rows of registers. */
  readonly registers: RegisterService;
  /** Destroys on a decision. */
  readonly disposal: DisposalExecution;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Name and version of the OCR engine; empty where this process has none. */
  engine(): string;
  hosts(): Promise<readonly HostStatus[]>;
  /** Routes that hosts call on us. */
  readonly inbound: readonly { readonly hostId: HostId; readonly routes: readonly InboundRoute[] }[];
  /** Keeps what a host tells, with its jobs. */
  takeHints(hostId: HostId, hints: readonly InboundHint[]): ReturnType<InboundServices['takeHints']>;
  /** Hosts whose people may sign in. */
  readonly hostAccounts: readonly HostSignIn[];
  /** @throws StoreError `stale`; RequestError `not-found`, `withheld`, `forbidden-move` */
  correctField(correction: FieldCorrection): Promise<DocumentRow>;
  /** Makes every value that counts one of `human`. @throws as `correctField` */
  confirmDocument(confirmation: DocumentConfirmation): Promise<DocumentRow>;
  /** What confirming settled asks again. @throws as `correctField`; `not-found` also where nothing is confirmed */
  takeConfirmationBack(confirmation: DocumentConfirmation): Promise<DocumentRow>;
  /** @throws RequestError `not-found`, `forbidden-move` */
  readAgain(request: ReadAgainRequest): Promise<ScanFile>;
  moveCuts(request: FileToCut & PersonCuts): Promise<ScanFile>;
  dropCuts(request: FileToCut): Promise<ScanFile>;
  /** What `undoHostWrite` would bring back; no values: nothing can be; undefined where nothing was ever written. */
  planUndo(scanFileId: string): Promise<UndoView | undefined>;
  /** Takes our last write in the host back, soon. @throws RequestError `not-found` where nothing was written */
  undoHostWrite(request: ReadAgainRequest): Promise<void>;
  /** False when there is no such dead job. */
  redrive(request: RedriveRequest): Promise<boolean>;
  /** @throws RequestError `not-found`, FileError, HostError */
  renderPage(request: PageImageRequest): Promise<PageImage>;
  /**
   * The page for which a file is withheld; who looks is recorded.
   * @throws RequestError `not-found`, `forbidden-move` (not withheld); FileError, HostError
   */
  renderMarkedPage(request: MarkedPageRequest): Promise<PageImage>;
  /** @throws RequestError `not-found`, `forbidden-move`, `invalid-request`; StoreError `stale` */
  liftWithholding(lifting: LiftingRequest): Promise<ScanFile>;
  /** @throws RequestError `not-found`, `forbidden-move`, `invalid-request`; StoreError `stale` */
  withholdFile(withholding: WithholdingRequest): Promise<ScanFile>;
  /** @throws RequestError `not-found`, `forbidden-move`, `invalid-request`; StoreError `stale` */
  declareNoMark(stamp: StampRequest): Promise<ScanFile>;
  /** @throws as `declareNoMark` */
  takeBackNoMark(stamp: StampRequest): Promise<ScanFile>;
  /** @throws RequestError `not-found`, `forbidden-move` (no alarm is open), `invalid-request`; StoreError `stale` */
  settleAlarm(settling: SettlingRequest): Promise<void>;
  /** Undefined when none was made. */
  openAccessPdf(scanFileId: string): Promise<AccessPdfFile | undefined>;
  /** The printed forms that there are, each in these formats. */
  formKinds(): readonly FormKind[];
  /** @throws RequestError `not-found`, `invalid-request`; FileError */
  makeForm(request: Omit<FormRequest, 'path'>): Promise<OpenForm>;
  /** @throws RequestError `not-found` (no such host), HostError, FileError */
  uploadScan(upload: ScanUpload): Promise<UploadedScan>;
}
