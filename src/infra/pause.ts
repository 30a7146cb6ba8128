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

/** Waits for `work`, less when the watch fails or ends first; the watch is told when it is no longer needed. */
export async function watched(work: Promise<void>, watch: (ended: AbortSignal) => Promise<void>): Promise<void> {
  const ended = new AbortController();
  try {
    await Promise.race([work, watch(ended.signal)]);
  } finally {
    ended.abort();
  }
}
