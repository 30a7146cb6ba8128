/** Messages: `retention.finding.<code>`. */
export const FINDING_CODES = [
  'source-missing',
  'validity-reversed',
  'in-force-before-issue',
  'no-rows',
  'coverage-partial',
  'coverage-metadata-only',
  'duplicate-item',
  'id-misplaced',
  'parent-missing',
  'period-missing',
  'period-not-as-text',
  'text-not-understood',
  'period-above-sub-items',
  'period-without-number',
  'period-outside-law',
  'supersession-cycle',
  'overlap',
  'period-lowered',
  'period-corrected',
  'period-not-comparable',
  'prescribed-missing',
  'prescribed-not-named',
  'row-gone',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** Something a person must know of a schedule. */
export interface ScheduleFinding {
  /** `refused`: it cannot be proposed or put into force. `warning`: whoever activates it must have seen it. */
  readonly severity: 'refused' | 'warning';
  readonly code: FindingCode;
  /** Of the item, group or schedule. */
  readonly id: string;
  readonly details: Readonly<Record<string, string>>;
}

export function isRefused(findings: readonly ScheduleFinding[]): boolean {
  return findings.some(({ severity }) => severity === 'refused');
}
