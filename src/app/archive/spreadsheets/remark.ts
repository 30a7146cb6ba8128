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
  /** What stands in the cell. */
  readonly value: string | null;
  /** Key of the message table: what is wrong and what to do. */
  readonly message: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** More are counted, not kept: nobody reads them, and the file is mended before. */
export const MAX_REMARKS = 50_000;

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

interface Place {
  readonly sheet: string;
  readonly row?: Pick<SheetRow, 'row' | 'cells'>;
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
    value: column === undefined ? null : (row?.cells.get(column.place)?.text ?? null),
    ...{ message: told.message, details: told.details ?? {} },
  };
}
