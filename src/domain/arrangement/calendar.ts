import { addDays, yearOf, type Day } from '../retention/day.ts';

/** Which days are worked; a setting of the project. */
export interface WorkCalendar {
  /** 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Days off beside those that never move: Tết, Giỗ Tổ, days exchanged by decision of the year. */
  readonly holidays: readonly Day[];
}

/** Days off that fall on one day of the solar year each year (Bộ luật Lao động 2019, Điều 112). */
const FIXED_HOLIDAYS: ReadonlySet<string> = new Set(['01-01', '04-30', '05-01', '09-02']);

export function isWorkingDay(day: Day, { weekdays, holidays }: WorkCalendar): boolean {
  if (FIXED_HOLIDAYS.has(day.slice(5)) || holidays.includes(day)) return false;
  return weekdays.includes(weekday(day));
}

function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** Days from one to the other, both counted. */
export function workingDays(from: Day, to: Day, calendar: WorkCalendar): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) days.push(day);
  return days;
}

/** The last `count` working days up to and with a day, the latest last; fewer where a calendar has hardly any. */
export function lastWorkingDays(until: Day, count: number, calendar: WorkCalendar): readonly Day[] {
  const days: Day[] = [];
  let day = until;
  for (let steps = 0; days.length < count && steps < LONGEST; steps += 1, day = addDays(day, -1))
    if (isWorkingDay(day, calendar)) days.unshift(day);
  return days;
}

/** The `count`th working day after a day; undefined where that lies beyond a hundred years. */
export function workingDayAfter(day: Day, count: number, calendar: WorkCalendar): Day | undefined {
  let [at, left] = [day, count];
  for (let steps = 0; left > 0; steps += 1) {
    if (steps > LONGEST) return undefined;
    at = addDays(at, 1);
    if (isWorkingDay(at, calendar)) left -= 1;
  }
  return at;
}

const LONGEST = 36_600;

/** Years between two days for which nobody entered the days off of Tết, which fall between 20 January and 28 February. */
export function yearsWithoutTet(from: Day, to: Day, { holidays }: WorkCalendar): readonly number[] {
  const years: number[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const [first, last] = [`${String(year)}-01-20`, `${String(year)}-02-28`];
    if (from <= last && first <= to && !holidays.some((day) => first <= day && day <= last)) years.push(year);
  }
  return years;
}
