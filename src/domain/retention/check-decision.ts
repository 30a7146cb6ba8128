import permanentByLaw from '../../../schemas/retention/permanent-by-law.json' with { type: 'json' };
import type { PartialDate } from '../archive/partial-date.ts';
import { firstDay, lastDay, type Day } from './day.ts';
import type { RetentionDecision } from './retention-decision.ts';
import { comparePeriods } from './retention-period.ts';
import type { PricedRow } from './retention-schedule.ts';

/** What the law itself makes permanent, whatever a table says. */
export interface PermanentRule {
  readonly id: string;
  readonly title: string;
  readonly effectiveFrom: Day;
  /** The first day on which it is no longer in force; null = in force still. */
  readonly effectiveTo: Day | null;
}
export const PERMANENT_RULES: readonly PermanentRule[] = permanentByLaw.rules;

/**
 * Whether a rule holds for material of that time: what was formed before the new law is appraised by the old one. Of a
 * date that does not tell, and without one, it may hold: a person says.
 */
export function ruleHolds({ effectiveFrom, effectiveTo }: PermanentRule, formed: PartialDate | undefined): boolean {
  if (formed === undefined) return true;
  return lastDay(formed) >= effectiveFrom && (effectiveTo === null || firstDay(formed) < effectiveTo);
}

/** Why a decision cannot stand; messages `validation.decision-<fault>`. */
export type DecisionFault =
  /** A rule of the law makes it permanent. */
  | 'permanent-by-law'
  | 'rule-unknown'
  /** The rule is not in force for material of that time. */
  | 'rule-not-in-force'
  /** Shorter than the row that it cites. */
  | 'below-prescribed'
  /** Nobody can say beforehand whether it is long enough: a reason must be given. */
  | 'not-comparable'
  /** Neither a row nor a reason. */
  | 'not-founded';

export interface DecisionBasis {
  /** The row of the version that the decision names; undefined where it cites none. */
  readonly cited: Pick<PricedRow, 'id' | 'period'> | undefined;
  /** When the material was formed: the last date of the dossier. */
  readonly formed?: PartialDate | undefined;
}

export function checkDecision(
  decision: Pick<RetentionDecision, 'period' | 'item' | 'permanentBecause' | 'reason'>,
  { cited, formed }: DecisionBasis,
): DecisionFault | undefined {
  const { period, permanentBecause } = decision;
  const founded = decision.reason !== undefined && decision.reason.trim() !== '';
  const rules = permanentBecause.map((id) => PERMANENT_RULES.find((rule) => rule.id === id));
  if (rules.includes(undefined)) return 'rule-unknown';
  if (rules.some((rule) => rule !== undefined && !ruleHolds(rule, formed))) return 'rule-not-in-force';
  if (rules.length > 0) return period.kind === 'permanent' ? undefined : 'permanent-by-law';
  if (cited === undefined) return founded ? undefined : 'not-founded';
  const order = comparePeriods(period, cited.period);
  if (order === 'shorter') return 'below-prescribed';
  return order === 'incomparable' && !founded ? 'not-comparable' : undefined;
}
