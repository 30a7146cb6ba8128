import { useState } from 'react';

/** Rows that are ticked; those that are no longer shown count no more. */
export function useChoice<Row extends { readonly id: string }>(rows: readonly Row[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter(({ id }) => ids.has(id));
  return {
    chosen,
    has: (id: string) => ids.has(id),
    isAll: chosen.length > 0 && chosen.length === rows.length,
    clear: () => setIds(new Set()),
    toggle: (id: string) =>
      setIds((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    toggleAll: () => setIds(chosen.length === rows.length ? new Set() : new Set(rows.map(({ id }) => id))),
  };
}

export type Choice = Omit<ReturnType<typeof useChoice>, 'chosen'> & { readonly chosen: readonly object[] };
