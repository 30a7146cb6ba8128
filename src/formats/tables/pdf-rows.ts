import type { TableCell, TableRow } from '../../domain/table/table-row.ts';
import { markerOf } from '../../domain/retention/appendix/row-marker.ts';
import { periodsIn, readPeriodCell } from '../../domain/retention/appendix/period-cell.ts';
import { convertLegacy, encodingOfFont } from '../../domain/text/legacy-encoding.ts';
import type { Cuts } from './pdf-columns.ts';
import type { PageLine, PageWord } from './pdf-lines.ts';

/** The cells of one line: words of neighbouring columns with no more room than a blank between them are one text across both. */
interface LineCell {
  readonly column: number;
  last: number;
  readonly words: PageWord[];
}

export interface Columns {
  readonly cuts: Cuts;
  /** The usual room between words; at both sides of a border there is more. */
  readonly blank: number;
}

/** Blanks of one text differ by less than this. */
const UNEVEN = 1.25;

function lineCells({ words }: PageLine, { cuts, blank }: Columns): readonly LineCell[] {
  const cells: LineCell[] = [];
  for (const word of words) {
    const middle = (word.left + word.right) / 2;
    const found = cuts.findIndex((cut) => middle < cut);
    const column = found === -1 ? cuts.length : found;
    const before = cells.at(-1);
    const room = word.left - (before?.words.at(-1)?.right ?? -Infinity);
    if (before !== undefined && (column === before.last || room < UNEVEN * blank)) {
      before.words.push(word);
      before.last = Math.max(before.last, column);
    } else cells.push({ column, last: column, words: [word] });
  }
  return cells;
}

/** Rows of the table out of a band of lines: one, or several where lines in it begin new ones. */
export function rowsOf(band: readonly PageLine[], columns: Columns, page: number): readonly TableRow[] {
  const rows: LineCell[][][] = [];
  for (const line of band) {
    const cells = [...lineCells(line, columns)];
    const row = rows.at(-1);
    if (row === undefined || beginsRow(row, cells, columns.cuts)) rows.push([cells]);
    else row.push(cells);
  }
  return rows.map((lines) => ({ table: 1, page, cells: joined(lines) }));
}

/** A second number in the first column, a text across columns, or a period when there is a whole one already. */
function beginsRow(row: readonly (readonly LineCell[])[], cells: readonly LineCell[], cuts: Cuts): boolean {
  if (cuts.length >= 2 && columnText([cells], 0) !== '' && markerOf(columnText(row, 0)) !== undefined) return true;
  if (isAcross(cells) !== row.some(isAcross)) return true;
  return cells.some(({ column, words }) => {
    if (readPeriodCell(textOf(words)) === undefined) return false;
    const before = periodsIn(row.map((line) => columnText([line], column)).join('\n'));
    return before.some((period) => readPeriodCell(period) !== undefined);
  });
}

function isAcross(line: readonly LineCell[]): boolean {
  return line.some(({ column, last }) => last > column);
}

function columnText(row: readonly (readonly LineCell[])[], column: number): string {
  const cells = row.flat().filter((cell) => cell.column === column && cell.last === column);
  return cells.map(({ words }) => textOf(words)).join(' ');
}

function joined(lines: readonly (readonly LineCell[])[]): readonly TableCell[] {
  const byColumn = new Map<number, { span: number; texts: string[]; fonts: Set<string> }>();
  for (const { column, last, words } of lines.flat()) {
    const cell = byColumn.get(column) ?? { span: 1, texts: [], fonts: new Set<string>() };
    cell.span = Math.max(cell.span, last - column + 1);
    cell.texts.push(textOf(words));
    for (const { fontName } of words) cell.fonts.add(fontName);
    byColumn.set(column, cell);
  }
  return [...byColumn]
    .sort(([a], [b]) => a - b)
    .map(([column, { span, texts, fonts }]) => {
      const legacy = [...fonts].map(encodingOfFont).find((encoding) => encoding !== undefined);
      return { column, span, text: texts.join('\n').normalize('NFC'), ...(legacy === undefined ? {} : { legacy }) };
    });
}

function textOf(words: readonly PageWord[]): string {
  return words
    .map(({ text, fontName }) => {
      const encoding = encodingOfFont(fontName);
      return encoding === 'tcvn3' || encoding === 'vni' ? convertLegacy(text, encoding) : text;
    })
    .join(' ');
}
