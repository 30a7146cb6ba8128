import { useEffect, useRef, useState, type ClipboardEvent } from 'react';
import { timeAction } from './action-times.ts';
import { matching, type Editing } from './cell-input.tsx';
import type { Choice, Column } from './columns.ts';
import { cursorAt, rangeOf, type Cursor } from './cursor.ts';
import { useGridKeys } from './grid-keys.ts';
import type { GridSetting } from './grid-setting.ts';
import { copiedBlock, MOST_PASTED, usePaste } from './use-paste.ts';
import { useUndo, type CellWrite } from './use-undo.ts';

/** What keys, mouse and clipboard do to the grid. */
export function useGrid(setting: GridSetting) {
  const { columns, rowCount } = setting;
  const place = usePlace(setting);
  const undo = useUndo(setting.book, setting.onSay);
  const cell = useCell(setting, place.cursor, undo.write);
  const paste = usePaste(setting, place.cursor, { write: undo.write, writeCell: cell.write });
  const onKeyDown = useGridKeys({
    ...{ ...cell, cursor: place.cursor, go: place.go, inputRef: place.inputRef },
    size: { rows: rowCount, columns: columns.length, page: setting.page() },
    clear: () => clearCells(setting, place.cursor, undo.write),
    open: () => cell.dossier && setting.onOpen(cell.dossier),
    undo: () => void undo.takeBack(),
    newRow: () => place.go(cursorAt(rowCount - 1, firstTyped(columns))),
  });
  return {
    ...{ ...place, ...cell, ...paste, onKeyDown },
    onCopy: (event: ClipboardEvent) => {
      if (cell.editing) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', copiedBlock(place.cursor, setting));
      timeAction('copy', event.nativeEvent);
    },
    onPaste: (event: ClipboardEvent) => {
      if (cell.editing) return;
      event.preventDefault();
      void paste.paste(event.clipboardData.getData('text/plain'));
      timeAction('paste', event.nativeEvent);
    },
  };
}

export type Grid = ReturnType<typeof useGrid>;

/** Where the cursor is; whoever leaves a row sends it. */
function usePlace({ columns, rowCount, rowAt, book, scrollTo }: GridSetting) {
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const [kept, setCursor] = useState<Cursor>(() => cursorAt(0, firstTyped(columns)));
  const cursor = within(kept, rowCount, columns.length);
  const hasRows = rowCount > 0;
  useEffect(() => {
    // Whoever is typing elsewhere, in a filter, is left there.
    if (hasRows && document.activeElement === document.body) inputRef.current?.focus({ preventScroll: true });
  }, [hasRows]);
  return {
    ...{ cursor, inputRef },
    focus: () => inputRef.current?.focus({ preventScroll: true }),
    go: (next: Cursor) => {
      if (next.row !== cursor.row) void book.save(book.ready().filter((id) => id !== rowAt(next.row)?.id));
      setCursor(next);
      scrollTo(next);
    },
  };
}

/** The cell of the cursor and what is being typed into it. */
function useCell({ columns, rowAt, book, canEdit, onSay }: GridSetting, cursor: Cursor, writeAll: WriteCells) {
  const [editing, setEditing] = useState<Editing>();
  const column = columns[cursor.column];
  const dossier = rowAt(cursor.row);
  const isOpen = column?.canEdit === true && dossier !== undefined && canEdit(dossier);
  const write = (text: string) => {
    if (dossier && column) writeAll([{ dossier, column, text }]);
  };
  const begin = (text: string, mode: Editing['mode']) => {
    if (isOpen) setEditing({ text, mode });
    else onSay('read-only');
  };
  const commit = () => {
    if (!editing) return;
    const { choice, text } = editing;
    setEditing(undefined);
    write(choice === undefined || !column ? text : (matching(column, text)[choice]?.text ?? text));
  };
  return {
    ...{ editing, setEditing, column, dossier, isOpen, write, commit },
    edit: () => begin(dossier && column ? book.textOf(dossier, column) : '', 'edit'),
    onText: (text: string) => begin(text, editing?.mode ?? 'typing'),
    onChoose: ({ text }: Choice) => {
      setEditing(undefined);
      write(text);
    },
    onBlur: () => {
      // Another window in front is no leaving of the cell.
      if (document.hasFocus()) commit();
    },
  };
}

type WriteCells = (cells: readonly CellWrite[]) => void;

function clearCells({ columns, rowAt, canEdit, onSay }: GridSetting, cursor: Cursor, write: WriteCells): void {
  const { top, bottom, left, right } = rangeOf(cursor);
  const chosen = columns.slice(left, right + 1).filter((column) => column.canEdit);
  const count = Math.min(bottom - top + 1, MOST_PASTED);
  const rows = Array.from({ length: count }, (_, index) => rowAt(top + index)).filter((row) => row !== undefined);
  const cells = rows.filter(canEdit).flatMap((dossier) => chosen.map((column) => ({ dossier, column, text: '' })));
  if (cells.length === 0) onSay('read-only');
  write(cells);
}

function firstTyped(columns: readonly Column[]): number {
  return Math.max(
    0,
    columns.findIndex(({ id }) => id === 'title'),
  );
}

function within(cursor: Cursor, rows: number, columns: number): Cursor {
  const row = Math.max(0, Math.min(cursor.row, rows - 1));
  const column = Math.max(0, Math.min(cursor.column, columns - 1));
  return row === cursor.row && column === cursor.column ? cursor : cursorAt(row, column);
}
