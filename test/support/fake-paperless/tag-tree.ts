import type { State } from './state.ts';

/** Adding a tag adds those above it. */
export function addWithAncestors(state: State, tags: readonly number[], added: readonly number[]): number[] {
  const all = new Set(tags);
  for (const id of added) for (const tag of [...ancestorsOf(state, id).reverse(), id]) all.add(tag);
  return [...all];
}

/** Removing a tag removes those below it. */
export function removeWithDescendants(state: State, tags: readonly number[], removed: readonly number[]): number[] {
  return tags.filter((id) => !removed.includes(id) && !ancestorsOf(state, id).some((above) => removed.includes(above)));
}

/** From the parent up. */
export function ancestorsOf(state: State, id: number): number[] {
  const found: number[] = [];
  let parent = state.namedOf('tag').get(id)?.parent ?? null;
  while (parent !== null && !found.includes(parent)) {
    found.push(parent);
    parent = state.namedOf('tag').get(parent)?.parent ?? null;
  }
  return found;
}

/** A PATCH replaces the list: what left takes its descendants with it, what came brings its ancestors. */
export function replaceTags(state: State, before: readonly number[], wanted: readonly number[]): number[] {
  const removed = before.filter((id) => !wanted.includes(id));
  const kept = removeWithDescendants(
    state,
    wanted.filter((id) => before.includes(id)),
    removed,
  );
  return addWithAncestors(
    state,
    kept,
    wanted.filter((id) => !before.includes(id)),
  ).sort((a, b) => a - b);
}
