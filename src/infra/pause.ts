import { setTimeout as wait } from 'node:timers/promises';

/** A timer knows no "for ever". */
const LONG_MS = 60 * 60_000;

/** Waits `ms`, less when the signal aborts, not at all when it has; never rejects for that. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal });
  } catch (error) {
    // The caller asks the signal itself; to be cut short is what it wanted.
    if (!signal.aborted) throw error;
  }
}

/** As long as it takes; keeps the process alive, also where nothing else does. */
export async function untilAborted(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await pause(LONG_MS, signal);
}
