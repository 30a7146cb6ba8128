import type { SheetRow } from '../../../ports/spreadsheet.ts';
import { columnLetters } from '../../../domain/spreadsheet/cell-address.ts';
import type { FoundColumn } from '../../../domain/spreadsheet/layout.ts';

/** Something that a person must know of a cell, a row (no column) or a sheet (no row). */
export interface ImportRemark {
  /** With a fault the row is not taken in. */
  readonly level: 'fault' | 'warning';
  readonly sheet: string;
  readonly row: number | null;
  /** Letters. */
  readonly column: string | null;
  readonly header: string | null;
  /** What stands in the cell; of a long text its beginning. */
  readonly value: string | null;
  /** Key of the message table: what is wrong and what to do. */
  readonly message: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** More are counted, not kept: nobody reads them, and the file is mended before. */
export const MAX_REMARKS = 50_000;

/** Letters: enough to know the cell again. */
const LONGEST_VALUE = 1_000;

export interface Remarks {
  add(remark: ImportRemark): void;
  readonly kept: readonly ImportRemark[];
  readonly count: number;
}

export function collectRemarks(): Remarks {
  const kept: ImportRemark[] = [];
  let count = 0;
  return {
    add(remark) {
      count += 1;
      if (kept.length < MAX_REMARKS) kept.push(remark);
    },
    kept,
    get count() {
      return count;
    },
  };
}

/** A row for as long as something may have to be said of it. */
export interface RowSource {
  /** From 1, as shown. */
  readonly row: number;
  /** What stands in a column from 1; undefined where nothing does. */
  text(column: number): string | undefined;
}

/** Many rows are held at once: of each cell the text alone, without an object of its own. */
export class HeldRow implements RowSource {
  readonly row: number;
  /** Of all its texts. */
  readonly letters: number;
  readonly #places: readonly number[];
  readonly #texts: readonly (string | undefined)[];

  /** @param places columns of the sheet that matter, one list for all its rows */
  constructor({ row, cells }: Pick<SheetRow, 'row' | 'cells'>, places: readonly number[]) {
    this.row = row;
    this.#places = places;
    this.#texts = places.map((place) => cells.get(place)?.text);
    this.letters = this.#texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  }

  text(column: number): string | undefined {
    return this.#texts[this.#places.indexOf(column)];
  }
}

interface Place {
  readonly sheet: string;
  readonly row?: RowSource;
  readonly column?: FoundColumn;
}

export function remark(
  level: ImportRemark['level'],
  { sheet, row, column }: Place,
  told: Pick<ImportRemark, 'message'> & Partial<Pick<ImportRemark, 'details'>>,
): ImportRemark {
  return {
    ...{ level, sheet, row: row?.row ?? null },
    column: column === undefined ? null : columnLetters(column.place),
    header: column?.header ?? null,
    value: column === undefined ? null : (row?.text(column.place)?.slice(0, LONGEST_VALUE) ?? null),
    ...{ message: told.message, details: told.details ?? {} },
  };
}
