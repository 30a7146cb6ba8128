import type { Viewer } from '../../domain/access/sight.ts';
import type { DocumentFacts } from '../../domain/archive/completeness.ts';
import type { Dossier } from '../../domain/archive/dossier.ts';
import type { DocumentInDossier } from '../../domain/archive/document-in-dossier.ts';
import type { DossierState } from '../../domain/workflow/dossier-state.ts';
import type { PageOf, PageRequest } from '../store/paging.ts';

export interface DossierFilter {
  readonly fondsId?: string;
  /** Headings of the scheme; of a heading with all below it the caller names all. */
  readonly nodeIds?: readonly string[];
  readonly states?: readonly DossierState[];
  readonly inventoryNumber?: string;
  readonly boxNumber?: number;
  /** As `periodKey` writes it. */
  readonly period?: string;
  /** Words of the title, compared folded; each must be there. */
  readonly text?: string;
  /** Leaves out what is hidden from this viewer: for whatever asks by what a placeholder does not show. */
  readonly visibleTo?: Viewer;
}

export type DossierChanges = Partial<Omit<Dossier, 'id' | 'revision' | 'editors'>> & {
  /** It is placed by the automatic order again. */
  readonly unpinned?: true;
  /** Added to those who changed it. */
  readonly editor?: string;
  /** Added as well, behind it: of what was taken in. */
  readonly moreEditors?: readonly string[];
};

/** An old name of a dossier, or of a document that lay in it, which leads to the new one for ever. */
export interface DossierAlias {
  /** What was written on the slip or in a citation: an id, a temporary number, a code; unique with `fondsId` and `kind`. */
  readonly name: string;
  readonly kind: 'id' | 'temporary-number' | 'number' | 'code' | 'document-code';
  /** The fonds in which the name was given. */
  readonly fondsId: string;
  /** Of a retired official number. */
  readonly inventoryNumber: string | null;
  readonly number: number | null;
  readonly dossierId: string;
  readonly documentId: string | null;
}

/** What ordering and numbering need of each dossier. */
export type DossierOutline = Pick<
  Dossier,
  'id' | 'nodeId' | 'state' | 'position' | 'placedAfter' | 'inventoryNumber' | 'number' | 'numberFrozen' | 'revision'
> & {
  readonly description: Pick<Dossier['description'], 'title' | 'startDate' | 'endDate' | 'retention' | 'notation'>;
};

export interface NumberGiven {
  readonly id: string;
  readonly inventoryNumber: string;
  readonly number: number;
}
export interface FrozenNumber {
  readonly id: string;
  readonly code: string | null;
}

interface Tallied {
  /** Null: those that have none. */
  readonly value: string | null;
  readonly dossiers: number;
}
/** How many dossiers of a fonds there are of each heading, state, inventory and period (as `periodKey` writes it). */
export interface DossierTally {
  readonly nodes: readonly Tallied[];
  readonly states: readonly Tallied[];
  readonly inventories: readonly Tallied[];
  readonly periods: readonly Tallied[];
}

export interface DossierRepository {
  find(id: string): Promise<Dossier | undefined>;
  findMany(ids: readonly string[]): Promise<readonly Dossier[]>;
  /** In the archival order of each fonds. */
  list(filter: DossierFilter, page: PageRequest): Promise<PageOf<Dossier>>;
  count(filter: DossierFilter): Promise<number>;
  /** A stretch of the list by its place in it, from 0: for a grid that is scrolled to anywhere. */
  window(
    filter: DossierFilter,
    place: { readonly offset: number; readonly limit: number },
  ): Promise<readonly Dossier[]>;
  /** Headings and periods are counted of those that the viewer may see. */
  tally(fondsId: string, viewer: Viewer): Promise<DossierTally>;
  /** By what was ever written for it: its code or an alias. */
  findByCode(code: string, fondsId?: string): Promise<Pick<DossierAlias, 'dossierId' | 'documentId'> | undefined>;
  /** Which of these codes are in use or were, and by whom. */
  bearersOf(codes: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Ordinals of documents that left the dossier of a code and keep theirs. */
  leftOrdinals(code: string): Promise<readonly number[]>;
  aliases(dossierId: string): Promise<readonly DossierAlias[]>;
  addAliases(aliases: readonly DossierAlias[]): Promise<void>;
  /** Aliases of one lead to another one from now on. */
  turnAliases(fromDossierId: string, toDossierId: string): Promise<void>;
  /** Numbers that are given away for ever though no dossier bears them. */
  retiredNumbers(fondsId: string): Promise<readonly { readonly inventoryNumber: string; readonly number: number }[]>;

  /** Others that order, number, insert, split or merge in the fonds wait until this transaction ends. */
  lockFonds(fondsId: string): Promise<void>;
  /** Positions and temporary numbers that the next dossier of a fonds gets. Call under `lockFonds`. */
  next(fondsId: string): Promise<{ readonly position: number; readonly temporaryNumber: number }>;
  insert(dossiers: readonly Dossier[]): Promise<void>;
  /** Writes the named members and raises the revision. @throws StoreError `stale` */
  update(id: string, revision: number, changes: DossierChanges): Promise<Dossier>;
  /**
   * Period with the rest of the description, decision, state and checker of dossiers that are as they were seen (their
   * revision), each named once; adds the editor, raises revisions. Call in a transaction. @throws StoreError `stale`
   */
  saveDecisions(dossiers: readonly Dossier[], editor: string): Promise<readonly Dossier[]>;
  /** Those without documents and aliases. Says which are gone: of the others the revision is another one by now. */
  remove(seen: readonly { readonly id: string; readonly revision: number }[]): Promise<ReadonlySet<string>>;
  /** Those in which a document lies, to which an old name leads, or that are or were held. */
  occupied(ids: readonly string[]): Promise<ReadonlySet<string>>;

  /** All of a fonds in the archival order. */
  outlines(fondsId: string): Promise<readonly DossierOutline[]>;
  /** Writes positions without raising revisions: nobody types them. */
  place(positions: readonly { readonly id: string; readonly position: number }[]): Promise<void>;
  /** Dossiers pinned behind one (the key) are pinned behind another. */
  repin(turns: ReadonlyMap<string, string | null>): Promise<void>;
  /** Draft numbers, without raising revisions. */
  number(numbers: readonly NumberGiven[]): Promise<void>;
  /** Takes draft numbers away. */
  clearDraftNumbers(ids: readonly string[]): Promise<void>;
  /** Moves to `checked` and says by whom, raises revisions; whoever calls has looked at the rules. */
  check(ids: readonly string[], checkedBy: string): Promise<void>;
  /** Freezes the numbers that stand, moves to `numbered`, raises revisions. */
  freeze(frozen: readonly FrozenNumber[]): Promise<void>;
  /** Puts them into a box and into the state `boxed`; null takes them out again. */
  assignBox(ids: readonly string[], boxNumber: number | null): Promise<void>;
  /** Moves many to a state, raises revisions; whoever calls has looked at the table of states. */
  setState(ids: readonly string[], state: DossierState): Promise<void>;

  documents(dossierId: string): Promise<readonly DocumentInDossier[]>;
  /** Of many dossiers at once; one without documents is absent. */
  documentsOf(dossierIds: readonly string[]): Promise<ReadonlyMap<string, readonly DocumentInDossier[]>>;
  /** What rules of completeness look at, of many dossiers at once, by ordinal; one without documents is absent. */
  documentFacts(dossierIds: readonly string[]): Promise<ReadonlyMap<string, readonly DocumentFacts[]>>;
  /** Keyset page over the documents of a whole fonds, dossiers in their order. */
  listDocuments(fondsId: string, page: PageRequest): Promise<PageOf<DocumentInDossier>>;
  insertDocuments(documents: readonly DocumentInDossier[]): Promise<void>;
  /** Dossier, ordinal and entry of documents that are there. */
  saveDocuments(documents: readonly DocumentInDossier[]): Promise<void>;
  removeDocuments(ids: readonly string[]): Promise<void>;
  /** Dossiers in which a document that was read lies. */
  dossiersOf(scanDocumentIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
}
