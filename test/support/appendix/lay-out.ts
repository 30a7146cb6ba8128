import type { RetentionSchedule, ScheduleItem } from '../../../src/domain/retention/retention-schedule.ts';

/** A row of an appendix as an office would set it; writers of each format draw it. */
export interface DrawnRow {
  readonly kind: 'heading' | 'group' | 'line';
  /** Empty where the layout leaves it out. */
  readonly no: string;
  readonly title: string;
  readonly period: string;
}

export interface Layout {
  /** Sub-items: `letters` in the column of numbers, `dashes` before their titles, `in-cell` = in the row of their item. */
  readonly subItems: 'letters' | 'dashes' | 'in-cell';
  /** Numbers of groups stand before their titles, in one cell across the table. */
  readonly groupsAcross: boolean;
}

export const OFFICIAL: Layout = { subItems: 'letters', groupsAcross: true };
export const HEADING: DrawnRow = {
  kind: 'heading',
  no: 'Số TT',
  title: 'Tên nhóm hồ sơ, tài liệu',
  period: 'Thời hạn bảo quản',
};

export function layOut(schedule: RetentionSchedule, layout: Layout = OFFICIAL): readonly DrawnRow[] {
  const rows = schedule.groups.flatMap(({ no, title, items }) => [
    {
      kind: 'group' as const,
      ...(layout.groupsAcross ? { no: '', title: `${no}. ${title}` } : { no, title }),
      period: '',
    },
    ...items.flatMap((item) => itemRows(item, layout)),
  ]);
  return [HEADING, ...rows];
}

function itemRows({ no, title, text, sub = [] }: ScheduleItem, { subItems }: Layout): readonly DrawnRow[] {
  const head: DrawnRow = { kind: 'line', no: no ?? '', title, period: text ?? '' };
  if (subItems === 'in-cell' && sub.length > 0) {
    const titles = [title, ...sub.map((one) => `- ${one.title}`)].join('\n');
    return [{ ...head, title: titles, period: ['', ...sub.map((one) => one.text ?? '')].join('\n') }];
  }
  const lines = sub.map((one): DrawnRow => {
    const number = subItems === 'letters' ? `${one.no ?? '-'})` : '';
    return {
      ...{ kind: 'line', no: one.no === null ? '' : number, period: one.text ?? '' },
      title: subItems === 'dashes' || one.no === null ? `- ${one.title}` : one.title,
    };
  });
  return [head, ...lines];
}
