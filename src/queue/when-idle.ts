import { setTimeout as delay } from 'node:timers/promises';
import type { QueueCounts } from '../ports/queue.ts';

const LOOK_MS = 200;

/** Looks until nothing is waiting, active or retrying. @throws the reason of `signal` */
export async function waitUntilIdle(counts: () => Promise<QueueCounts>, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const { waiting, active, retrying } = await counts();
    if (waiting + active + retrying === 0) return;
    await pause(signal);
  }
}

async function pause(signal?: AbortSignal): Promise<void> {
  try {
    await delay(LOOK_MS, undefined, signal === undefined ? {} : { signal });
  } catch {
    // Aborted: the loop tells why with the reason of the signal, not with the timer's AbortError.
  }
}
