import { useRef } from 'react';
import type { Dossier } from '../archive-types.ts';
import type { Column } from './columns.ts';
import type { DraftBook } from './draft-book.ts';

export interface CellWrite {
  readonly dossier: Dossier;
  readonly column: Column;
  readonly text: string;
}

export interface Undo {
  /** Writes cells as one change that can be taken back. */
  readonly write: (cells: readonly CellWrite[]) => void;
  /** Writes the former values again, with the revision that stands then. False where there is nothing to take back. */
  readonly takeBack: () => boolean;
}

const MOST_CHANGES = 200;

export function useUndo(book: DraftBook): Undo {
  const changes = useRef<(readonly CellWrite[])[]>([]);
  const write = (cells: readonly CellWrite[]) => {
    for (const { dossier, column, text } of cells) book.set(dossier, column.id, text);
  };
  return {
    write: (cells) => {
      const before = cells
        .map((cell) => ({ ...cell, text: book.textOf(cell.dossier, cell.column) }))
        .filter(({ text }, index) => text !== cells[index]?.text);
      if (before.length > 0) changes.current = [...changes.current.slice(1 - MOST_CHANGES), before];
      write(cells);
    },
    takeBack: () => {
      const last = changes.current.pop();
      if (!last) return false;
      const cells = last.map((cell) => ({ ...cell, dossier: book.latest(cell.dossier) }));
      write(cells);
      void book.save(cells.map(({ dossier }) => dossier.id));
      return true;
    },
  };
}
