import type { PageDocument } from '../../pages/model.ts';

/** Where the figure of a page stands. */
export type FolioPlace = 'top' | 'bottom' | 'bottom-right' | 'none';

/** Pages that are laid out as one flow of text. */
export interface Part {
  readonly html: string;
  /** The paper lies on its side. */
  readonly landscape: boolean;
  /** `continue`: on from the part before; `restart`: 1 is not printed, 2 follows; `show-first`: 1 is printed too. */
  readonly numbering: 'continue' | 'restart' | 'show-first' | 'none';
}

/** A document of a stream with all that goes with it: annexes, enclosures, certificates of copies. */
export interface StreamDocument {
  readonly id: string;
  readonly kind: string;
  readonly parts: readonly Part[];
  readonly folio: FolioPlace;
  /** How it was printed and scanned. */
  readonly paper: PageDocument;
  /** Scanned on both sides: a blank back where the last sheet has one. */
  readonly duplex: boolean;
}
