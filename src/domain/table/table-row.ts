import type { LegacyEncoding } from '../text/legacy-encoding.ts';

/** A row of a table as some file holds it (DOCX, XLSX, HTML, PDF); what the columns mean is not known yet. */
export interface TableRow {
  /** From 1 in the order of the file; 0 = a paragraph beside the tables, one cell. */
  readonly table: number;
  /** From 1; absent where the format has no pages. */
  readonly page?: number;
  /** From 1, as the format numbers its rows; absent where it does not. */
  readonly line?: number;
  /** From left to right; columns without a cell are empty. */
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  /** From 0: the first column that it covers. */
  readonly column: number;
  /** How many columns it covers. */
  readonly span: number;
  /** Unicode (NFC); paragraphs or, where the format knows none, lines are divided by line feeds. */
  readonly text: string;
  /** Merged with the cell above, whose text this is. */
  readonly continues?: true;
  /** Was set in a font of before Unicode: converted, but for `vps`, which nobody can convert here. */
  readonly legacy?: LegacyEncoding;
}
