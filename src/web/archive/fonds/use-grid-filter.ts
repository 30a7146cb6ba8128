import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { QueryParams } from '../../api/client.ts';

export const FILTERS = ['node', 'state', 'inventory', 'box', 'period', 'text'] as const;
export type FilterName = (typeof FILTERS)[number];

export interface GridFilter {
  /** What is asked of the service; the same object as long as nothing changes. */
  readonly params: QueryParams;
  readonly get: (name: FilterName) => string | undefined;
  readonly set: (name: FilterName, value: string | undefined) => void;
  readonly clear: () => void;
  readonly isSet: boolean;
}

/** The filter stands in the address: it outlives a reload and can be sent to a colleague. */
export function useGridFilter(): GridFilter {
  const [search, setSearch] = useSearchParams();
  const key = FILTERS.map((name) => search.get(name) ?? '').join('\n');
  const params = useMemo(() => {
    const values = key.split('\n');
    return Object.fromEntries(FILTERS.flatMap((name, index) => (values[index] ? [[name, values[index]]] : [])));
  }, [key]);
  const change = (names: readonly FilterName[], value: string | undefined) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        for (const name of names) {
          if (value === undefined || value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  return {
    params,
    get: (name) => search.get(name) ?? undefined,
    set: (name, value) => change([name], value),
    clear: () => change(['state', 'inventory', 'box', 'period', 'text'], undefined),
    isSet: ['state', 'inventory', 'box', 'period', 'text'].some((name) => search.has(name)),
  };
}
