import type { PartialDate } from '../archive/partial-date.ts';

/** What is known of the end of the work of which a dossier tells. */
export interface WorkFacts {
  /** The last date of the dossier, or the day that a person states. */
  readonly endDate?: PartialDate | undefined;
  /** When the body that made the dossier ceased to be: merged, dissolved. Its fonds closes then. */
  readonly creatorEnded?: PartialDate | undefined;
  /** On a merger, current matters go to the new body (2011 law, article 24): it ends them, not the old one. */
  readonly carriedOver?: boolean;
}

export type WorkEnd =
  | { readonly kind: 'known'; readonly on: PartialDate; readonly because: 'stated' | 'creator-ended' }
  | { readonly kind: 'open'; readonly because: 'no-date' | 'carried-over' };

/**
 * When the work ended, from whose year periods count. A body that is no more has no open work: what it did not hand to a
 * successor ended with it at the latest. A stated date stands, whatever became of the body: papers may be filed after it.
 */
export function workEnd({ endDate, creatorEnded, carriedOver = false }: WorkFacts): WorkEnd {
  if (endDate !== undefined) return { kind: 'known', on: endDate, because: 'stated' };
  if (carriedOver) return { kind: 'open', because: 'carried-over' };
  if (creatorEnded !== undefined) return { kind: 'known', on: creatorEnded, because: 'creator-ended' };
  return { kind: 'open', because: 'no-date' };
}
