import type { TableCell, TableRow } from '../../domain/table/table-row.ts';
import { TABLE_LIMITS } from './limits.ts';

/** A cell as formats write it: one after the other, with how far it reaches to the right and down. */
export interface SpanningCell {
  readonly text: string;
  readonly columns: number;
  /** HTML: how many rows it covers. */
  readonly rows: number;
  /** DOCX: stands in the place of the cell above, which covers it. */
  readonly continues?: true;
  readonly legacy?: TableCell['legacy'];
}

interface Hanging {
  readonly cell: SpanningCell;
  left: number;
}

export interface Grid {
  /** The next row down. */
  row(cells: readonly SpanningCell[]): TableRow;
}

/** Puts cells into columns and repeats those that reach into the rows below. Rows are given in order. */
export function createGrid(table: number): Grid {
  /** By first column: cells of rows above that reach down here. */
  const hanging = new Map<number, Hanging>();
  /** By first column: the last cell that continues none above. */
  const origins = new Map<number, SpanningCell>();

  function place(cells: readonly SpanningCell[]): TableCell[] {
    const placed: TableCell[] = [];
    let column = 0;
    const skipHanging = (): void => {
      for (let above = hanging.get(column); above !== undefined; above = hanging.get(column)) {
        placed.push(toCell(above.cell, column, true));
        column += above.cell.columns;
      }
    };
    for (const cell of cells) {
      skipHanging();
      if (column >= TABLE_LIMITS.columns) break;
      const origin = cell.continues === true ? origins.get(column) : undefined;
      if (origin === undefined) origins.set(column, cell);
      placed.push(toCell({ ...cell, text: origin?.text ?? cell.text }, column, origin !== undefined));
      column += cell.columns;
    }
    skipHanging();
    for (const [at, { cell }] of hanging) if (at > column) placed.push(toCell(cell, at, true));
    return placed;
  }
  function age(): void {
    for (const [column, above] of hanging) {
      above.left -= 1;
      if (above.left <= 0) hanging.delete(column);
    }
  }
  return {
    row(cells) {
      const placed = place(cells);
      const own = placed.filter(({ column }) => !hanging.has(column));
      age();
      for (const [index, { column }] of own.entries()) {
        const cell = cells[index];
        if (cell !== undefined && cell.rows > 1) hanging.set(column, { cell, left: cell.rows - 1 });
      }
      return { table, cells: placed };
    },
  };
}

function toCell({ text, columns, legacy }: SpanningCell, column: number, continues: boolean): TableCell {
  return {
    ...{ column, span: columns, text },
    ...(continues ? { continues: true } : {}),
    ...(legacy === undefined ? {} : { legacy }),
  };
}
