import { lettersOf } from './letters.ts';

export interface Column {
  readonly title: string;
  /** The narrowest the column may become. */
  readonly min: number;
  /** Share in the room that is left; 0 keeps the width of the content. */
  readonly grow: number;
}

const GAP = '  ';

/** Plain text table that fits `width` columns; cells too long end in `…`. */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string {
  const widths = columnWidths(columns, rows, width);
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => fit(cell, widths[index] ?? 0))
      .join(GAP)
      .trimEnd();
  const rule = widths.map((size) => '─'.repeat(size)).join(GAP);
  return [line(columns.map((column) => column.title)), rule, ...rows.map(line)].join('\n');
}

function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly number[] {
  const natural = columns.map((column, index) =>
    Math.max(column.title.length, ...rows.map((row) => lettersOf(row[index] ?? '').length)),
  );
  const fixed = columns.map((column, index) => (column.grow === 0 ? (natural[index] ?? 0) : column.min));
  const room = width - fixed.reduce((sum, size) => sum + size, 0) - GAP.length * (columns.length - 1);
  const shares = columns.reduce((sum, column) => sum + column.grow, 0);
  return columns.map((column, index) => {
    const base = fixed[index] ?? 0;
    if (column.grow === 0) return base;
    return Math.max(base, Math.min(natural[index] ?? 0, base + Math.floor((Math.max(0, room) * column.grow) / shares)));
  });
}

function fit(text: string, size: number): string {
  const letters = lettersOf(text);
  if (letters.length <= size) return text.normalize('NFC') + ' '.repeat(size - letters.length);
  return `${letters.slice(0, Math.max(0, size - 1)).join('')}…`;
}
