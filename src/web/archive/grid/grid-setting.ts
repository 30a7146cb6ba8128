import type { Dossier } from '../archive-types.ts';
import type { Column } from './columns.ts';
import type { Cursor } from './cursor.ts';
import type { DraftBook } from './draft-book.ts';

/** What the grid works on. */
export interface GridSetting {
  readonly columns: readonly Column[];
  readonly book: DraftBook;
  readonly rowCount: number;
  readonly rowAt: (index: number) => Dossier | undefined;
  readonly load: (first: number, last: number) => Promise<void>;
  readonly canEdit: (dossier: Dossier) => boolean;
  /** A row behind the last one, for a block that reaches farther; undefined where none may be added. */
  readonly newRow: () => Dossier | undefined;
  /** Rows that are seen at once. */
  readonly page: () => number;
  readonly scrollTo: (cursor: Cursor) => void;
  readonly onOpen: (dossier: Dossier) => void;
  /** Says what is not to be seen on the screen alone. */
  readonly onSay: Say;
}

type SayingKey = 'read-only' | 'nothing-to-undo' | 'undone' | 'block-too-large' | RowsSaying;
/** Of an undo that takes rows back. */
type RowsSaying = 'taking-back' | 'rows-taken-back' | 'rows-kept' | 'not-taken-back';
type SayingCounts = Readonly<Record<string, number>>;
export type Say = (what: SayingKey, counts?: SayingCounts) => void;
export interface Saying {
  readonly what: SayingKey;
  readonly counts: SayingCounts;
}
