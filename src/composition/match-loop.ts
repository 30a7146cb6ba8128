import { setImmediate as nextTurn } from 'node:timers/promises';
import { matchNewScans } from '../app/archive/registers/match-new-scans.ts';
import type { AppDeps } from '../app/deps.ts';
import { pause } from '../infra/pause.ts';
import { isPortError } from '../ports/errors.ts';

/** How often it is asked whether there is anything new. */
const EVERY_MS = 60_000;
/** While files are still read, a matching of everything would be old at once; a long run is matched now and then. */
const WHILE_READING_MS = 30 * 60_000;
/** Matching must not become all the service does. */
const REST = 10;

/** Finds rows of registers for new scans, again and again, when no file waits to be read. */
export async function keepMatching(deps: AppDeps, signal: AbortSignal): Promise<void> {
  let lastAt = performance.now();
  while (!signal.aborted) {
    await pause(EVERY_MS, signal);
    const begun = performance.now();
    if (begun - lastAt < WHILE_READING_MS && (await isReading(deps))) continue;
    if (await matchQuietly(deps, signal)) {
      lastAt = performance.now();
      await pause(REST * (lastAt - begun), signal);
    }
  }
}

async function isReading({ queue }: AppDeps): Promise<boolean> {
  const { waiting, active } = await queue.counts();
  return waiting + active > 0;
}

/** Whether something was matched. A person who settles meanwhile is no failure: the next turn sees what they said. */
async function matchQuietly(deps: AppDeps, signal: AbortSignal): Promise<boolean> {
  try {
    const reports = await matchNewScans(deps, { signal, rest: () => nextTurn() });
    return reports.length > 0;
  } catch (error) {
    if (signal.aborted) return false;
    // A broken store must end the service; it cannot be worked around by asking again.
    if (!isPortError(error) || error.code === 'store-broken') throw error;
    deps.log.warn('Registers cannot be matched', { code: error.code });
    return true;
  }
}
