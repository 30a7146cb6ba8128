import type { FieldOpinions, FieldValues } from '../../domain/cataloguing/field-value.ts';
import type { FieldName } from '../../domain/metadata/field-name.ts';
import type { Doubt, RowCandidate } from '../../domain/register/match-rows.ts';
import type { Register, RegisterRow } from '../../domain/register/register.ts';
import type { PageOf, PageRequest } from '../store/paging.ts';

/** Which row a document is, as the rules or a person say. */
export interface RegisterMatch {
  readonly documentId: string;
  readonly fondsId: string;
  readonly state: 'paired' | 'doubtful' | 'unmatched';
  /** Of a pair. */
  readonly rowId: string | null;
  /** Of rules that could not tell; kept when a person settles, so that it can be taken back. */
  readonly doubt: Doubt | null;
  /** Most likely first. */
  readonly candidates: readonly RowCandidate[];
  /** Null: the rules, which may say otherwise the next time. */
  readonly decided: { readonly by: string; readonly at: Date } | null;
  readonly revision: number;
}

export interface RegisterImport {
  readonly id: string;
  readonly registerId: string;
  readonly fileName: string;
  readonly importedBy: string;
  readonly importedAt: Date;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** What an import does to the rows of a register. */
export interface RowChanges {
  readonly added: readonly RegisterRow[];
  readonly changed: readonly RegisterRow[];
  /** Ids of rows that the new file does not hold: they stay, and are matched no more. */
  readonly removed: readonly string[];
}

/** A catalogued document that may be a row of a register. */
export interface CataloguedScan {
  readonly id: string;
  readonly scanFileId: string;
  readonly fileName: string;
  readonly fields: Readonly<Partial<Record<FieldName, FieldOpinions>>>;
}

export interface MatchFilter {
  readonly fondsId: string;
  readonly state?: RegisterMatch['state'];
}

export interface RegisterCount extends Register {
  readonly rows: number;
  readonly paired: number;
}

/** Registers of documents that offices kept, and which scanned document is which row. */
export interface RegisterRepository {
  find(id: string): Promise<Register | undefined>;
  /** Also one that was removed. */
  findByTitle(register: Pick<Register, 'fondsId' | 'kind' | 'year' | 'title'>): Promise<Register | undefined>;
  /** By year, kind and title; registers are some hundreds; without those that were removed. */
  list(fondsId?: string): Promise<readonly RegisterCount[]>;
  insert(register: Register): Promise<void>;
  setRemoved(id: string, removed: boolean): Promise<void>;
  /** Latest first. */
  imports(registerId: string): Promise<readonly RegisterImport[]>;
  /** By line; without those that were removed. */
  rows(registerId: string): Promise<readonly RegisterRow[]>;
  /** Without those that were removed. */
  rowsById(ids: readonly string[]): Promise<ReadonlyMap<string, RegisterRow>>;
  /** Keeps what changed and removed rows said. */
  saveImport(done: RegisterImport, changes: RowChanges): Promise<void>;
  /** Read documents that lie in a dossier of the fonds, or in none and have found no row in another fonds. */
  scans(fondsId: string): Promise<readonly CataloguedScan[]>;
  /** Whether a document that no matching has seen may stand in a register of the fonds, by its year. */
  hasNewScans(fondsId: string): Promise<boolean>;
  scansById(documentIds: readonly string[]): Promise<ReadonlyMap<string, CataloguedScan>>;
  matches(fondsId: string): Promise<readonly RegisterMatch[]>;
  /** The documents to which these rows belong. */
  holders(rowIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  match(documentId: string): Promise<RegisterMatch | undefined>;
  /** Those of the documents of which a person said which row they are, or that they are none. */
  settled(documentIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** By document. */
  listMatches(filter: MatchFilter, page: PageRequest): Promise<PageOf<RegisterMatch>>;
  /** Puts these in the place of what the rules said before of any document of the fonds; what people settled stays. */
  replaceMatches(fondsId: string, matches: readonly RegisterMatch[]): Promise<void>;
  /** @throws StoreError `stale` where it was changed, or the row belongs to another document */
  decide(match: RegisterMatch): Promise<RegisterMatch>;
  /**
   * Moves files that were read into and out of review, as their documents say now. The files of these that were read.
   */
  followReviews(scanFileIds: readonly string[], at: Date): Promise<readonly string[]>;
  /** Lets the documents go that were rows of this register, also those that people settled; their ids. */
  release(registerId: string): Promise<readonly string[]>;
  /** Rows that are no document's, by register and line. */
  rowsWithout(fondsId: string, page: PageRequest): Promise<PageOf<RegisterRow>>;
  /**
   * Sets what the register says of these documents, in the place of all that it said before of them; an empty record takes it
   * back. Values of people stand above it. The documents of which something changed.
   */
  setValues(
    values: ReadonlyMap<string, { readonly rowId: string | null; readonly fields: FieldValues }>,
  ): Promise<readonly string[]>;
}
