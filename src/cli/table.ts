import { lettersOf } from './letters.ts';

export interface Column {
  readonly title: string;
  /** The narrowest the column may become. */
  readonly min: number;
  /** Share in the room that is left; 0 keeps the width of the content. */
  readonly grow: number;
  /** What is too long goes on in the next line instead of being cut. */
  readonly wrap?: boolean;
}

const GAP = '  ';

/** Plain text table that fits `width` columns; cells too long end in `…`, or go on below where their column wraps. */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string {
  const widths = columnWidths(columns, rows, width);
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => fit(cell, widths[index] ?? 0))
      .join(GAP)
      .trimEnd();
  const rule = widths.map((size) => '─'.repeat(size)).join(GAP);
  const lines = (cells: readonly string[]) => {
    const parts = cells.map((cell, index) =>
      columns[index]?.wrap === true ? wrapped(cell, widths[index] ?? 0) : [cell],
    );
    const height = Math.max(1, ...parts.map(({ length }) => length));
    return Array.from({ length: height }, (_, at) => line(parts.map((part) => part[at] ?? '')));
  };
  return [line(columns.map((column) => column.title)), rule, ...rows.flatMap(lines)].join('\n');
}

/** Broken at spaces; a word that is wider than the column stands alone and is cut. */
function wrapped(text: string, size: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.normalize('NFC').split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && lettersOf(longer).length > size) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** Names with their values, a line each; values go on below in their own column. */
export function formatFields(fields: readonly (readonly [string, string])[], width: number): string {
  const named = Math.max(0, ...fields.map(([name]) => lettersOf(name).length));
  const room = Math.max(20, width - named - 2);
  return fields
    .flatMap(([name, value]) =>
      wrapped(value, room).map((line, at) => `${fit(at === 0 ? name : '', named)}${GAP}${line}`.trimEnd()),
    )
    .join('\n');
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
