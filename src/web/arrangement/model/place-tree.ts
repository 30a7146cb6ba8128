import type { Place } from '../arrangement-types.ts';

export interface PlacedPlace {
  readonly place: Place;
  /** 0 for a room. */
  readonly depth: number;
  /** `Kho 1 / Giá 2 / Tầng 3`. */
  readonly path: string;
}

/** `Giá 10` stands behind `Giá 9`. */
const collator = new Intl.Collator('vi', { numeric: true });

/** Rooms with their shelves and tiers below them, in the order of their labels. */
export function placeTree(places: readonly Place[]): readonly PlacedPlace[] {
  const inside = Map.groupBy(places, ({ parentId }) => parentId);
  const walk = (parentId: string | null, depth: number, above: string): readonly PlacedPlace[] =>
    [...(inside.get(parentId) ?? [])]
      .sort((a, b) => collator.compare(a.label, b.label))
      .flatMap((place) => {
        const path = above === '' ? place.label : `${above} / ${place.label}`;
        return [{ place, depth, path }, ...walk(place.id, depth + 1, path)];
      });
  return walk(null, 0, '');
}

const NEXT = { room: 'shelf', shelf: 'tier', tier: undefined } as const;

/** What stands in a place of the kind; undefined: nothing does. */
export function kindInside(kind: Place['kind'] | undefined): Place['kind'] | undefined {
  return kind === undefined ? 'room' : NEXT[kind];
}
