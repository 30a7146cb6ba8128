import type { RankedItem } from './rank-items.ts';
import type { ChosenRow } from './choose-row.ts';

/** What is known of a candidate when its probability is asked for. */
export interface CandidateFacts {
  readonly ranked: RankedItem;
  readonly chosen: ChosenRow;
  /** Score of the best other item. */
  readonly rival: number;
}

/** Below it an item is not proposed: its words agree by chance. */
export const LEAST_SCORE = 0.2;

/** Fitted by logistic regression on the `tune` part of the labelled titles; `npm run bench -- retention` shows how it holds. */
const WEIGHTS = { base: -3.4, score: 0.5, margin: 6.7, ofTitle: 1.1, decided: 2 };

export function features({ ranked, chosen, rival }: CandidateFacts): Readonly<Record<keyof typeof WEIGHTS, number>> {
  const margin = (ranked.score - rival) / Math.max(ranked.score, rival);
  return {
    base: 1,
    score: ranked.score,
    margin,
    ofTitle: ranked.ofTitle,
    decided: chosen.decided,
  };
}

/** Probability that the row is the right one. */
export function confidenceOf(facts: CandidateFacts): number {
  const values = features(facts);
  const z = Object.entries(WEIGHTS).reduce(
    (sum, [name, weight]) => sum + weight * values[name as keyof typeof WEIGHTS],
    0,
  );
  return 1 / (1 + Math.exp(-z));
}
