/** Where the person is in the grid, and from where on cells are chosen. Rows and columns count from 0. */
export interface Cursor {
  readonly row: number;
  readonly column: number;
  readonly anchorRow: number;
  readonly anchorColumn: number;
}

export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are seen at once. */
  readonly page: number;
}

export function cursorAt(row: number, column: number): Cursor {
  return { row, column, anchorRow: row, anchorColumn: column };
}

export function rangeOf({ row, column, anchorRow, anchorColumn }: Cursor): Range {
  return {
    ...{ top: Math.min(row, anchorRow), bottom: Math.max(row, anchorRow) },
    ...{ left: Math.min(column, anchorColumn), right: Math.max(column, anchorColumn) },
  };
}

export function isOneCell({ row, column, anchorRow, anchorColumn }: Cursor): boolean {
  return row === anchorRow && column === anchorColumn;
}

export interface Keys {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
}

type Place = Pick<Cursor, 'row' | 'column'>;
type Step = (at: Place, size: GridSize) => Place;

const STEPS: Readonly<Record<string, Step>> = {
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  PageDown: ({ row, column }, { page }) => ({ row: row + page, column }),
  PageUp: ({ row, column }, { page }) => ({ row: row - page, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
};
const FAR_STEPS: Readonly<Record<string, Step>> = {
  ArrowDown: ({ column }, { rows }) => ({ row: rows - 1, column }),
  ArrowUp: ({ column }) => ({ row: 0, column }),
  ArrowRight: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  ArrowLeft: ({ row }) => ({ row, column: 0 }),
  Home: () => ({ row: 0, column: 0 }),
  End: (_at, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
};

/** As in a spreadsheet; with Shift the chosen range grows. Undefined where the key moves nothing. */
export function moveCursor(cursor: Cursor, { key, shiftKey, ctrlKey }: Keys, size: GridSize): Cursor | undefined {
  if (key === 'Tab') return shiftKey ? backward(cursor, size) : forward(cursor, size);
  if (key === 'Enter') return within(shiftKey ? -1 : 1, cursor, size);
  const step = (ctrlKey ? FAR_STEPS : STEPS)[key];
  if (!step) return undefined;
  const { row, column } = step(cursor, size);
  const next = cursorAt(clamp(row, size.rows), clamp(column, size.columns));
  return shiftKey ? { ...next, anchorRow: cursor.anchorRow, anchorColumn: cursor.anchorColumn } : next;
}

function within(rows: number, { row, column }: Cursor, size: GridSize): Cursor {
  return cursorAt(clamp(row + rows, size.rows), column);
}

function forward({ row, column }: Cursor, { rows, columns }: GridSize): Cursor {
  if (column < columns - 1) return cursorAt(row, column + 1);
  return row < rows - 1 ? cursorAt(row + 1, 0) : cursorAt(row, column);
}

function backward({ row, column }: Cursor, { columns }: GridSize): Cursor {
  if (column > 0) return cursorAt(row, column - 1);
  return row > 0 ? cursorAt(row - 1, columns - 1) : cursorAt(row, column);
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(value, count - 1));
}
