import { setTimeout as wait } from 'node:timers/promises';

/** Waits `ms`, less when the signal aborts, not at all when it has; never rejects for that. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal });
  } catch (error) {
    // The caller asks the signal itself; to be cut short is what it wanted.
    if (!signal.aborted) throw error;
  }
}
