/** The life of a version of a schedule. Nothing is taken away: what is rejected or retired stays as history. */
export const SCHEDULE_STATES = ['draft', 'proposed', 'active', 'retired', 'rejected'] as const;
export type ScheduleState = (typeof SCHEDULE_STATES)[number];

const MOVES: Readonly<Record<ScheduleState, readonly ScheduleState[]>> = {
  draft: ['proposed', 'rejected'],
  proposed: ['active', 'rejected'],
  active: ['retired'],
  retired: [],
  rejected: [],
};

export function canMoveSchedule(from: ScheduleState, to: ScheduleState): boolean {
  return MOVES[from].includes(to);
}
