import type { Day } from '../retention/day.ts';
import { lastWorkingDays, workingDayAfter, workingDays, yearsWithoutTet, type WorkCalendar } from './calendar.ts';

export const PACE_MEASURES = ['metres', 'bundles', 'dossiers'] as const;
export type PaceMeasure = (typeof PACE_MEASURES)[number];

export interface PaceCase {
  readonly done: number;
  readonly total: number;
  /** How much was done on which day. */
  readonly days: ReadonlyMap<Day, number>;
  readonly today: Day;
  readonly startsOn: Day;
  readonly deadline: Day;
  readonly calendar: WorkCalendar;
  /** The pace is that of so many working days. */
  readonly paceDays: number;
}

export interface Pace {
  readonly done: number;
  readonly total: number;
  readonly left: number;
  /** A working day, over the last days looked at. */
  readonly pace: number;
  readonly paceFrom: Day;
  /** A working day, from tomorrow to the deadline; null where none is left and something is to be done. */
  readonly needed: number | null;
  readonly daysLeft: number;
  /** When it is done at this pace; null where nothing moves. */
  readonly forecast: Day | null;
  readonly late: boolean;
  /** Working days behind the deadline; null where nobody can tell. */
  readonly daysLate: number | null;
  /** Years whose Tết the calendar does not know: the forecast is too early. */
  readonly yearsWithoutTet: readonly number[];
}

/**
 * Where the work will be at the deadline if it goes on as in the last working days. Work done on a day off counts for
 * the pace. Today is counted once something was done today.
 */
export function paceOf(given: PaceCase): Pace {
  const { done, total, days, today, startsOn, deadline, calendar, paceDays } = given;
  const left = Math.max(0, round(total - done));
  const until = (days.get(today) ?? 0) > 0 ? today : lastBefore(today, calendar);
  const window = lastWorkingDays(until, paceDays, calendar).filter((day) => day >= startsOn);
  const paceFrom = window[0] ?? startsOn;
  const worked = [...days].filter(([day]) => day >= paceFrom && day <= until);
  const sum = worked.reduce((whole, [, amount]) => whole + amount, 0);
  const pace = window.length === 0 ? 0 : sum / window.length;
  const daysLeft = today >= deadline ? 0 : workingDays(today, deadline, calendar).filter((day) => day > today).length;
  const forecast = forecastOf(left, pace, { today, calendar });
  const late = left > 0 && (forecast === null || forecast > deadline);
  return {
    ...{ done: round(done), total: round(total), left, pace: round(pace), paceFrom, daysLeft, forecast, late },
    needed: left === 0 ? 0 : daysLeft === 0 ? null : round(left / daysLeft),
    daysLate: lateness(forecast, deadline, calendar),
    yearsWithoutTet: yearsWithoutTet(today, [forecast ?? deadline, deadline].sort().at(-1) ?? deadline, calendar),
  };
}

function lastBefore(today: Day, calendar: WorkCalendar): Day {
  const [before = today] = lastWorkingDays(today, 2, calendar)
    .filter((day) => day < today)
    .slice(-1);
  return before;
}

function forecastOf(left: number, pace: number, { today, calendar }: Pick<PaceCase, 'today' | 'calendar'>): Day | null {
  if (left === 0) return today;
  if (pace <= 0) return null;
  return workingDayAfter(today, Math.ceil(left / pace - 1e-9), calendar) ?? null;
}

function lateness(forecast: Day | null, deadline: Day, calendar: WorkCalendar): number | null {
  if (forecast === null) return null;
  return forecast <= deadline ? 0 : workingDays(deadline, forecast, calendar).filter((day) => day > deadline).length;
}

/** 33.8 metres are 337.99… bundles in binary. */
function round(value: number): number {
  return Number(value.toFixed(4));
}
