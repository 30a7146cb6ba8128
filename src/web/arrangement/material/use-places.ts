import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { placeTree } from '../model/place-tree.ts';
import { placesQuery } from '../queries.ts';

/** The stacks: rooms, shelves and tiers, and how each is called. */
export function usePlaces() {
  const found = useQuery(placesQuery(useApi()));
  const tree = useMemo(() => placeTree(found.data?.items ?? []), [found.data]);
  const paths = useMemo(() => new Map(tree.map(({ place, path }) => [place.id, path])), [tree]);
  return { found, tree, nameOf: (id: string | null) => (id === null ? undefined : paths.get(id)) };
}
