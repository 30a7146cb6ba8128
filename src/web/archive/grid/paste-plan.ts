import { isSameValue } from '../../../domain/archive/value-conflict.ts';
import type { Dossier } from '../archive-types.ts';
import type { CellCheck, Column } from './columns.ts';
import { rangeOf, type Cursor } from './cursor.ts';
import { isNew } from './draft-book.ts';

export interface PastedCell {
  readonly column: Column;
  readonly before: string;
  readonly after: string;
  readonly check: CellCheck;
}

/** `masked`: not to be read here; `closed`: arranging is over for it; `missing`: it could not be loaded. */
export type Obstacle = 'masked' | 'closed' | 'missing';

export interface PastedRow {
  readonly index: number;
  readonly dossier: Dossier | undefined;
  readonly cells: readonly PastedCell[];
  readonly obstacle?: Obstacle;
}

export interface PastePlan {
  /** Rows in which something changes or cannot. */
  readonly rows: readonly PastedRow[];
  readonly changes: number;
  readonly newRows: number;
  /** Cells whose value cannot be stored: they are left out. */
  readonly faults: number;
  /** Columns of the block that are not to be written. */
  readonly passedOver: readonly string[];
  /** Columns of the block that lie beyond the last one. */
  readonly beyond: number;
}

export interface PasteRequest {
  readonly block: readonly (readonly string[])[];
  readonly cursor: Cursor;
  readonly columns: readonly Column[];
  /** What stands in a row; a new one past the end. */
  readonly rowAt: (index: number) => Dossier | undefined;
  readonly textOf: (dossier: Dossier, column: Column) => string;
  readonly isOpen: (dossier: Dossier) => boolean;
}

/** What a block from a spreadsheet would change, before anything is sent. One value fills all chosen cells. */
export function planPaste(request: PasteRequest): PastePlan {
  const { columns } = request;
  const { block, top, left } = spread(request);
  const width = Math.max(0, ...block.map((row) => row.length));
  const targets = columns.slice(left, left + width);
  const rows = block.map((texts, index) => planRow(request, { index: top + index, texts, targets }));
  const shown = rows.filter(({ cells, obstacle }) => cells.length > 0 || obstacle !== undefined);
  const cells = shown.flatMap((row) => (row.obstacle === undefined ? row.cells : []));
  return {
    rows: shown,
    changes: cells.filter(({ check }) => check.kind === 'value').length,
    newRows: shown.filter(({ dossier }) => dossier !== undefined && isNew(dossier)).length,
    faults: cells.filter(({ check }) => check.kind === 'error').length,
    passedOver: targets.filter(({ canEdit }) => !canEdit).map(({ label }) => label),
    beyond: Math.max(0, left + width - columns.length),
  };
}

function spread({ block, cursor }: PasteRequest) {
  const { top, bottom, left, right } = rangeOf(cursor);
  const only = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
  if (only === undefined) return { block, top, left };
  const row = Array.from({ length: right - left + 1 }, () => only);
  return { block: Array.from({ length: bottom - top + 1 }, () => row), top, left };
}

interface RowPart {
  readonly index: number;
  readonly texts: readonly string[];
  readonly targets: readonly Column[];
}

function planRow(request: PasteRequest, { index, texts, targets }: RowPart): PastedRow {
  const dossier = request.rowAt(index);
  const obstacle = obstacleOf(request, dossier);
  if (dossier === undefined || obstacle !== undefined)
    return { index, dossier, cells: [], ...(obstacle !== undefined && { obstacle }) };
  const cells = targets.flatMap((column, place): PastedCell[] => {
    const after = texts[place];
    if (after === undefined || !column.canEdit) return [];
    const check = column.check(after);
    const before = request.textOf(dossier, column);
    const isSame =
      check.kind === 'value' && before === column.text(dossier) && isSameValue(check.value, column.stored(dossier));
    return isSame ? [] : [{ column, before, after, check }];
  });
  return { index, dossier, cells: withTitle(dossier, cells, targets) };
}

/** A new row without a title cannot be: its title is named as the fault. */
function withTitle(dossier: Dossier, cells: readonly PastedCell[], targets: readonly Column[]): readonly PastedCell[] {
  if (!isNew(dossier) || cells.length === 0 || cells.some(({ column }) => column.id === 'title')) return cells;
  const column = targets.find(({ id }) => id === 'title') ?? cells[0]?.column;
  if (!column) return cells;
  return [{ column, before: '', after: '', check: { kind: 'error', key: 'cell.required' } }];
}

function obstacleOf({ isOpen }: PasteRequest, dossier: Dossier | undefined): Obstacle | undefined {
  if (dossier === undefined) return 'missing';
  if (dossier.masked) return 'masked';
  return isNew(dossier) || isOpen(dossier) ? undefined : 'closed';
}
