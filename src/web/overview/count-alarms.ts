import type { Status } from '../api/types.ts';

/** Of all hosts. */
export function countAlarms(hosts: Status['hosts']): number {
  return hosts.reduce((sum, { work }) => sum + work.alarms, 0);
}
