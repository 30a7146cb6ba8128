import type { DossierProposal, PeriodSource } from './proposals/propose-for-dossier.ts';
import { comparePeriods, periodKey, type RetentionPeriod } from './retention-period.ts';
import type { PricedRow } from './retention-schedule.ts';

/** What a person should see beside a decision that stands; messages `retention.warning.<code>`. */
export interface DecisionWarning {
  /**
   * `longer-proposal`: title, a document or the law calls for a longer period (the longest of a dossier's documents wins);
   * `incomparable-proposal`: nobody can say which is longer; `row-uncertain`: the cited row itself is in doubt.
   */
  readonly code: 'longer-proposal' | 'incomparable-proposal' | 'row-uncertain';
  /** Row of a schedule. */
  readonly item: string;
  /** As `periodKey` writes it. */
  readonly period: string;
  readonly source: PeriodSource | null;
}

export function decisionWarnings(
  period: RetentionPeriod,
  cited: PricedRow | undefined,
  { longest }: Pick<DossierProposal, 'longest'>,
): readonly DecisionWarning[] {
  const proposed = longest.flatMap(({ period: other, source, proposal }): readonly DecisionWarning[] => {
    const order = comparePeriods(period, other);
    if (order === 'equal' || order === 'longer') return [];
    const code = order === 'shorter' ? 'longer-proposal' : 'incomparable-proposal';
    return [{ code, item: proposal.row.id, period: periodKey(other), source }];
  });
  if (cited?.uncertain !== true) return proposed;
  return [{ code: 'row-uncertain', item: cited.id, period: periodKey(cited.period), source: null }, ...proposed];
}
