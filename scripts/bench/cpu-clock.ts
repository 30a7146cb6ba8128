import { readFileSync } from 'node:fs';

/** Clock ticks a second in /proc on every Linux that Node runs on. */
const TICKS = 100;
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

function childSeconds(): number {
  if (!countsChildren) return 0;
  const stat = readFileSync('/proc/self/stat', 'utf8');
  // The program's name in brackets may hold blanks: count from its end (field 3 of proc(5) is the first after it).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[CHILD_USER]) + Number(fields[CHILD_SYSTEM])) / TICKS;
}
