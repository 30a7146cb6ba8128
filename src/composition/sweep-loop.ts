import type { AppDeps } from '../app/deps.ts';
import { sweepHost } from '../app/sweep-host.ts';
import { pause } from '../infra/pause.ts';
import { isPortError } from '../ports/errors.ts';
import type { HostId } from '../ports/host.ts';

export interface SweepLoopOptions {
  readonly deps: AppDeps;
  readonly hostIds: readonly HostId[];
  readonly everyMs: number;
  readonly signal: AbortSignal;
}

/** Hundreds of thousands of files take seconds to look over: that must not become all the service does. */
const REST = 10;

/** Looks at every host again and again. A host that cannot be reached is logged and asked again: lost events are found by the next sweep. */
export async function keepSweeping({ deps, hostIds, everyMs, signal }: SweepLoopOptions): Promise<void> {
  while (!signal.aborted) {
    const begun = performance.now();
    for (const hostId of hostIds) await sweepQuietly(deps, hostId, signal);
    await pause(Math.max(everyMs, REST * (performance.now() - begun)), signal);
  }
}

async function sweepQuietly(deps: AppDeps, hostId: HostId, signal: AbortSignal): Promise<void> {
  try {
    await sweepHost(deps, hostId, signal);
  } catch (error) {
    if (signal.aborted) return;
    // A broken store must end the service; it cannot be worked around by asking again.
    if (!isPortError(error) || error.code === 'store-broken') throw error;
    deps.log.warn('Host cannot be swept', { hostId, code: error.code });
  }
}
