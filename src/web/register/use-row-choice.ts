import { useState, type KeyboardEvent } from 'react';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { foundRowsQuery } from './queries.ts';
import type { RegisterRow } from './register-types.ts';

export interface RowChoice {
  readonly text: string;
  readonly type: (text: string) => void;
  readonly rows: readonly RegisterRow[] | undefined;
  readonly hits: number;
  readonly error: unknown;
  readonly chosen: RegisterRow | undefined;
  readonly choose: (rowId: string) => void;
  /** ↑ ↓ walk the rows while the focus stays in the text. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** A search over the rows of the registers for one document, and the row that was chosen; typing on drops the choice. */
export function useRowChoice(documentId: string): RowChoice {
  const [text, setText] = useState('');
  const [chosenId, choose] = useState<string>();
  const [searched] = useDebouncedValue(text.trim(), 300);
  const { data, error } = useQuery(foundRowsQuery(useApi(), documentId, searched));
  const isThere = searched === text.trim();
  const rows = isThere ? data?.items : undefined;
  const free = (rows ?? []).filter(({ takenBy }) => takenBy === undefined);
  const at = free.findIndex(({ rowId }) => rowId === chosenId);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || free.length === 0) return;
    event.preventDefault();
    const next = free[Math.min(free.length - 1, Math.max(0, at + step))];
    if (next) choose(next.rowId);
  };
  return {
    ...{ text, rows, hits: data?.hits ?? 0, error, chosen: free[at], choose, onKeyDown },
    type: (typed) => {
      setText(typed);
      choose(undefined);
    },
  };
}
