import { readFileSync } from 'node:fs';

/** Clock ticks a second in /proc on every Linux that Node runs on. */
const TICKS = 100;
const USER = 11;
const SYSTEM = 12;
const CHILD_USER = 13;
const CHILD_SYSTEM = 14;

/**
 * CPU seconds (user + system) of this process with all its threads and of the programs it started that have ended.
 * Off Linux the programs cannot be counted.
 */
export function cpuSeconds(): number {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return (userCPUTime + systemCPUTime) / 1e6 + childSeconds();
}

export const countsChildren = process.platform === 'linux';

/** CPU milliseconds of another process and of the programs it started that have ended; 0 where it has ended itself, and off Linux. */
export function cpuMs(pid: number | undefined): number {
  if (pid === undefined || !countsChildren) return 0;
  try {
    const fields = fieldsOf(String(pid));
    return (sumOf(fields, [USER, SYSTEM, CHILD_USER, CHILD_SYSTEM]) * 1000) / TICKS;
  } catch {
    return 0; // it has ended
  }
}

function childSeconds(): number {
  return countsChildren ? sumOf(fieldsOf('self'), [CHILD_USER, CHILD_SYSTEM]) / TICKS : 0;
}

function fieldsOf(pid: string): readonly string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The program's name in brackets may hold blanks: count from its end (field 3 of proc(5) is the first after it).
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function sumOf(fields: readonly string[], places: readonly number[]): number {
  return places.reduce((sum, place) => sum + Number(fields[place]), 0);
}
