import type { DocumentSpan } from '../cataloguing/catalogued-document.ts';
import type { SeparatorKind } from './separator-sheet.ts';

/** Pages of the scan file, from 1, both inclusive. */
export interface PageSpan {
  readonly firstPage: number;
  readonly lastPage: number;
}

/** Where documents begin, and which pages are separator sheets. Ascending page numbers from 1. */
export interface Cuts {
  readonly starts: readonly number[];
  readonly separators: readonly number[];
}

/**
 * How a scan file falls into documents. The spans of documents never overlap and hold neither a separator sheet nor
 * its back; a blank side inside a span is the back of a sheet of that document. See `sidesOf` for the balance.
 */
export interface Division {
  readonly documents: readonly DividedDocument[];
  readonly separators: readonly FoundSeparator[];
  /** Made by a person: no machine changes it. */
  readonly byPerson?: true;
  /** What the machine would do where a person cut; absent where it counts, and of files that were cut before it was kept. */
  readonly machine?: Cuts;
}

export interface DividedDocument extends DocumentSpan {
  /** Annexes and enclosures of the document, as parts of its span. */
  readonly annexes?: readonly PageSpan[];
  /** Why a person should look at the bounds of this document. */
  readonly doubts?: readonly DivisionDoubt[];
}

export type DoubtReason =
  /** A document begins at `page`, but its head is weak. */
  | 'weak-head'
  /** A document begins at `page` though what is before has no end. */
  | 'no-end-before'
  /** Left with the document before, though `page` bears a head. */
  | 'head-inside'
  /** Left with the document before, though `page` may begin one. */
  | 'may-begin'
  /** A separator sheet whose code could not be read in whole. */
  | 'separator-unread'
  /** A separator sheet whose square and print say different things. */
  | 'separator-differs';

export interface DivisionDoubt {
  readonly page: number;
  readonly reason: DoubtReason;
}

export interface FoundSeparator {
  readonly page: number;
  readonly kind: SeparatorKind;
  /** What the sheet names: the code of a box or dossier, the number of the sheet for a document. */
  readonly label: string;
  /** What is printed on the sheet, where its square says something else: a person is asked. */
  readonly printed?: string;
}
