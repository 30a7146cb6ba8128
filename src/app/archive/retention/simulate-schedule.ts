import { DEFAULT_DUE_SETTINGS, type DueDate, type DueSettings } from '../../../domain/retention/due-date.ts';
import type { RowChange } from '../../../domain/retention/diff-schedules.ts';
import type { RetentionPeriod } from '../../../domain/retention/retention-period.ts';
import { comparePeriods, parsePeriodKey } from '../../../domain/retention/retention-period.ts';
import type { RetentionSchedule } from '../../../domain/retention/retention-schedule.ts';
import type { RetentionGroup } from '../../../ports/archive/retention.ts';
import { dueOfGroup } from './due-of-group.ts';
import { examineSchedule, type RetentionDeps, type ScheduleExamination } from './examine-schedule.ts';

/** Dossiers of one row that have the same dates. */
export interface SimulatedGroup {
  readonly item: string;
  /** What was decided. */
  readonly period: RetentionPeriod | null;
  /** What the new version prescribes; null where the row is gone. */
  readonly prescribed: RetentionPeriod | null;
  readonly dossiers: number;
  readonly dueBefore: DueDate;
  readonly dueAfter: DueDate;
}

export interface ScheduleSimulation extends ScheduleExamination {
  /** Dossiers whose decided period is not the new one: a person looks at them again. */
  readonly changing: number;
  /** Decided before the schedule is in force: they stay. */
  readonly staying: number;
  readonly groups: readonly SimulatedGroup[];
}

/**
 * How many dossiers would have another period by a schedule, which rows they cite, and when they would fall due. Counted in
 * the database by groups; nothing is changed. Of another version of the same validity all dossiers count, for what was
 * prescribed was only written down wrongly; of a later one those that were decided since it is in force.
 */
export async function simulateSchedule(
  deps: Pick<RetentionDeps, 'store'>,
  schedule: RetentionSchedule,
  settings: DueSettings = DEFAULT_DUE_SETTINGS,
): Promise<ScheduleSimulation> {
  const examination = await examineSchedule(deps, schedule);
  const rows = new Map(examination.diff.rows.filter(changesPeriod).map((row) => [row.id, row]));
  const items = [...rows.keys()];
  const all = items.length === 0 ? [] : await deps.store.retention.groups({ items });
  const decidedFrom = examination.replaced === undefined ? schedule.effectiveFrom : null;
  const counted = decidedFrom === null ? all : await deps.store.retention.groups({ items, decidedFrom });
  const groups = counted.flatMap((group) => simulateGroup(group, rows, settings));
  const changing = sum(groups);
  const met = all.flatMap((group) => simulateGroup(group, rows, settings));
  return { ...examination, changing, staying: sum(met) - changing, groups };
}

function changesPeriod({ period, kind }: RowChange): boolean {
  return kind === 'added' || (period !== null && period !== 'equal');
}

function simulateGroup(
  group: RetentionGroup,
  rows: ReadonlyMap<string, RowChange>,
  settings: DueSettings,
): readonly SimulatedGroup[] {
  const { item, period, dossiers } = group;
  const after = item === null ? undefined : rows.get(item)?.after;
  const prescribed = (after && parsePeriodKey(after.period)) ?? null;
  if (item === null || prescribed === null) return [];
  if (period !== null && comparePeriods(period, prescribed) === 'equal') return [];
  const dueBefore = dueOfGroup(group, settings);
  return [
    { item, period, prescribed, dossiers, dueBefore, dueAfter: dueOfGroup({ ...group, period: prescribed }, settings) },
  ];
}

function sum(groups: readonly { readonly dossiers: number }[]): number {
  return groups.reduce((total, { dossiers }) => total + dossiers, 0);
}
