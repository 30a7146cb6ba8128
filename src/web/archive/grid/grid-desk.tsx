import { memo, useEffect, useMemo, useState, type MouseEvent } from 'react';
import type { Dossier } from '../archive-types.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { timeAction } from './action-times.ts';
import { CellInput } from './cell-input.tsx';
import type { ChosenRows } from './chosen-rows.ts';
import type { Column } from './columns.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { cursorAt, rangeOf } from './cursor.ts';
import type { DraftBook } from './draft-book.ts';
import { cellId, faultOf, GridRow } from './grid-row.tsx';
import type { GridSetting, Saying } from './grid-setting.ts';
import { PasteDialog } from './paste-dialog.tsx';
import { StatusBar } from './status-bar.tsx';
import { useBookVersion } from './use-draft-book.ts';
import { useGrid, type Grid } from './use-grid.ts';
import type { GridSight, Scroller } from './use-sight.ts';
import { ROW_HEIGHT, rowsByPlace } from './visible-rows.ts';

interface GridDeskProps extends Omit<GridSetting, 'page' | 'scrollTo' | 'onSay'> {
  /** Of the service; undefined until it has said it. */
  readonly total: number | undefined;
  /** Where each column begins, and where the last one ends. */
  readonly lefts: readonly number[];
  readonly scroller: Scroller;
  readonly sight: GridSight;
  readonly chosen: ChosenRows;
}

/** As many chosen rows are handed to the actions beside the grid. */
const MOST_CHOSEN = 500;

/** What is drawn of the grid, and the cursor in it: the cursor moves without anything else being looked at anew. */
export function GridDesk(props: GridDeskProps) {
  const { columns, book, total, rowCount, rowAt, lefts, scroller, sight } = props;
  const { t } = useArchiveMessages();
  const [saying, setSaying] = useState<Saying>();
  const grid = useGrid({ ...props, ...sight, onSay: (what, counts = {}) => setSaying({ what, counts }) });
  useChosen(grid, props);
  const style = useMemo(() => ({ '--grid-columns': widthsOf(columns), width: lefts.at(-1) }), [columns, lefts]);
  return (
    <div className="grid-frame">
      <div
        ref={scroller}
        className="grid-scroller"
        role="grid"
        aria-label={t('grid.label')}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        onScroll={sight.onScroll}
        onMouseDown={(event) => onPoint(event, grid)}
        onDoubleClick={() => (grid.isOpen ? grid.edit() : grid.dossier && props.onOpen(grid.dossier))}
      >
        <div style={style}>
          <GridHead columns={columns} />
          <div className="grid-body" style={{ height: rowCount * ROW_HEIGHT }}>
            {rowsByPlace(sight.drawn).map((index, place) => (
              // Rows that leave the sight become those that come: none is made or thrown away.
              <GridRow key={place} {...{ index, dossier: rowAt(index), columns, book }} {...marks(index, grid)} />
            ))}
            {rowCount > 0 && <GridInput {...{ grid, lefts, book }} />}
          </div>
        </div>
        {total !== undefined && rowCount === 0 && <p className="grid-empty">{t('grid.empty')}</p>}
      </div>
      <StatusBar {...{ total, grid, saying, book }} />
      <PasteDialog grid={grid} />
      <ConflictDialog book={book} columns={columns} onClosed={grid.focus} />
    </div>
  );
}

function widthsOf(columns: readonly Column[]): string {
  return columns.map(({ width }) => `${String(width)}px`).join(' ');
}

/** Tells what is chosen to those who act on it: the row of the cursor, or all rows of the range. */
function useChosen({ cursor }: Grid, { chosen, rowAt }: GridDeskProps): void {
  useEffect(() => {
    const { top, bottom } = rangeOf(cursor);
    const count = Math.min(bottom - top + 1, MOST_CHOSEN);
    const rows = Array.from({ length: count }, (_, index) => rowAt(top + index));
    chosen.set(rows.filter((row): row is Dossier => row !== undefined));
  });
}

const NONE = { active: undefined, from: -1, to: -2 };

/** What of the cursor concerns a row: the same numbers for all that it does not concern. */
function marks(index: number, { cursor }: Grid) {
  const { top, bottom, left, right } = rangeOf(cursor);
  if (index < top || index > bottom) return NONE;
  return { active: index === cursor.row ? cursor.column : undefined, from: left, to: right };
}

function onPoint(event: MouseEvent<HTMLElement>, grid: Grid): void {
  if (!(event.target instanceof HTMLElement) || event.button !== 0) return;
  if (event.target.closest('.cell-editor[data-editing]')) return;
  const cell = event.target.closest<HTMLElement>('[data-col]');
  const row = cell?.closest<HTMLElement>('[data-row]');
  if (!cell || !row) return;
  // The one field of the grid keeps the focus.
  event.preventDefault();
  grid.commit();
  const next = cursorAt(Number(row.dataset.row), Number(cell.dataset.col));
  grid.go(event.shiftKey ? { ...grid.cursor, row: next.row, column: next.column } : next);
  grid.focus();
  timeAction('point', event.nativeEvent);
}

const GridHead = memo(function GridHead({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <div role="row" aria-rowindex={1} className="grid-head">
      {columns.map(({ id, label, help, align }, index) => (
        <div
          key={id}
          role="columnheader"
          aria-colindex={index + 1}
          data-align={align}
          title={help === '' ? undefined : help}
        >
          {label}
        </div>
      ))}
    </div>
  );
});

interface GridInputProps {
  readonly grid: Grid;
  readonly lefts: readonly number[];
  readonly book: DraftBook;
}

function GridInput({ grid, lefts, book }: GridInputProps) {
  const { t } = useArchiveMessages();
  const { cursor, column } = grid;
  const { fault, shown } = useCellState(grid, book);
  return (
    <CellInput
      {...grid}
      column={column}
      fault={fault}
      label={t('grid.cell', { column: column?.label ?? '', row: cursor.row + 1, text: shown })}
      place={{ top: cursor.row * ROW_HEIGHT, left: lefts[cursor.column] ?? 0, width: column?.width ?? 0 }}
      describedBy={cellId(cursor.row, cursor.column)}
    />
  );
}

/** What the cell of the cursor shows, and what is wrong with it or with what is being typed. */
function useCellState({ column, dossier, editing }: Grid, book: DraftBook) {
  const { t } = useArchiveMessages();
  useBookVersion(book);
  if (!column || !dossier) return { fault: undefined, shown: '' };
  const shown = book.textOf(dossier, column);
  const typed = editing && column.check(editing.text);
  if (typed) return { fault: typed.kind === 'error' ? t(typed.key, typed.params) : undefined, shown };
  const cell = book.get(dossier.id)?.cells.get(column.id);
  return { fault: cell && faultOf(cell, t), shown };
}
