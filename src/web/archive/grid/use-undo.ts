import { useRef } from 'react';
import type { Dossier } from '../archive-types.ts';
import type { Column } from './columns.ts';
import type { DraftBook } from './draft-book.ts';
import type { Say } from './grid-setting.ts';
import { takeBackRows } from './take-back-rows.ts';

export interface CellWrite {
  readonly dossier: Dossier;
  readonly column: Column;
  readonly text: string;
}

export interface Undo {
  /** Writes cells as one change that can be taken back. */
  readonly write: (cells: readonly CellWrite[]) => void;
  /** Writes the former values again, with the revision that stands then, and removes the rows that the change made. */
  readonly takeBack: () => Promise<void>;
}

interface Change {
  /** As they were before. */
  readonly cells: readonly CellWrite[];
  /** Ids of the rows that came into being by it. */
  readonly made: readonly string[];
}

const MOST_CHANGES = 200;

export function useUndo(book: DraftBook, onSay: Say): Undo {
  const changes = useRef<readonly Change[]>([]);
  const push = (change: Change) => {
    if (change.cells.length + change.made.length > 0)
      changes.current = [...changes.current.slice(1 - MOST_CHANGES), change];
  };
  return {
    write: (cells) => {
      const before = cells
        .map((cell) => ({ ...cell, text: book.textOf(cell.dossier, cell.column) }))
        .filter(({ text }, index) => text !== cells[index]?.text);
      const fresh = new Set(cells.map(({ dossier }) => dossier.id).filter((id) => isUnknown(book, id)));
      writeCells(book, cells);
      const made = [...fresh].filter((id) => book.get(id)?.base.revision === 0);
      push({ cells: before.filter(({ dossier }) => !made.includes(dossier.id)), made });
    },
    takeBack: async () => {
      const last = changes.current.at(-1);
      changes.current = changes.current.slice(0, -1);
      if (!last) {
        onSay('nothing-to-undo');
        return;
      }
      const cells = last.cells.map((cell) => ({ ...cell, dossier: book.latest(cell.dossier) }));
      writeCells(book, cells);
      void book.save(cells.map(({ dossier }) => dossier.id));
      if (last.made.length === 0) onSay('undone');
      else push({ cells: [], made: await takeBackMade(book, last.made, onSay) });
    },
  };
}

/** Neither typed into nor stored. */
function isUnknown(book: DraftBook, id: string): boolean {
  return book.get(id) === undefined && book.stored(id) === undefined;
}

function writeCells(book: DraftBook, cells: readonly CellWrite[]): void {
  for (const { dossier, column, text } of cells) book.set(dossier, column.id, text);
}

/** Says what came of it; the rows that are still to be taken back. */
async function takeBackMade(book: DraftBook, made: readonly string[], onSay: Say): Promise<readonly string[]> {
  const rows = made.length;
  onSay('taking-back', { done: 0, rows });
  const { removed, kept, unreached } = await takeBackRows(book, made, (done) => onSay('taking-back', { done, rows }));
  if (unreached.length > 0) onSay('not-taken-back', { rows: unreached.length });
  else if (kept > 0) onSay('rows-kept', { removed, kept });
  else onSay('rows-taken-back', { rows: removed });
  return unreached;
}
