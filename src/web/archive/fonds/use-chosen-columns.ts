import { useState } from 'react';
import { DEFAULT_COLUMNS, type Column } from '../grid/columns.ts';

const KEY = 'vankho-dossier-columns';

export interface ChosenColumns {
  readonly ids: readonly string[];
  readonly toggle: (id: string) => void;
  readonly reset: () => void;
}

/** Which columns are shown, kept in this browser. */
export function useChosenColumns(): ChosenColumns {
  const [ids, setIds] = useState(read);
  const save = (next: readonly string[]) => {
    window.localStorage.setItem(KEY, next.join());
    setIds(next);
  };
  return {
    ids,
    toggle: (id) => save(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]),
    reset: () => save(DEFAULT_COLUMNS),
  };
}

function read(): readonly string[] {
  const kept = window.localStorage.getItem(KEY)?.split(',') ?? [];
  return kept.includes('title') ? kept : DEFAULT_COLUMNS;
}

/** In the order of the set: the temporary number first, it heads the row. */
export function chosenOf(all: readonly Column[], { ids }: ChosenColumns): readonly Column[] {
  return all.filter(({ id }) => ids.includes(id));
}
