import type { WireDocument } from '../wire-types.ts';

/** A document that was changed this long after it came in, or this long ago, is one that nobody is working at. */
const QUIET_MS = { afterIntake: 5000, sinceChange: 60_000 };

/** Nobody but us has changed it since it came in. `quietAt`: when we changed it ourselves, in quiet. */
export function isUntouched(
  { added, modified }: Pick<WireDocument, 'added' | 'modified'>,
  quietAt: string | undefined,
): boolean {
  return modified === quietAt || Date.parse(modified) - Date.parse(added) <= QUIET_MS.afterIntake;
}

/**
 * In a PATCH tags are a whole list: one that a person adds in the moment between our reading and it would go. So they are
 * sent in it only where nobody is at work; where somebody may be, they go in a call of their own, which only adds.
 */
export function isQuiet(
  document: Pick<WireDocument, 'added' | 'modified'>,
  now: Date,
  quietAt: string | undefined,
): boolean {
  return isUntouched(document, quietAt) || now.getTime() - Date.parse(document.modified) >= QUIET_MS.sinceChange;
}
