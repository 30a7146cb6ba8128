import type { PartialDate } from '../domain/archive/partial-date.ts';
import type { CellRange } from '../domain/spreadsheet/cell-address.ts';

/** `text` is what a person sees in the cell, NFC; dates as written in Vietnam. */
export type CellContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string; readonly number: number }
  | { readonly kind: 'boolean'; readonly text: string; readonly value: boolean }
  | { readonly kind: 'date'; readonly text: string; readonly date: PartialDate }
  /** `#REF!`, `#N/A` …; `no-value` for a formula of which no result was stored. */
  | { readonly kind: 'error'; readonly text: string };

export type SheetCell = CellContent & {
  /** The value is the stored result of a formula, which is never computed here. */
  readonly formula?: true;
};

export interface SheetRow {
  /** From 1, as shown. */
  readonly row: number;
  readonly hidden: boolean;
  /** By column from 1; empty cells are not there. Of merged cells the first alone has the value. */
  readonly cells: ReadonlyMap<number, SheetCell>;
}

export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
}

/** One run over a sheet. */
export interface SheetReading {
  /** Rows that hold something, downwards; may be walked once. @throws FileError */
  readonly rows: AsyncIterable<SheetRow>;
  /** Known when the rows have been walked: the format tells them after the rows. */
  merged(): readonly CellRange[];
}

export interface Workbook {
  readonly sheets: readonly SheetInfo[];
  /** @throws RequestError `not-found` for a name that is not in `sheets` */
  read(sheet: string, signal?: AbortSignal): SheetReading;
  close(): void;
}

/** Reads XLSX files that people give in, with a memory bounded whatever the file holds. */
export interface SpreadsheetReader {
  /** @throws FileError `office-file-…`, `file-empty`, `file-not-found`, `not-readable` */
  open(path: string, signal?: AbortSignal): Promise<Workbook>;
}

/** Texts are always written as texts: one that begins like a formula is never computed by who opens the file. */
export type WrittenCell = string | number | null;

export interface SheetColumn {
  readonly header: string;
  /** In letters of the standard width. */
  readonly width: number;
}

export interface SheetToWrite {
  readonly name: string;
  /** Lines above the header, in bold. */
  readonly heading?: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: AsyncIterable<readonly WrittenCell[]> | Iterable<readonly WrittenCell[]>;
}

export interface SpreadsheetWriter {
  /** Writes a file that is there whole or not at all. @throws FileError `not-writable`, `disk-full`, `io`; RequestError `invalid-request` beyond what a sheet can hold */
  write(path: string, sheets: readonly SheetToWrite[], signal?: AbortSignal): Promise<void>;
}
