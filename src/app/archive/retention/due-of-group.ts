import { partialDate } from '../../../domain/archive/partial-date.ts';
import { dueDate, type DueDate, type DueSettings } from '../../../domain/retention/due-date.ts';
import { workEnd } from '../../../domain/retention/work-end.ts';
import type { RetentionGroup } from '../../../ports/archive/retention.ts';

/** When the dossiers of a group fall due. Nobody decided on a period: open, for there is nothing to count. */
export function dueOfGroup(group: Omit<RetentionGroup, 'dossiers'>, settings: DueSettings): DueDate {
  const { period, eventYear, carriedOver } = group;
  if (period === null) return { kind: 'open', because: 'not-decided' };
  const endDate = yearDate(group.endYear);
  const event = yearDate(eventYear);
  const waitsFor = period.kind === 'years-after-event' ? period.event : undefined;
  const events = new Map(event !== undefined && waitsFor !== undefined ? [[waitsFor, event]] : []);
  const creatorEnded = yearDate(group.creatorEndYear);
  return dueDate(period, { workEnd: workEnd({ endDate, creatorEnded, carriedOver }), events }, settings);
}

function yearDate(year: number | null) {
  return year === null ? undefined : partialDate(year);
}
