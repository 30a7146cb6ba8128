import type { SampleSetting } from './project.ts';

/** How many dossiers of a lot are looked at. */
export function sampleSize(lot: number, { percent, least }: SampleSetting): number {
  return Math.min(lot, Math.max(least, Math.ceil((lot * percent) / 100 - 1e-9)));
}

export const VERDICTS = ['passed', 'corrected', 'sent-back'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface LotCounts {
  readonly lot: number;
  readonly sample: number;
  readonly passed: number;
  readonly corrected: number;
  readonly sentBack: number;
}

export function openOf({ sample, passed, corrected, sentBack }: LotCounts): number {
  return sample - passed - corrected - sentBack;
}

/** Share of the looked-at dossiers in which something was wrong, in percent. */
export function faultyPercent({ passed, corrected, sentBack }: LotCounts): number {
  const seen = passed + corrected + sentBack;
  return seen === 0 ? 0 : Number((((corrected + sentBack) / seen) * 100).toFixed(2));
}
