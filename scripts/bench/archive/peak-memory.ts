import { readFileSync } from 'node:fs';

/** Largest resident set of a process, by the kernel's own mark; 0 when it has ended. Linux only. */
export function peakOf(pid: number | 'self'): number {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1];
    return Number(found ?? 0) * 1024;
  } catch {
    return 0;
  }
}
