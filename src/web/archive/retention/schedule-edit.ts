import { parsePeriodText } from '../../../domain/retention/period-text.ts';
import type { RetentionSchedule, ScheduleGroup, ScheduleItem } from '../../../domain/retention/retention-schedule.ts';

/** A line of the table of a schedule: a group, an item, or a sub-item. */
export interface ScheduleRow {
  readonly id: string;
  readonly kind: 'group' | 'item' | 'sub';
  readonly no: string;
  readonly title: string;
  /** The period in the words of the table; of a group nothing. */
  readonly text: string;
  readonly uncertain: boolean;
  /** A period is needed here: an item without sub-items, or a sub-item. */
  readonly isPriced: boolean;
}

/** All lines in the order of the table. */
export function rowsOfSchedule({ groups }: Pick<RetentionSchedule, 'groups'>): readonly ScheduleRow[] {
  return groups.flatMap((group) => [
    {
      ...{ id: group.id, kind: 'group' as const, no: group.no, title: group.title, text: '' },
      ...{ uncertain: group.uncertain === true, isPriced: false },
    },
    ...group.items.flatMap((item) => [
      lineOf(item, 'item', (item.sub ?? []).length === 0),
      ...(item.sub ?? []).map((sub) => lineOf(sub, 'sub', true)),
    ]),
  ]);
}

function lineOf(line: ScheduleItem, kind: 'item' | 'sub', isPriced: boolean): ScheduleRow {
  const { id, no, title, text, uncertain } = line;
  return { id, kind, no: no ?? '', title, text: text ?? '', uncertain: uncertain === true, isPriced };
}

export type RowMember = 'no' | 'title' | 'text';

/** Writes one cell; the period follows from its words, and what they do not say is left open for the findings to name. */
export function setRow(schedule: RetentionSchedule, id: string, change: Readonly<Partial<Record<RowMember, string>>>) {
  return mapGroups(schedule, (group) =>
    group.id === id
      ? { ...group, ...groupChange(change) }
      : mapItems(group, (line) => (line.id === id ? changed(line, change) : line)),
  );
}

function groupChange({ no, title }: Readonly<Partial<Record<RowMember, string>>>) {
  return { ...(no !== undefined && { no: tidy(no) }), ...(title !== undefined && { title: tidy(title) }) };
}

function changed(line: ScheduleItem, { no, title, text }: Readonly<Partial<Record<RowMember, string>>>): ScheduleItem {
  const words = text === undefined ? undefined : tidy(text);
  return {
    ...line,
    ...(no !== undefined && { no: tidy(no) === '' ? null : tidy(no) }),
    ...(title !== undefined && { title: tidy(title) }),
    ...(words !== undefined && { text: words === '' ? null : words, period: parsePeriodText(words) ?? null }),
  };
}

/** An empty item behind this one, or at the head of this group. */
export function addRow(
  schedule: RetentionSchedule,
  behind: string,
): { readonly schedule: RetentionSchedule; readonly id: string } {
  const group = schedule.groups.find(({ id, items }) => id === behind || items.some((item) => hasLine(item, behind)));
  if (!group) return { schedule, id: behind };
  const taken = new Set(group.items.map((item) => item.id));
  let place = group.items.length + 1;
  while (taken.has(`${group.id}/~${String(place)}`)) place += 1;
  const item: ScheduleItem = { id: `${group.id}/~${String(place)}`, no: null, title: '', text: null, period: null };
  const at = group.items.findIndex((one) => hasLine(one, behind)) + 1;
  const items = group.items.toSpliced(at, 0, item);
  return { schedule: mapGroups(schedule, (one) => (one.id === group.id ? { ...one, items } : one)), id: item.id };
}

function hasLine({ id, sub = [] }: ScheduleItem, wanted: string): boolean {
  return id === wanted || sub.some((one) => one.id === wanted);
}

/** Takes an item with its sub-items away, or a sub-item. */
export function removeRow(schedule: RetentionSchedule, id: string): RetentionSchedule {
  return mapGroups(schedule, (group) => ({
    ...group,
    items: group.items.filter((item) => item.id !== id).map((item) => withoutSub(item, id)),
  }));
}

function withoutSub(item: ScheduleItem, id: string): ScheduleItem {
  const { sub, ...alone } = item;
  const left = sub?.filter((one) => one.id !== id) ?? [];
  return left.length === 0 ? alone : { ...alone, sub: left };
}

function mapGroups(schedule: RetentionSchedule, change: (group: ScheduleGroup) => ScheduleGroup): RetentionSchedule {
  return { ...schedule, groups: schedule.groups.map(change) };
}

function mapItems(group: ScheduleGroup, change: (line: ScheduleItem) => ScheduleItem): ScheduleGroup {
  const items = group.items.map((item) => {
    const own = change(item);
    return own.sub === undefined ? own : { ...own, sub: own.sub.map(change) };
  });
  return { ...group, items };
}

function tidy(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}
