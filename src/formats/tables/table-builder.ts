import type { TableRow } from '../../domain/table/table-row.ts';
import type { LegacyEncoding } from '../../domain/text/legacy-encoding.ts';
import type { TableRemark } from '../../ports/table-reader.ts';
import { createGrid, type Grid, type SpanningCell } from './grid.ts';
import { createMeter } from './limits.ts';

export interface TablesRead {
  readonly rows: readonly TableRow[];
  readonly remarks: readonly TableRemark[];
}

/** Takes what a document holds in its order, and gives rows. A table within a table is one of its own, after the outer one. */
export interface TableBuilder {
  openTable(): void;
  closeTable(): void;
  endRow(): void;
  openCell(shape: Omit<SpanningCell, 'text' | 'legacy'>): void;
  endCell(): void;
  text(text: string, legacy?: LegacyEncoding): void;
  /** Ends a line within a cell, or a paragraph beside the tables. */
  endLine(): void;
  end(): TablesRead;
}

interface OpenTable {
  readonly rows: TableRow[];
  readonly grid: Grid;
  cells: SpanningCell[] | undefined;
  cell: (SpanningCell & { text: string; legacy?: LegacyEncoding }) | undefined;
}

export function createTableBuilder(): TableBuilder {
  const meter = createMeter();
  const blocks: { readonly rows: TableRow[] }[] = [];
  const open: OpenTable[] = [];
  let [tables, nested, paragraph] = [0, 0, ''];

  function endParagraph(): void {
    const text = tidy(paragraph);
    paragraph = '';
    if (text === '') return;
    meter.row();
    blocks.push({ rows: [{ table: 0, cells: [{ column: 0, span: 1, text }] }] });
  }
  const endCell = (): void => {
    closeCell(open.at(-1));
  };
  const endRow = (table = open.at(-1)): void => {
    if (closeRow(table)) meter.row();
  };
  return {
    openTable() {
      endParagraph();
      if (open.length > 0) nested += 1;
      tables += 1;
      open.push({ rows: [], grid: createGrid(tables), cells: undefined, cell: undefined });
      blocks.push(...open.slice(-1));
    },
    closeTable() {
      endRow();
      open.pop();
    },
    endRow: () => {
      endRow();
    },
    openCell(shape) {
      endCell();
      const table = open.at(-1);
      if (table !== undefined) table.cell = { ...shape, text: '' };
    },
    endCell,
    text(text, legacy) {
      meter.text(text.length);
      const table = open.at(-1);
      if (table === undefined) paragraph += text;
      else append(table.cell, text, legacy);
    },
    endLine() {
      const cell = open.at(-1)?.cell;
      if (cell !== undefined) cell.text += '\n';
      else if (open.length === 0) endParagraph();
    },
    end() {
      for (const table of open) endRow(table);
      endParagraph();
      return { rows: blocks.flatMap(({ rows }) => rows), remarks: nestedRemark(nested) };
    },
  };
}

function append(cell: OpenTable['cell'], text: string, legacy: LegacyEncoding | undefined): void {
  if (cell === undefined) return;
  Object.assign(cell, { text: cell.text + text }, legacy === undefined ? {} : { legacy });
}

function nestedRemark(tables: number): readonly TableRemark[] {
  return tables === 0 ? [] : [{ code: 'nested-table', details: { tables } }];
}

function closeCell(table: OpenTable | undefined): void {
  if (table?.cell === undefined) return;
  (table.cells ??= []).push({ ...table.cell, text: tidy(table.cell.text) });
  table.cell = undefined;
}

/** True when there was one. */
function closeRow(table: OpenTable | undefined): boolean {
  closeCell(table);
  if (table?.cells === undefined) return false;
  table.rows.push(table.grid.row(table.cells));
  table.cells = undefined;
  return true;
}

/** Lines without blanks around them, none of them empty. */
function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.replaceAll(/\s+/gu, ' ').trim());
  return lines
    .filter((line) => line !== '')
    .join('\n')
    .normalize('NFC');
}
