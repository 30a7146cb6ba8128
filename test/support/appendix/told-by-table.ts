import type { RetentionSchedule, ScheduleItem } from '../../../src/domain/retention/retention-schedule.ts';

/** What of a schedule a printed table tells: not its notes, sources, annexes and doubts. */
export function toldByTable({ groups }: Pick<RetentionSchedule, 'groups'>) {
  return groups.map(({ id, no, title, parent, items }) => ({
    ...{ id, no, title, parent },
    items: items.map(({ sub, ...item }) => ({ ...lineOf(item), sub: sub?.map(lineOf) })),
  }));
}

function lineOf({ id, no, title, text, period }: Omit<ScheduleItem, 'sub'>) {
  return { id, no, title, text, period };
}

/** The same with sub-items whose letters the layout does not show. */
export function withoutLetters(told: ReturnType<typeof toldByTable>): ReturnType<typeof toldByTable> {
  return told.map((group) => ({
    ...group,
    items: group.items.map((item) => ({
      ...item,
      sub: item.sub?.map((sub, index) => ({ ...sub, no: null, id: `${item.id}/~${String(index + 1)}` })),
    })),
  }));
}
