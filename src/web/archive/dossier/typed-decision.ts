import { comparePeriods, type RetentionPeriod } from '../../../domain/retention/retention-period.ts';
import type { PricedRow } from '../../../domain/retention/retention-schedule.ts';
import type { ArchiveKey } from '../messages/archive-messages.ts';
import { parseTypedPeriod } from '../model/typed-period.ts';

export interface TypedDecision {
  readonly period: string;
  readonly reason: string;
}

export interface DecisionFaults {
  readonly period?: ArchiveKey;
  readonly reason?: ArchiveKey;
}

/** What can be sent, or what is wrong at which field. */
export type CheckedDecision =
  | { readonly kind: 'ready'; readonly period: RetentionPeriod; readonly reason: string | undefined }
  | ({ readonly kind: 'fault' } & DecisionFaults);

/**
 * The service's own rules, told while typing: never below the row that is cited. Another period than that of the row, and
 * a decision without a row, say why.
 */
export function checkTyped(
  { period, reason }: TypedDecision,
  cited: Pick<PricedRow, 'period'> | null,
): CheckedDecision {
  const wanted = parseTypedPeriod(period);
  const why = reason.normalize('NFC').trim();
  if (wanted === undefined) return { kind: 'fault', period: 'decide.fault.period' };
  const order = cited === null ? undefined : comparePeriods(wanted, cited.period);
  if (order === 'shorter') return { kind: 'fault', period: 'decide.fault.below' };
  if (why === '' && order !== 'equal') return { kind: 'fault', reason: reasonKey(order) };
  return { kind: 'ready', period: wanted, reason: why === '' ? undefined : why };
}

function reasonKey(order: 'longer' | 'incomparable' | undefined): ArchiveKey {
  if (order === undefined) return 'decide.fault.noRow';
  return order === 'longer' ? 'decide.fault.longer' : 'decide.fault.incomparable';
}
