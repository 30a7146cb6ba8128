import { useRef, type KeyboardEvent, type RefObject } from 'react';
import { timeAction } from './action-times.ts';
import { matching, type Editing } from './cell-input.tsx';
import type { Column } from './columns.ts';
import { cursorAt, moveCursor, type Cursor, type GridSize } from './cursor.ts';

export interface KeySetting {
  readonly cursor: Cursor;
  readonly size: GridSize;
  readonly editing: Editing | undefined;
  readonly setEditing: (editing: Editing | undefined) => void;
  readonly column: Column | undefined;
  readonly inputRef: RefObject<HTMLTextAreaElement | null>;
  readonly go: (cursor: Cursor) => void;
  readonly commit: () => void;
  readonly edit: () => void;
  readonly clear: () => void;
  readonly open: () => void;
  readonly undo: () => void;
  readonly newRow: () => void;
}

type KeyEvent = KeyboardEvent<HTMLTextAreaElement>;
interface Deed {
  /** By which the time it takes is measured. */
  readonly action: string;
  readonly work: () => void;
}

/** What the keys do in a grid, as in a spreadsheet. After Esc, Tab leaves the grid as it leaves any field. */
export function useGridKeys(setting: KeySetting): (event: KeyEvent) => void {
  const leaves = useRef(false);
  return (event) => {
    // A key that ends a Vietnamese syllable in an input method is not a command.
    if (event.nativeEvent.isComposing || event.metaKey) return;
    const isLeaving = leaves.current && event.key === 'Tab';
    leaves.current = event.key === 'Escape' && !setting.editing;
    if (isLeaving) return;
    const deed = event.altKey ? withAlt(event, setting) : deedOf(event, setting);
    if (deed) {
      event.preventDefault();
      event.stopPropagation();
      deed.work();
    }
    if (deed || event.key !== 'Shift') timeAction(deed?.action ?? 'type', event.nativeEvent);
  };
}

function withAlt({ key }: KeyEvent, { editing, edit }: KeySetting): Deed | undefined {
  return key === 'ArrowDown' && !editing ? { action: 'edit', work: edit } : undefined;
}

function deedOf(event: KeyEvent, setting: KeySetting): Deed | undefined {
  return setting.editing ? whileEditing(event, setting, setting.editing) : whileMoving(event, setting);
}

function whileMoving(event: KeyEvent, setting: KeySetting): Deed | undefined {
  const { key, ctrlKey } = event;
  const command = commandsOf(setting)[`${ctrlKey ? 'Ctrl+' : ''}${key.length === 1 ? key.toLowerCase() : key}`];
  if (command) return command;
  const next = moveCursor(setting.cursor, event, setting.size);
  if (!next) return undefined;
  return { action: key.startsWith('Page') || ctrlKey ? 'jump' : 'move', work: () => setting.go(next) };
}

function commandsOf(setting: KeySetting): Readonly<Record<string, Deed | undefined>> {
  return {
    'Ctrl+Enter': { action: 'open', work: setting.open },
    F2: { action: 'edit', work: setting.edit },
    Insert: { action: 'new-row', work: setting.newRow },
    Delete: { action: 'clear', work: setting.clear },
    Backspace: { action: 'clear', work: setting.clear },
    'Ctrl+z': { action: 'undo', work: setting.undo },
  };
}

/** Arrows leave the cell only where a letter began it, as in a spreadsheet. */
const LEAVING: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown']);

function whileEditing(event: KeyEvent, setting: KeySetting, editing: Editing): Deed | undefined {
  const { key } = event;
  if (key === 'Escape') return { action: 'cancel', work: () => setting.setEditing(undefined) };
  if (key === 'F2') return { action: 'edit', work: () => setting.setEditing({ ...editing, mode: 'edit' }) };
  return choosing(event, setting, editing) ?? leaving(event, setting, editing);
}

function choosing({ key, ctrlKey }: KeyEvent, { column, setEditing }: KeySetting, editing: Editing): Deed | undefined {
  const count = column ? matching(column, editing.text).length : 0;
  if (count === 0 || ctrlKey || (key !== 'ArrowDown' && key !== 'ArrowUp')) return undefined;
  return { action: 'choose', work: () => setEditing({ ...editing, choice: nextChoice(editing, key, count) }) };
}

function leaving(event: KeyEvent, setting: KeySetting, { mode }: Editing): Deed | undefined {
  const { key, ctrlKey, shiftKey } = event;
  const isNewLine = key === 'Enter' && shiftKey && setting.column?.isLong === true;
  const isLeaving = key === 'Enter' || key === 'Tab' || (mode === 'typing' && LEAVING.has(key));
  if (!isLeaving || isNewLine || ctrlKey) return undefined;
  const next = moveCursor(setting.cursor, event, setting.size);
  return next && { action: 'commit', work: () => leaveFor(next, setting) };
}

function leaveFor({ row, column }: Cursor, { commit, go }: KeySetting): void {
  commit();
  go(cursorAt(row, column));
}

function nextChoice({ choice }: Editing, key: string, count: number): number {
  if (choice === undefined) return key === 'ArrowDown' ? 0 : count - 1;
  return (choice + (key === 'ArrowDown' ? 1 : -1) + count) % count;
}
