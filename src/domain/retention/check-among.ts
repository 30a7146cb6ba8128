import { overlap } from './in-force.ts';
import { comparePeriods, periodKey } from './retention-period.ts';
import { pricedRows, type PricedRow, type RetentionSchedule } from './retention-schedule.ts';
import type { FindingCode, ScheduleFinding } from './schedule-finding.ts';

export interface KnownSchedules {
  /** All that are in force now or were, each once, without the one in whose place the new one goes. */
  readonly others: readonly RetentionSchedule[];
  /** The version of the same schedule and the same begin of validity, which the new one corrects. */
  readonly replaced: RetentionSchedule | undefined;
}

/** What is wrong with a schedule beside the others. */
export function checkAmong(schedule: RetentionSchedule, known: KnownSchedules): readonly ScheduleFinding[] {
  const findings = [
    ...findCycle(schedule, known.others),
    ...findOverlaps(schedule, known.others),
    ...compareWithPrescribed(schedule, known.others),
  ];
  return known.replaced === undefined ? findings : [...findings, ...compareWithReplaced(schedule, known.replaced)];
}

/** Whether following "supersedes" leads back; both directions of the relation are followed as one. */
function findCycle(schedule: RetentionSchedule, others: readonly RetentionSchedule[]): readonly ScheduleFinding[] {
  const older = new Map<string, Set<string>>();
  const note = (newer: string, old: string) => {
    older.set(newer, (older.get(newer) ?? new Set()).add(old));
  };
  for (const { id, supersedes, supersededBy } of [schedule, ...others]) {
    for (const old of supersedes) note(id, old);
    for (const newer of supersededBy) note(newer, id);
  }
  const way = wayTo(schedule.id, schedule.id, older);
  if (way === undefined) return [];
  const details = { way: [schedule.id, ...way].join(' → ') };
  return [{ severity: 'refused', code: 'supersession-cycle', id: schedule.id, details }];
}

function wayTo(
  from: string,
  to: string,
  older: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] | undefined {
  const seen = new Set<string>();
  const walk = (id: string): readonly string[] | undefined => {
    for (const next of older.get(id) ?? []) {
      if (next === to) return [next];
      if (seen.has(next)) continue;
      seen.add(next);
      const way = walk(next);
      if (way) return [next, ...way];
    }
    return undefined;
  };
  return walk(from);
}

function findOverlaps(schedule: RetentionSchedule, others: readonly RetentionSchedule[]): readonly ScheduleFinding[] {
  return others
    .filter((other) => other.id === schedule.id || placeOf(other) === placeOf(schedule))
    .filter((other) => overlap(endedBy(schedule, other), endedBy(other, schedule)))
    .map((other) => ({
      severity: 'refused',
      code: 'overlap',
      id: schedule.id,
      details: { other: other.id, from: other.effectiveFrom ?? '…', to: other.effectiveTo ?? '…' },
    }));
}

/** Schedules of one place stand in for each other, so that on no day there may be two. */
function placeOf({ scope, authority, issuer }: RetentionSchedule): string {
  const sector = scope.kind === 'sector' ? scope.sector : '';
  return [authority, authority === 'own' ? issuer : '', sector].join('\u0000');
}

/** A validity without a known end ends where a schedule that supersedes this one begins. */
function endedBy(schedule: RetentionSchedule, other: RetentionSchedule): RetentionSchedule {
  const superseded = other.supersedes.includes(schedule.id) || schedule.supersededBy.includes(other.id);
  if (schedule.effectiveTo !== null || !superseded || other.id === schedule.id) return schedule;
  return { ...schedule, effectiveTo: other.effectiveFrom };
}

/** An agency may not set a period lower than the prescribed one; what the tables do not list follows the like group. */
function compareWithPrescribed(
  schedule: RetentionSchedule,
  others: readonly RetentionSchedule[],
): readonly ScheduleFinding[] {
  if (schedule.authority === 'prescribed') return [];
  const prescribed = new Map(
    others
      .filter(({ authority }) => authority === 'prescribed')
      .flatMap((other) => pricedRows(other).map((row) => [row.id, row] as const)),
  );
  return pricedRows(schedule).flatMap((row): readonly ScheduleFinding[] => {
    if (row.follows === null) return [warning('prescribed-not-named', row)];
    const basis = prescribed.get(row.follows);
    if (basis === undefined) return [refused('prescribed-missing', row, { prescribed: row.follows })];
    return compareRows(row, basis, false);
  });
}

/** A circular does not change; a version that lowers one of its periods is a slip, unless what stood there was in doubt. */
function compareWithReplaced(schedule: RetentionSchedule, replaced: RetentionSchedule): readonly ScheduleFinding[] {
  const rows = new Map(pricedRows(schedule).map((row) => [row.id, row]));
  return pricedRows(replaced).flatMap((before) => {
    const after = rows.get(before.id);
    if (after === undefined) return [warning('row-gone', before, { period: periodKey(before.period) })];
    return compareRows(after, before, before.uncertain && schedule.authority === 'prescribed');
  });
}

function compareRows(row: PricedRow, basis: PricedRow, doubtful: boolean): readonly ScheduleFinding[] {
  const details = { period: row.text, prescribed: basis.text, basis: basis.id };
  const order = comparePeriods(row.period, basis.period);
  if (order === 'incomparable') return [warning('period-not-comparable', row, details)];
  if (order !== 'shorter') return [];
  return [doubtful ? warning('period-corrected', row, details) : refused('period-lowered', row, details)];
}

type Details = ScheduleFinding['details'];

function refused(code: FindingCode, row: PricedRow, details: Details): ScheduleFinding {
  return { severity: 'refused', code, id: row.id, details: { title: titleOf(row), ...details } };
}

function warning(code: FindingCode, row: PricedRow, details: Details = {}): ScheduleFinding {
  return { severity: 'warning', code, id: row.id, details: { title: titleOf(row), ...details } };
}

function titleOf({ item, sub }: PricedRow): string {
  return sub?.title ?? item.title;
}
