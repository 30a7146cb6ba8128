import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Dossier } from '../archive-types.ts';
import { isNew, type DraftBook } from './draft-book.ts';
import { newRow } from './new-row.ts';

export interface NewRowPlace {
  readonly fondsId: string;
  /** Heading under which a new row comes. */
  readonly nodeId: string | null;
  readonly mayAdd: boolean;
}

/**
 * Rows behind those of the service: what is being typed, and an empty one to type into for whoever may add dossiers; once
 * it is typed into, another one follows. The same list as long as none comes or goes.
 */
export function useNewRows(book: DraftBook, { fondsId, nodeId, mayAdd }: NewRowPlace): readonly Dossier[] {
  const typedIds = useSyncExternalStore(book.subscribe, () => newIds(book));
  const [spare, setSpare] = useState(() => newRow(fondsId, nodeId));
  if (mayAdd && (typedIds.split(' ').includes(spare.id) || spare.nodeId !== nodeId)) setSpare(newRow(fondsId, nodeId));
  return useMemo(() => {
    const typed = typedIds.split(' ').flatMap((id) => book.get(id)?.base ?? []);
    return mayAdd ? [...typed, spare] : typed;
  }, [book, mayAdd, spare, typedIds]);
}

function newIds(book: DraftBook): string {
  const rows = book.all().filter(({ base }) => isNew(base));
  return rows.map(({ base }) => base.id).join(' ');
}
