import { useState } from 'react';
import type { Dossier } from '../archive-types.ts';
import { isNew, type DraftBook } from './draft-book.ts';
import { newRow } from './new-row.ts';
import { useBookVersion } from './use-draft-book.ts';

interface NewRowPlace {
  readonly fondsId: string;
  /** Heading under which a new row comes. */
  readonly nodeId: string | null;
  readonly mayAdd: boolean;
}

/**
 * Rows behind those of the service: what is being typed, and an empty one to type into for whoever may add dossiers; once
 * it is typed into, another one follows.
 */
export function useNewRows(book: DraftBook, { fondsId, nodeId, mayAdd }: NewRowPlace): readonly Dossier[] {
  useBookVersion(book);
  const [spare, setSpare] = useState(() => newRow(fondsId, nodeId));
  const typed = book.all().flatMap(({ base }) => (isNew(base) ? base : []));
  if (!mayAdd) return typed;
  if (book.get(spare.id) === undefined && spare.nodeId === nodeId) return [...typed, spare];
  const next = newRow(fondsId, nodeId);
  setSpare(next);
  return [...typed, next];
}
