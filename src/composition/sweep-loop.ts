import type { AppDeps } from '../app/deps.ts';
import { considerReconcile } from '../app/host/consider-reconcile.ts';
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

/** A look at everything that was sent for is not sent for again while it may wait or run. */
const RECONCILE_PATIENCE_MS = 6 * 60 * 60_000;

async function sweepOn({ deps, hostId, everyMs, signal }: OneHost): Promise<void> {
  let askedAt = -RECONCILE_PATIENCE_MS;
  while (!signal.aborted) {
    const begun = performance.now();
    const isThere = await sweepQuietly(deps, hostId, signal);
    const isPatient = begun - askedAt < RECONCILE_PATIENCE_MS;
    if (isThere && !isPatient && (await considerReconcile(deps, hostId))) askedAt = begun;
    await pause(Math.max(everyMs, REST * (performance.now() - begun)), signal);
  }
}

/** False when it could not be asked. */
async function sweepQuietly(deps: AppDeps, hostId: HostId, signal: AbortSignal): Promise<boolean> {
  try {
    await sweepHost(deps, hostId, signal);
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    // A broken store must end the service; it cannot be worked around by asking again.
    if (!isPortError(error) || error.code === 'store-broken') throw error;
    deps.log.warn('Host cannot be swept', { hostId, code: error.code });
    return false;
  }
}
