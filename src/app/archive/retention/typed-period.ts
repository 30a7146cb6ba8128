import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { RetentionDecision } from '../../../domain/retention/retention-decision.ts';
import { comparePeriods, type RetentionPeriod } from '../../../domain/retention/retention-period.ts';
import type { AppDeps } from '../../deps.ts';
import { today } from '../../host/count-run.ts';
import { without } from '../without.ts';
import { demandSound } from './decide-retention.ts';
import { openCitedRows, type CitedRows } from './cited-rows.ts';

export type TypingDeps = Pick<AppDeps, 'store' | 'clock'>;

export interface TypedPeriod {
  readonly before: Pick<Dossier, 'retentionDecision' | 'description'>;
  /** Undefined = it was taken away, and the decision with it. */
  readonly period: RetentionPeriod | undefined;
  readonly actor: string;
}

/**
 * What becomes of a decision when somebody types a period over it, in the description or in a workbook. Where nobody has
 * decided the period stays one that was typed, without a row (null). Where a row is cited, another period must not be
 * lower than it: the way around the rule is closed here. What the row does not settle goes through `decideRetention`.
 * @throws RecordError naming `retention` or `reason`
 */
export async function decisionAfterTyping(
  deps: TypingDeps,
  { before, period, actor }: TypedPeriod,
  rows: CitedRows = openCitedRows(deps),
): Promise<RetentionDecision | null> {
  const decision = before.retentionDecision;
  if (decision === null || period === undefined) return null;
  if (comparePeriods(period, decision.period) === 'equal') return decision;
  const { item, scheduleVersion } = decision;
  const cited = item === null || scheduleVersion === null ? undefined : await rows.find(item, scheduleVersion);
  // The old reason was given for another period.
  const typed = { ...without(decision, 'previous', 'reason'), period };
  demandSound(typed, before, cited);
  const previous = { period: decision.period, decision: without(decision, 'previous') };
  return { ...typed, decidedBy: actor, decidedOn: today(deps), previous };
}
