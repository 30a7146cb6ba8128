import type { AppDeps } from '../app/deps.ts';
import { sweepHost } from '../app/sweep-host.ts';
import { pause } from '../infra/pause.ts';
import { isPortError } from '../ports/errors.ts';
import type { HostId } from '../ports/host.ts';

export interface SweepLoopOptions {
  readonly deps: AppDeps;
  readonly hostIds: readonly HostId[];
  /** Pause between two looks at a host. */
  readonly everyMs: (hostId: HostId) => number;
  readonly signal: AbortSignal;
}

/** Hundreds of thousands of files take seconds to look over: that must not become all the service does. */
const REST = 10;

/**
 * Looks at every host again and again, each at its own pace: a slow one holds no other back. A host that cannot be
 * reached is logged and asked again: lost events are found by the next sweep.
 */
export async function keepSweeping({ deps, hostIds, everyMs, signal }: SweepLoopOptions): Promise<void> {
  const broken = new AbortController();
  const until = AbortSignal.any([signal, broken.signal]);
  const loops = hostIds.map(async (hostId) => {
    try {
      await sweepOn({ deps, hostId, everyMs: everyMs(hostId), signal: until });
    } catch (error) {
      broken.abort(error); // one cannot go on without the store, nor can the others
      throw error;
    }
  });
  await Promise.all(loops);
}

interface OneHost {
  readonly deps: AppDeps;
  readonly hostId: HostId;
  readonly everyMs: number;
  readonly signal: AbortSignal;
}

async function sweepOn({ deps, hostId, everyMs, signal }: OneHost): Promise<void> {
  while (!signal.aborted) {
    const begun = performance.now();
    await sweepQuietly(deps, hostId, signal);
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
