import { useState, type KeyboardEvent } from 'react';
import { isAtRest } from './focus.ts';
import { isDialogOpen, useWindowKeys } from './use-window-keys.ts';

export interface RowKeys {
  readonly active: number;
  /** To be spread on the element around the rows. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** To be spread on row `index`: one row at a time is in the tab order. */
  readonly row: (index: number) => { 'data-row': number; tabIndex: number; onFocus: () => void };
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/** A list walked with ↑ ↓ Home End and opened with Enter; ↓ leads into it where nothing has the focus. */
export function useRowKeys(count: number, open: (index: number) => void): RowKeys {
  const [chosen, setChosen] = useState(0);
  const active = Math.min(chosen, Math.max(0, count - 1));
  const focusRow = (list: HTMLElement, index: number) => {
    list.querySelector<HTMLElement>(`[data-row="${String(index)}"]`)?.focus();
  };
  useWindowKeys((event) => {
    if (event.key !== 'ArrowDown' || isHeld(event) || !isAtRest() || isDialogOpen()) return;
    // Of several lists on a page it is the first: once a row has the focus, the others leave the key alone.
    const row = document.querySelector<HTMLElement>('[data-row][tabindex="0"]');
    row?.focus();
    if (row) event.preventDefault();
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const onRow = event.target instanceof HTMLElement && event.target.dataset.row !== undefined;
    if (!onRow || isHeld(event)) return;
    const step = STEPS[event.key];
    if (step) focusRow(event.currentTarget, step(active, count - 1));
    else if (event.key === 'Enter') open(active);
    else return;
    event.preventDefault();
  };
  return {
    active,
    onKeyDown,
    row: (index) => ({ 'data-row': index, tabIndex: index === active ? 0 : -1, onFocus: () => setChosen(index) }),
  };
}

function isHeld(event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey'>): boolean {
  return event.altKey || event.ctrlKey || event.metaKey;
}
