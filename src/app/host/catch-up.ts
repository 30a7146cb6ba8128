import { isPortError } from '../../ports/errors.ts';
import type { HostId } from '../../ports/host.ts';
import type { AppDeps } from '../deps.ts';
import { followDossiers } from './follow-dossiers.ts';
import { retryRefused } from './retry-refused.ts';
import { fieldWriter } from './send-sync.ts';
import { sendLook } from './take-hints.ts';

/** Longer than the queue itself takes between two tries. */
const OVERDUE_MS = 5 * 60_000;

/**
 * What a sweep that went well does besides: hints that still wait get a new job, and once the host is back the jobs that
 * died of its absence are sent again, so that an outage of any length loses nothing. Documents whose dossiers changed follow them.
 */
export async function catchUp(deps: AppDeps, hostId: HostId): Promise<void> {
  const host = deps.hosts.get(hostId);
  const now = deps.clock.now();
  if (host?.events.resolve) {
    const before = new Date(now.getTime() - OVERDUE_MS);
    await deps.store.transaction(async () => {
      for (const { ref } of await deps.store.hints.takeOverdue(hostId, { before, now }))
        await sendLook(deps, hostId, ref);
    });
  }
  await followDossiers(deps, hostId);
  if (!fieldWriter(host)) return;
  if (deps.outages.takeReturn(hostId)) await retryRefused(deps, hostId);
  await deps.store.hostProgress.note(hostId, { sweptAt: now, sweepCode: null });
}

/** So that the status says what is wrong also to another process. The store may be what failed. */
export async function noteFailedSweep(deps: AppDeps, hostId: HostId, error: unknown): Promise<void> {
  if (!fieldWriter(deps.hosts.get(hostId)) || !isPortError(error) || error.code === 'cancelled') return;
  await deps.store.hostProgress.note(hostId, { sweepCode: error.code }).catch(() => undefined); // the error itself is what must be told
}
