import { useEffect, useMemo, useRef, useState, type MouseEvent, type RefObject } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { QueryParams } from '../../api/client.ts';
import { QueryProblem } from '../../parts/query-problem.tsx';
import type { Dossier } from '../archive-types.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { timeAction } from './action-times.ts';
import { CellInput } from './cell-input.tsx';
import type { Column } from './columns.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { cursorAt, rangeOf, type Cursor } from './cursor.ts';
import type { DraftBook } from './draft-book.ts';
import { cellId, faultOf, GridRow, ROW_HEIGHT } from './grid-row.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { StatusBar } from './status-bar.tsx';
import { useBookVersion } from './use-draft-book.ts';
import type { Saying } from './grid-setting.ts';
import { useGrid, type Grid } from './use-grid.ts';
import { useRows, type Rows } from './use-rows.ts';

export interface DossierGridProps {
  readonly fondsId: string;
  readonly filter: QueryParams;
  readonly columns: readonly Column[];
  readonly book: DraftBook;
  /** Behind those of the service. */
  readonly newRows: readonly Dossier[];
  readonly canEdit: (dossier: Dossier) => boolean;
  readonly newRow: () => Dossier | undefined;
  readonly onOpen: (dossier: Dossier) => void;
  readonly onSelect: (dossiers: readonly Dossier[]) => void;
}

const HEAD_HEIGHT = 34;
/** Rows drawn beyond what is seen, on either side. */
const OVERSCAN = 6;
/** As many chosen rows are handed to the actions beside the grid. */
const MOST_CHOSEN = 500;

export function DossierGrid(props: DossierGridProps) {
  const { columns, book } = props;
  const { t } = useArchiveMessages();
  const scroller = useRef<HTMLDivElement>(null);
  const view = useView(props, scroller);
  const { total, rowCount, rowAt, drawn, rows, lefts } = view;
  const [saying, setSaying] = useState<Saying>();
  const grid = useGrid({ ...props, ...view, load: rows.load, onSay: setSaying });
  useChosen(grid, props, rowAt);
  const style = { '--grid-columns': widthsOf(columns), width: lefts.at(-1) };
  if (rows.error !== undefined && total === undefined) return <QueryProblem error={rows.error} retry={rows.retry} />;
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
        onScroll={(event) => timeAction('scroll', event.nativeEvent)}
        onMouseDown={(event) => onPoint(event, grid)}
        onDoubleClick={() => (grid.isOpen ? grid.edit() : grid.dossier && props.onOpen(grid.dossier))}
      >
        <div style={style}>
          <GridHead columns={columns} />
          <div className="grid-body" style={{ height: rowCount * ROW_HEIGHT }}>
            {drawn.map(({ index, start }) => (
              <GridRow
                key={index}
                {...{ index, top: start, dossier: rowAt(index), columns, book }}
                {...marks(index, grid)}
              />
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

/** The rows of the service and the new ones behind them, and which of them are drawn. */
function useView({ columns, newRows, ...place }: DossierGridProps, scroller: RefObject<HTMLDivElement | null>) {
  const [total, setTotal] = useState<number>();
  const rowCount = total === undefined ? 0 : total + newRows.length;
  const virtual = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    overscan: OVERSCAN,
  });
  const drawn = virtual.getVirtualItems();
  const rows = useRows({ ...place, first: drawn[0]?.index ?? 0, last: drawn.at(-1)?.index ?? FIRST_ROWS });
  // The count outlives the windows that told it: whoever jumps far waits for rows, not for the grid.
  if (rows.total !== undefined && rows.total !== total) setTotal(rows.total);
  const known = total ?? 0;
  const lefts = useMemo(() => leftsOf(columns), [columns]);
  return {
    ...{ total, rowCount, drawn, rows, lefts },
    rowAt: (index: number) => (index < known ? rows.at(index) : newRows[index - known]),
    page: () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - HEAD_HEIGHT) / ROW_HEIGHT) - 1),
    scrollTo: ({ row, column }: Cursor) => {
      virtual.scrollToIndex(row, { align: 'auto' });
      scrollToColumn(scroller.current, lefts, column);
    },
  };
}

/** Looked for before the browser has said how much there is room for. */
const FIRST_ROWS = 30;

function widthsOf(columns: readonly Column[]): string {
  return columns.map(({ width }) => `${String(width)}px`).join(' ');
}

/** Tells what is chosen to those who act on it: the row of the cursor, or all rows of the range. */
function useChosen(grid: Grid, { onSelect }: DossierGridProps, rowAt: Rows['at']): void {
  const { top, bottom } = rangeOf(grid.cursor);
  const last = Math.min(bottom, top + MOST_CHOSEN - 1);
  const ids = useRef('');
  useEffect(() => {
    const chosen = Array.from({ length: last - top + 1 }, (_, index) => rowAt(top + index)).filter(
      (row) => row !== undefined,
    );
    const now = chosen.map(({ id, revision }) => `${id}.${String(revision)}`).join();
    if (now === ids.current) return;
    ids.current = now;
    onSelect(chosen);
  });
}

const NONE = { active: undefined, from: -1, to: -2 };

/** What of the cursor concerns a row: the same object of numbers for all it does not concern. */
function marks(index: number, { cursor }: Grid) {
  const { top, bottom, left, right } = rangeOf(cursor);
  if (index < top || index > bottom) return NONE;
  return { active: index === cursor.row ? cursor.column : undefined, from: left, to: right };
}

function leftsOf(columns: readonly Column[]): readonly number[] {
  const lefts = [0];
  for (const { width } of columns) lefts.push((lefts.at(-1) ?? 0) + width);
  return lefts;
}

/** The first column stays in sight; what is under it counts as hidden. */
function scrollToColumn(scroller: HTMLDivElement | null, lefts: readonly number[], column: number): void {
  if (!scroller || column === 0) return;
  const [left, right, sticky] = [lefts[column] ?? 0, lefts[column + 1] ?? 0, lefts[1] ?? 0];
  if (left < scroller.scrollLeft + sticky) scroller.scrollLeft = left - sticky;
  else if (right > scroller.scrollLeft + scroller.clientWidth) scroller.scrollLeft = right - scroller.clientWidth;
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

function GridHead({ columns }: { readonly columns: readonly Column[] }) {
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
}

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
