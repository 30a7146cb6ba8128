import { firstDay, lastDay } from '../retention/day.ts';
import type { PartialDate } from './partial-date.ts';

/** Holds from the first day of `from` to the last day of `to`; an absent end is open or not known. */
export interface Dated {
  readonly from?: PartialDate;
  readonly to?: PartialDate;
}

/** Whether some day of `on` lies in the span; without a day every span fits. */
export function isValidOn({ from, to }: Dated, on: PartialDate | undefined): boolean {
  if (on === undefined) return true;
  return (from === undefined || firstDay(from) <= lastDay(on)) && (to === undefined || firstDay(on) <= lastDay(to));
}

/** A span that ends before it begins. */
export function isReversed({ from, to }: Dated): boolean {
  return from !== undefined && to !== undefined && lastDay(to) < firstDay(from);
}

/**
 * Whether two spans contradict each other. The end of one and the beginning of the other may be the same month or year:
 * the day of the change is not known then, and the later one counts.
 */
export function overlaps(a: Dated, b: Dated): boolean {
  const [first, second] = beginning(a) <= beginning(b) ? [a, b] : [b, a];
  if (first.to === undefined) return true;
  if (second.from === undefined) return true;
  if (beginning(first) === beginning(second)) return true;
  const shares = first.to === second.from && first.to.length < 10;
  return !shares && firstDay(second.from) <= lastDay(first.to);
}

/** The entry that counts on a day of which two may fit, as the later one does. */
export function latestOn<Entry extends Dated>(entries: readonly Entry[], on: PartialDate): Entry | undefined {
  const fitting = entries.filter((entry) => isValidOn(entry, on));
  return fitting.reduce<Entry | undefined>(
    (best, entry) => (best === undefined || beginning(entry) > beginning(best) ? entry : best),
    undefined,
  );
}

function beginning({ from }: Dated): string {
  return from === undefined ? '' : firstDay(from);
}
