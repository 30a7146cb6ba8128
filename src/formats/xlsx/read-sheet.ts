import {
  MAX_COLUMNS,
  MAX_ROWS,
  parseCellAddress,
  parseCellRange,
  type CellRange,
} from '../../domain/spreadsheet/cell-address.ts';
import { FileError } from '../../ports/errors.ts';
import type { SheetCell, SheetReading, SheetRow } from '../../ports/spreadsheet.ts';
import { createXmlFeed, type XmlHandlers } from '../xml/feed-xml.ts';
import { readCell, type CellContext } from './read-cell.ts';
import { createTextCollector, MAX_CELL_TEXT } from './rich-text.ts';

/** Letters of one row: a row of 200 full cells. */
const MAX_ROW_TEXT = 8_000_000;
const MAX_MERGED = 200_000;

export interface SheetSource {
  readonly part: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly context: CellContext;
}

/** Walks the rows of a sheet; no more than the rows of one piece of the file are held at a time. */
export function readSheet(source: SheetSource): SheetReading {
  const merged: CellRange[] = [];
  return { rows: walk(source, merged), merged: () => merged };
}

async function* walk({ part, chunks, context }: SheetSource, merged: CellRange[]): AsyncGenerator<SheetRow> {
  const ready: SheetRow[] = [];
  const feed = createXmlFeed(part, sheetHandlers({ part, context, ready, merged }));
  for await (const chunk of chunks) {
    feed.write(chunk);
    yield* ready.splice(0);
  }
  feed.end();
  yield* ready.splice(0);
}

interface SheetState {
  readonly part: string;
  readonly context: CellContext;
  readonly ready: SheetRow[];
  readonly merged: CellRange[];
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: boolean;
}

function sheetHandlers({ part, context, ready, merged }: SheetState): XmlHandlers {
  const collector = createTextCollector(part);
  let row = { row: 0, hidden: false, cells: new Map<number, SheetCell>() };
  let cell: OpenCell | undefined;
  let column = 0;
  let letters = 0;
  let inValue = false;

  const closeCell = () => {
    if (!cell) return;
    const content = readCell({ ...cell, inline: collector.take() }, context);
    letters += content?.text.length ?? 0;
    if (letters > MAX_ROW_TEXT) throw tooLarge(part, MAX_ROW_TEXT);
    if (content) row.cells.set(cell.column, cell.formula ? { ...content, formula: true } : content);
    cell = undefined;
  };

  return {
    open(name, attributes) {
      if (name === 'row') {
        row = {
          row: rowNumber(attributes['r'], row.row, part),
          hidden: isTrue(attributes['hidden']),
          cells: new Map(),
        };
        column = 0;
        letters = 0;
      } else if (name === 'c') {
        column = columnNumber(attributes['r'], column, part);
        cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '', formula: false };
        collector.begin();
      } else if (cell && name === 'v') inValue = true;
      else if (cell && name === 'f') cell.formula = true;
      else if (name === 'mergeCell') addRange(merged, attributes['ref'], part);
      else if (cell) collector.open(name);
    },
    text(text) {
      if (!cell) return;
      if (!inValue) collector.text(text);
      else if ((cell.value += text).length > MAX_CELL_TEXT) throw tooLarge(part, MAX_CELL_TEXT);
    },
    close(name) {
      if (name === 'v') inValue = false;
      else if (name === 'c') closeCell();
      else if (name === 'row') {
        if (row.cells.size > 0) ready.push(row);
      } else if (cell) collector.close(name);
    },
  };
}

function rowNumber(given: string | undefined, before: number, part: string): number {
  const number = given === undefined ? before + 1 : Number(given);
  // Rows that come twice or upwards are no sheet that a program wrote.
  if (!Number.isInteger(number) || number <= before || number > MAX_ROWS) throw broken(part);
  return number;
}

function columnNumber(given: string | undefined, before: number, part: string): number {
  const column = given === undefined ? before + 1 : (parseCellAddress(given)?.column ?? 0);
  if (column <= before || column > MAX_COLUMNS) throw broken(part);
  return column;
}

function addRange(merged: CellRange[], given: string | undefined, part: string): void {
  const range = parseCellRange(given ?? '');
  if (!range) throw broken(part);
  if (merged.length >= MAX_MERGED) throw tooLarge(part, MAX_MERGED);
  merged.push(range);
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}

function broken(part: string): FileError {
  return new FileError('office-file-broken', 'The sheet is not in order', { details: { part } });
}

function tooLarge(part: string, limit: number): FileError {
  return new FileError('office-file-too-large', 'The sheet is beyond a limit', { details: { part, limit } });
}
