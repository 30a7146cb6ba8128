import { memo, useSyncExternalStore } from 'react';
import type { Dossier } from '../archive-types.ts';
import { useArchiveMessages, type ArchiveTranslate } from '../messages/archive-messages.ts';
import { STATE_COLORS } from '../parts/state-badge.tsx';
import type { Column } from './columns.ts';
import { isNew, type CellDraft, type DraftBook, type RowDraft } from './draft-book.ts';
import { ROW_HEIGHT } from './visible-rows.ts';

interface GridRowProps {
  readonly index: number;
  readonly dossier: Dossier | undefined;
  readonly columns: readonly Column[];
  readonly book: DraftBook;
  /** Column of the cursor where it is in this row. */
  readonly active: number | undefined;
  /** Columns that are chosen in this row. */
  readonly from: number;
  readonly to: number;
}

/** One row; drawn anew only where it, what was typed into it or the cursor in it changed. */
export const GridRow = memo(function GridRow({ index, dossier, columns, book, active, from, to }: GridRowProps) {
  const draft = useSyncExternalStore(book.subscribe, () => (dossier ? book.get(dossier.id) : undefined));
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="grid-row"
      data-row={index}
      data-status={draft?.status}
      data-odd={index % 2 === 1 || undefined}
      style={{ transform: `translateY(${String(index * ROW_HEIGHT)}px)` }}
    >
      {columns.map((column, place) => (
        <GridCell
          key={column.id}
          {...{ index, place, column, dossier }}
          cell={draft?.cells.get(column.id)}
          isActive={place === active}
          isChosen={place >= from && place <= to}
          isInConflict={isInConflict(draft, column)}
        />
      ))}
    </div>
  );
});

interface GridCellProps {
  readonly index: number;
  readonly place: number;
  readonly column: Column;
  readonly dossier: Dossier | undefined;
  readonly cell: CellDraft | undefined;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly isInConflict: boolean;
}

const GridCell = memo(function GridCell(props: GridCellProps) {
  const { index, place, column, dossier, cell, isActive, isChosen } = props;
  const { t } = useArchiveMessages();
  const fault = cell && faultOf(cell, t);
  return (
    <div
      id={cellId(index, place)}
      role={place === 0 ? 'rowheader' : 'gridcell'}
      aria-colindex={place + 1}
      aria-selected={isActive || isChosen}
      aria-readonly={!column.canEdit || dossier?.masked === true}
      aria-invalid={mark(fault !== undefined)}
      className="grid-cell"
      data-col={place}
      data-align={column.align}
      data-active={mark(isActive)}
      data-chosen={mark(isChosen)}
      data-typed={mark(cell !== undefined)}
      data-conflict={mark(props.isInConflict)}
      title={fault}
    >
      <CellContent {...{ dossier, column, t }} text={cell?.text} />
    </div>
  );
});

/** An attribute that is there or not. */
function mark(is: boolean): true | undefined {
  return is || undefined;
}

function isInConflict(draft: RowDraft | undefined, { id }: Column): boolean {
  return draft?.conflict?.fields.some(({ column }) => column === id) === true;
}

export function cellId(row: number, column: number): string {
  return `cell-${String(row)}-${String(column)}`;
}

export function faultOf({ check, refusal }: CellDraft, t: ArchiveTranslate) {
  return check.kind === 'error' ? t(check.key, check.params) : refusal;
}

interface CellContentProps {
  readonly dossier: Dossier | undefined;
  readonly column: Column;
  readonly text: string | undefined;
  readonly t: ArchiveTranslate;
}

function CellContent({ dossier, column, text, t }: CellContentProps) {
  if (!dossier) return <span className="grid-waiting" />;
  if (isNew(dossier) && !column.canEdit)
    return column.id === 'temporaryNumber' ? (
      <span className="grid-new" title={t('grid.newRow')}>
        +
      </span>
    ) : null;
  const shown = text ?? column.text(dossier);
  if (column.id === 'state')
    return (
      <span className="grid-state" data-color={STATE_COLORS[dossier.state]}>
        {shown}
      </span>
    );
  if (dossier.masked && column.id === 'title') return <span className="grid-masked">{shown}</span>;
  const isDraftNumber = column.id === 'number' && !dossier.numberFrozen;
  return (
    <span className="grid-text" data-draft={mark(isDraftNumber)} title={shown.length > 30 ? shown : undefined}>
      {shown}
    </span>
  );
}
