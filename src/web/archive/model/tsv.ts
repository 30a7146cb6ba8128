/** Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, a line each row, quotes around what holds either. */

/** Reads a block. The line end after the last row makes no row of its own. */
export function parseBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    row.push(cell.text);
    at = cell.end;
    if (text[at] === '\t') {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

interface Cell {
  readonly text: string;
  /** Place of what follows the cell: a tab, a line end or the end. */
  readonly end: number;
}

function plainCell(text: string, start: number): Cell {
  const end = endOfCell(text, start);
  return { text: text.slice(start, end), end };
}

function endOfCell(text: string, start: number): number {
  const rest = /[\t\r\n]/g;
  rest.lastIndex = start;
  return rest.exec(text)?.index ?? text.length;
}

/** `"two\nlines, a ""word"" in quotes"`; a quote that is never closed is an ordinary letter. */
function quotedCell(text: string, start: number): Cell {
  let at = start + 1;
  let inner = '';
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return plainCell(text, start);
    inner += text.slice(at, close);
    at = close + 1;
    if (text[at] !== '"') break;
    inner += '"';
    at += 1;
  }
  const end = endOfCell(text, at);
  // Words after the closing quote: no spreadsheet wrote this as a quoted cell.
  return end === at ? { text: inner.replaceAll('\r\n', '\n'), end } : plainCell(text, start);
}

export function formatBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoteIfNeeded).join('\t')).join('\r\n');
}

function quoteIfNeeded(cell: string): string {
  return /[\t\r\n]/.test(cell) || cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}
