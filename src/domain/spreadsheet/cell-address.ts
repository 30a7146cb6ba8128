/** Rows and columns count from 1, as people see them: row 1, column 1 is `A1`. */
export interface CellAddress {
  readonly row: number;
  readonly column: number;
}

/** What the file format allows. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** `A`, `Z`, `AA` … */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** Reads `B12`, `$B$12`; undefined when it is no cell of a sheet. */
export function parseCellAddress(text: string): CellAddress | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(text) ?? [];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits);
  return row <= MAX_ROWS && column <= MAX_COLUMNS ? { row, column } : undefined;
}

export interface CellRange {
  readonly first: CellAddress;
  readonly last: CellAddress;
}

/** Reads `B2:C9`; undefined when it is none. */
export function parseCellRange(text: string): CellRange | undefined {
  const [from = '', to = from] = text.split(':');
  const first = parseCellAddress(from);
  const last = parseCellAddress(to);
  return first && last && first.row <= last.row && first.column <= last.column ? { first, last } : undefined;
}

export function formatCellAddress({ row, column }: CellAddress): string {
  return `${columnLetters(column)}${String(row)}`;
}

export function formatCellRange({ first, last }: CellRange): string {
  return `${formatCellAddress(first)}:${formatCellAddress(last)}`;
}
