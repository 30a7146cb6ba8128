import type { CaseState } from '../../domain/disposal/case-state.ts';
import type { DisposalCase } from '../../domain/disposal/disposal-case.ts';
import type { DisposalFileState } from '../../domain/disposal/disposal-file.ts';
import type { DocumentCopy, DuplicateSign } from '../../domain/disposal/duplicates.ts';
import type { EliminationItem, ItemState } from '../../domain/disposal/elimination-item.ts';
import type { ItemKind } from '../../domain/disposal/elimination-reasons.ts';
import type { Vote } from '../../domain/disposal/votes.ts';
import type { DossierDescription } from '../../domain/archive/dossier.ts';
import type { DocumentInDossier } from '../../domain/archive/document-in-dossier.ts';
import type { Day } from '../../domain/retention/day.ts';
import type { DossierState } from '../../domain/workflow/dossier-state.ts';
import type { DocumentRef, HostId } from '../host-id.ts';
import type { PageOf, PageRequest } from '../store/paging.ts';
import type { RetentionGroup } from './retention.ts';

export interface CaseFilter {
  readonly fondsId?: string;
  readonly states?: readonly CaseState[];
  /** Only those in whose council this account sits. */
  readonly account?: string;
  readonly withoutSecret?: boolean;
}
export type CaseChanges = Partial<
  Pick<DisposalCase, 'state' | 'decidedOn' | 'begunAt' | 'destroyedOn' | 'keptUntil' | 'fileId' | 'record'>
>;

export interface ItemFilter {
  readonly states?: readonly ItemState[];
  readonly kind?: ItemKind;
  readonly ids?: readonly string[];
}
export interface ItemCounts {
  readonly byState: Readonly<Record<ItemState, number>>;
  /** Of those that are not kept. */
  readonly byReason: Readonly<Record<string, number>>;
  readonly documents: number;
  readonly pages: number;
}

export interface CastVote extends Vote {
  /** Account by which it was cast, or which recorded it for the member. */
  readonly castBy: string;
  readonly castAt: Date;
}

/** What lists need to know of a dossier, read for many at once. */
export interface DossierForList {
  readonly id: string;
  readonly fondsId: string;
  readonly state: DossierState;
  readonly secret: boolean;
  readonly code: string | null;
  readonly inventoryNumber: string | null;
  readonly number: number | null;
  readonly temporaryNumber: number;
  readonly boxNumber: number | null;
  readonly description: DossierDescription;
  readonly permanentBecause: readonly string[];
  readonly group: Omit<RetentionGroup, 'dossiers'>;
  /** Entries in its document list. */
  readonly documents: number;
  /** The open lists on which it stands as a whole, or on which a document of it stands. */
  readonly listedWhole: string | null;
  readonly listedInPart: readonly string[];
  /** It holds the papers of a case of disposal that is kept longer than the day asked for. */
  readonly keepsDisposal: boolean;
}
export interface DocumentForList extends DocumentInDossier {
  /** The open list on which it stands. */
  readonly listedIn: string | null;
  readonly destroyed: boolean;
}

/** A place of a dossier or a document in a case of disposal. */
export interface Listing {
  readonly caseId: string;
  readonly title: string;
  readonly secret: boolean;
  /** `papers`: the dossier holds the papers of the case. */
  readonly kind: ItemKind | 'papers';
  /** Null of loose material. */
  readonly dossierId: string | null;
  /** Null of papers. */
  readonly state: ItemState | null;
  readonly documentId: string | null;
}

/** A scan file of which documents stand on the list, with all that speaks against its going. */
export interface FileOfList {
  readonly scanFileId: string;
  readonly hostId: HostId;
  readonly ref: DocumentRef;
  readonly name: string;
  readonly sha256: string | null;
  /** As it stood when the list was submitted; undefined where it was not on it. */
  readonly listed: { readonly sha256: string | null } | undefined;
  /** Items of the list that have a document in it. */
  readonly items: readonly string[];
  /** Dossiers that are not on the list, live, and have a document in it. */
  readonly linkedTo: readonly string[];
  /** Documents in it that lie in no dossier. */
  readonly unfiled: number;
}

/** What the host said of a file before it went, as JSON. */
export interface FileWitness {
  readonly at: string;
  readonly sha256: string;
  readonly version: string;
  /** As `HostWitness.asOf`. Absent in what was written before it was asked for: such a file is witnessed again. */
  readonly asOf?: string;
  readonly metadata: unknown;
  /** Null where the host keeps none, or does not show it. */
  readonly history: unknown;
}
export interface DisposalFile {
  readonly caseId: string;
  readonly scanFileId: string;
  readonly hostId: HostId;
  readonly ref: DocumentRef;
  readonly name: string;
  readonly state: DisposalFileState;
  readonly code: string | null;
  readonly sha256: string | null;
  readonly linkedTo: readonly string[];
  readonly witness: FileWitness | null;
  readonly updatedAt: Date;
}

export interface DisposalRepository {
  insert(given: DisposalCase): Promise<void>;
  find(id: string): Promise<DisposalCase | undefined>;
  /** Others that lock it wait until this transaction ends. */
  lock(id: string): Promise<DisposalCase | undefined>;
  /** Newest first. */
  list(filter: CaseFilter, page: PageRequest): Promise<PageOf<DisposalCase>>;
  /** Writes the named members and raises the revision. @throws StoreError `stale` */
  update(id: string, revision: number, changes: CaseChanges): Promise<DisposalCase>;

  /** By ordinal. */
  items(caseId: string, filter: ItemFilter, page: PageRequest): Promise<PageOf<EliminationItem>>;
  allItems(caseId: string, filter?: ItemFilter): Promise<readonly EliminationItem[]>;
  counts(caseId: string): Promise<ItemCounts>;
  /** Numbers them behind those that are there. Call under `lock`. @throws StoreError `stale` when one is on a list already */
  addItems(caseId: string, items: readonly Omit<EliminationItem, 'ordinal'>[]): Promise<void>;
  removeItems(ids: readonly string[]): Promise<void>;
  /** State and record of items that are there. */
  saveItems(items: readonly Pick<EliminationItem, 'id' | 'state' | 'record'>[]): Promise<void>;
  /** Documents of dossiers that were destroyed by themselves, with the case. */
  destroyedDocuments(documentIds: readonly string[]): Promise<ReadonlyMap<string, string>>;

  votes(caseId: string): Promise<readonly CastVote[]>;
  putVotes(caseId: string, votes: readonly CastVote[]): Promise<void>;

  dossiersForList(ids: readonly string[], on: Day): Promise<readonly DossierForList[]>;
  documentsForList(ids: readonly string[]): Promise<readonly DocumentForList[]>;
  /** Of the dossiers, of documents on lists under them, and of the named documents, in cases open and closed. */
  listings(dossierIds: readonly string[], documentIds: readonly string[]): Promise<readonly Listing[]>;
  /** Groups of documents of a fonds that are alike by the sign; those destroyed are left out. */
  copies(fondsId: string, sign: DuplicateSign): Promise<readonly (readonly DocumentCopy[])[]>;

  /** Scan files in which documents of items lie that are proposed for destruction still; all, or the one named. */
  filesOfList(caseId: string, scanFileId?: string): Promise<readonly FileOfList[]>;
  /** Of these those that came into it after it was submitted, and of which nothing was decided yet. */
  addedFiles(caseId: string): Promise<readonly FileOfList[]>;
  /** Remembers the files of the list as they stand now, and no others. */
  noteListedFiles(caseId: string): Promise<void>;
  files(caseId: string, page: PageRequest): Promise<PageOf<DisposalFile>>;
  file(caseId: string, scanFileId: string): Promise<DisposalFile | undefined>;
  /** Those at which something is still to be done, by id. */
  openFiles(caseId: string, limit: number): Promise<readonly DisposalFile[]>;
  fileCounts(caseId: string): Promise<Readonly<Record<DisposalFileState, number>>>;
  insertFiles(files: readonly DisposalFile[]): Promise<void>;
  /** @throws StoreError `stale` when it is in another state than was seen */
  moveFile(
    seen: Pick<DisposalFile, 'caseId' | 'scanFileId' | 'state'>,
    changes: Partial<Pick<DisposalFile, 'state' | 'code' | 'witness' | 'updatedAt' | 'linkedTo'>>,
  ): Promise<void>;
}
