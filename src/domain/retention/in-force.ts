import type { PartialDate } from '../archive/partial-date.ts';
import { addDays, firstDay, lastDay, type Day } from './day.ts';
import type { RetentionDecision } from './retention-decision.ts';
import type { RetentionSchedule } from './retention-schedule.ts';

export type Validity = Pick<RetentionSchedule, 'issued' | 'effectiveFrom' | 'effectiveTo'>;

/**
 * `whole` = on every day that the date can mean; `part` = on some of them; `from-issue` = it was issued, but no source says
 * since when it is in force.
 */
export type InForce = 'whole' | 'part' | 'from-issue';

/** Undefined where it was not in force. Without a known day of issue either, it is never taken to be. */
export function inForceOn({ issued, effectiveFrom, effectiveTo }: Validity, on: PartialDate): InForce | undefined {
  const from = effectiveFrom ?? issued;
  const [first, last] = [firstDay(on), lastDay(on)];
  if (from === null || last < from || (effectiveTo !== null && first >= effectiveTo)) return undefined;
  if (first < from || (effectiveTo !== null && last >= effectiveTo)) return 'part';
  return effectiveFrom === null ? 'from-issue' : 'whole';
}

export interface ApplicableSchedule<T extends RetentionSchedule> {
  readonly schedule: T;
  readonly inForce: InForce;
}

/**
 * The schedules to look into for a date, first those that go before: of the sectors that are named, then common ones; an
 * office's own before the prescribed one that it follows; later ones before earlier ones. Those without rows are left out.
 */
export function schedulesOn<T extends RetentionSchedule>(
  schedules: readonly T[],
  on: PartialDate,
  sectors: readonly string[],
): readonly ApplicableSchedule<T>[] {
  return schedules
    .filter(({ scope }) => scope.kind === 'common' || sectors.includes(scope.sector))
    .filter(({ coverage }) => coverage.extent !== 'metadata-only')
    .flatMap((schedule) => {
      const inForce = inForceOn(schedule, on);
      return inForce === undefined ? [] : [{ schedule, inForce }];
    })
    .sort((a, b) => compareRank(a.schedule, b.schedule));
}

function compareRank(a: RetentionSchedule, b: RetentionSchedule): number {
  const sector = Number(a.scope.kind === 'common') - Number(b.scope.kind === 'common');
  const own = Number(a.authority === 'prescribed') - Number(b.authority === 'prescribed');
  return sector || own || compareText(begin(b), begin(a)) || compareText(a.id, b.id);
}

function begin({ effectiveFrom, issued }: Validity): Day {
  return effectiveFrom ?? issued ?? '';
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A period that was set before a schedule came into force stays; so does one of which nobody can say that it came after. */
export function staysUnder(decision: Pick<RetentionDecision, 'decidedOn'>, { effectiveFrom }: Validity): boolean {
  return effectiveFrom === null || decision.decidedOn < effectiveFrom;
}

/** Whether both are surely in force on one day. Of a validity whose begin is unknown its last day alone is sure. */
export function overlap(a: Validity, b: Validity): boolean {
  const [first, second] = [sureSpan(a), sureSpan(b)];
  if (first === undefined || second === undefined) return false;
  return endsAfter(first, second.from) && endsAfter(second, first.from);
}

interface Span {
  readonly from: Day;
  readonly to: Day | null;
}

function sureSpan({ effectiveFrom, effectiveTo }: Validity): Span | undefined {
  if (effectiveFrom !== null) return { from: effectiveFrom, to: effectiveTo };
  return effectiveTo === null ? undefined : { from: addDays(effectiveTo, -1), to: effectiveTo };
}

function endsAfter({ to }: Span, day: Day): boolean {
  return to === null || to > day;
}
