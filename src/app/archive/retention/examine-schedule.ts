import { checkSchedule } from '../../../domain/retention/check-schedule.ts';
import { diffSchedules, type ScheduleDiff } from '../../../domain/retention/diff-schedules.ts';
import type { RetentionSchedule } from '../../../domain/retention/retention-schedule.ts';
import { isRefused, type ScheduleFinding } from '../../../domain/retention/schedule-finding.ts';
import type { ScheduleVersion } from '../../../ports/archive/retention.ts';
import { ScheduleError } from '../../../ports/errors.ts';
import type { AppDeps } from '../../deps.ts';

export type RetentionDeps = Pick<AppDeps, 'store' | 'clock' | 'ids'>;

export interface ScheduleExamination {
  readonly findings: readonly ScheduleFinding[];
  /** The version in force whose place it would take; undefined: it would be the first there. */
  readonly replaced: ScheduleVersion | undefined;
  readonly diff: ScheduleDiff;
}

/** What would be found of a schedule if it were put into force now. Changes nothing. */
export async function examineSchedule(
  { store }: Pick<RetentionDeps, 'store'>,
  schedule: RetentionSchedule,
): Promise<ScheduleExamination> {
  const active = await store.retention.inState('active');
  const replaced = active.find((one) => isSamePlace(one.schedule, schedule));
  const others = active.filter((one) => one !== replaced).map((one) => one.schedule);
  const findings = checkSchedule(schedule, { others, replaced: replaced?.schedule });
  return { findings, replaced, diff: diffSchedules(replaced?.schedule, schedule) };
}

/** A version with the same begin of validity corrects the other; with another one it stands beside it. */
function isSamePlace(a: RetentionSchedule, b: RetentionSchedule): boolean {
  return a.id === b.id && a.effectiveFrom === b.effectiveFrom;
}

/** @throws ScheduleError when something refuses it; the warnings are told as well */
export function demandAccepted(findings: readonly ScheduleFinding[]): void {
  if (!isRefused(findings)) return;
  const refusals = findings.filter(({ severity }) => severity === 'refused');
  throw new ScheduleError(
    refusals.map(({ id, code, details }) => ({ at: id, key: `retention.finding.${code}`, details })),
  );
}
