import { parsePeriodText } from '../../../src/domain/retention/period-text.ts';
import type {
  RetentionSchedule,
  ScheduleGroup,
  ScheduleItem,
} from '../../../src/domain/retention/retention-schedule.ts';

/** A whole common schedule of an authority, in force from 2020 on. */
export function aSchedule(
  head: Partial<RetentionSchedule> & Pick<RetentionSchedule, 'id'>,
  groups: readonly ScheduleGroup[],
): RetentionSchedule {
  return {
    title: `Bảng thời hạn ${head.id}`,
    issuer: 'Bộ Mẫu',
    issued: '2019-12-01',
    effectiveFrom: '2020-01-01',
    effectiveTo: null,
    supersedes: [],
    supersededBy: [],
    scope: { kind: 'common' },
    authority: 'prescribed',
    lawBasis: null,
    coverage: { extent: 'complete', statement: 'Đủ.' },
    sources: ['Công báo mẫu'],
    groups,
    ...head,
  };
}

/** One group, `<schedule>/1`. */
export function inGroup(scheduleId: string, items: readonly ScheduleItem[]): readonly ScheduleGroup[] {
  return [{ id: `${scheduleId}/1`, no: '1', title: 'Tài liệu tổng hợp', items }];
}

export function anItem(id: string, text: string): ScheduleItem {
  return { id, no: id.split('/').at(-1) ?? null, title: `Hồ sơ ${id}`, text, period: parsePeriodText(text) ?? null };
}
