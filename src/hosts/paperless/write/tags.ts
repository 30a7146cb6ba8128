import type { HostPatch } from '../../../ports/host-values.ts';
import type { Registered } from '../registered.ts';

export interface TagDecision {
  readonly add: readonly number[];
  readonly remove: readonly number[];
}

/**
 * Marks take the place of our earlier ones; requests that were carried out go. A document with values that could not be
 * written as they are shows `conflict`, whether asked for or not: only the writer knows of them.
 */
export function decideTags(
  tags: readonly number[],
  registered: Registered,
  asked: Pick<HostPatch, 'marks' | 'answered'> & { readonly hasRemarks: boolean },
): TagDecision {
  const wanted = new Set(asked.marks);
  if (asked.hasRemarks) wanted.add('conflict');
  const add: number[] = [];
  const remove: number[] = [];
  for (const [mark, id] of registered.marks) {
    if (wanted.has(mark)) add.push(id);
    else if (asked.marks) remove.push(id);
  }
  for (const request of asked.answered ?? []) remove.push(registered.requests.get(request) ?? -1);
  return {
    add: add.filter((id) => !tags.includes(id)),
    remove: remove.filter((id) => tags.includes(id) && !carriesOthers(id, tags, registered)),
  };
}

export function mergeTags(tags: readonly number[], { add, remove }: TagDecision): readonly number[] {
  return [...new Set([...tags.filter((tag) => !remove.includes(tag)), ...add])];
}

/** The host takes away with a tag all tags below it, also those that a person hung there. */
function carriesOthers(id: number, tags: readonly number[], { tagParents }: Registered): boolean {
  return tags.some((tag) => {
    // The host knows five levels; the bound only keeps a circle from going on for ever.
    for (let at = tagParents.get(tag), level = 0; at !== undefined && level < 8; at = tagParents.get(at), level += 1) {
      if (at === id) return true;
    }
    return false;
  });
}
