import type { RetentionPeriod } from './retention-period.ts';

/** What a person decided of a dossier. It lives with the dossier; a schedule that comes later does not change it. */
export interface RetentionDecision {
  readonly period: RetentionPeriod;
  /** Id of the row of a schedule that is cited; null where none fits and `reason` says why. */
  readonly item: string | null;
  /** Version of the schedule in which the row was read; null with `item`. */
  readonly scheduleVersion: number | null;
  /** Ids of `permanent-by-law.json` that apply: with one of them no other period than `permanent` stands. */
  readonly permanentBecause: readonly string[];
  readonly reason?: string;
  /** Account name. */
  readonly decidedBy: string;
  /** `YYYY-MM-DD`. */
  readonly decidedOn: string;
  /** What this decision took the place of, so that it can be undone: one step, the ledger has the rest. */
  readonly previous?: {
    /** Null = there was none. */
    readonly period: RetentionPeriod | null;
    /** Null = the period was typed, or taken from a workbook, and nobody cited a row for it. */
    readonly decision: Omit<RetentionDecision, 'previous'> | null;
  };
}
