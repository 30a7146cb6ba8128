import { today } from '../../model/format.ts';

/** The day so many days before. */
export function daysBefore(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return today(new Date(year, month - 1, date - days));
}
