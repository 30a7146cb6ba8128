import type { WireDocument } from '../wire-types.ts';

/** A document that was changed this long after it came in, or this long ago, is one that nobody is working at. */
const QUIET_MS = { afterIntake: 5000, sinceChange: 60_000 };

/**
 * In a PATCH tags are a whole list: one that a person adds in the moment between our reading and it would go. So they are
 * sent in it only where nobody is at work; where somebody may be, they go in a call of their own, which only adds.
 * `quietAt`: when we changed it ourselves, in quiet.
 */
export function isQuiet(
  { added, modified }: Pick<WireDocument, 'added' | 'modified'>,
  now: Date,
  quietAt: string | undefined,
): boolean {
  if (modified === quietAt) return true;
  const changedAt = Date.parse(modified);
  const isUntouched = changedAt - Date.parse(added) <= QUIET_MS.afterIntake;
  return isUntouched || now.getTime() - changedAt >= QUIET_MS.sinceChange;
}
