import type { DisposalCase } from '../../disposal/disposal-case.ts';
import type { EliminationItem } from '../../disposal/elimination-item.ts';
import type { Tally } from '../../disposal/votes.ts';
import type { Day } from '../../retention/day.ts';
import type { RetentionPeriod } from '../../retention/retention-period.ts';

/** All that the papers of a case of disposal say. */
export interface DisposalFacts {
  readonly case: DisposalCase;
  /** In the order of the list, those that were kept among them. */
  readonly items: readonly EliminationItem[];
  /** Of the items that were voted on; empty before the council sat. */
  readonly tallies: readonly Tally[];
  /** The last day for destruction; null where the law names none. */
  readonly deadline: Day | null;
  readonly periodText: (period: RetentionPeriod) => string;
}
