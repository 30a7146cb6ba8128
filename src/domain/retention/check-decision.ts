import permanentByLaw from '../../../schemas/retention/permanent-by-law.json' with { type: 'json' };
import type { RetentionDecision } from './retention-decision.ts';
import { comparePeriods } from './retention-period.ts';
import type { PricedRow } from './retention-schedule.ts';

/** What the law itself makes permanent, whatever a table says. */
export interface PermanentRule {
  readonly id: string;
  readonly title: string;
}
export const PERMANENT_RULES: readonly PermanentRule[] = permanentByLaw.rules;

/** Why a decision cannot stand; messages `retention.decision.<fault>`. */
export type DecisionFault =
  /** A rule of the law makes it permanent. */
  | 'permanent-by-law'
  | 'rule-unknown'
  /** Shorter than the row that it cites. */
  | 'below-prescribed'
  /** Nobody can say beforehand whether it is long enough: a reason must be given. */
  | 'not-comparable'
  /** Neither a row nor a reason. */
  | 'not-founded';

/** `cited`: the row of the version that the decision names; undefined where it cites none. */
export function checkDecision(
  decision: Pick<RetentionDecision, 'period' | 'item' | 'permanentBecause' | 'reason'>,
  cited: Pick<PricedRow, 'id' | 'period'> | undefined,
): DecisionFault | undefined {
  const { period, permanentBecause } = decision;
  const founded = decision.reason !== undefined && decision.reason.trim() !== '';
  if (permanentBecause.some((rule) => !PERMANENT_RULES.some(({ id }) => id === rule))) return 'rule-unknown';
  if (permanentBecause.length > 0) return period.kind === 'permanent' ? undefined : 'permanent-by-law';
  if (cited === undefined) return founded ? undefined : 'not-founded';
  const order = comparePeriods(period, cited.period);
  if (order === 'shorter') return 'below-prescribed';
  return order === 'incomparable' && !founded ? 'not-comparable' : undefined;
}
