import type { HostId } from '../../ports/host.ts';
import type { DeadJob } from '../../ports/queue.ts';
import type { AppDeps } from '../deps.ts';
import { sendWithdrawal } from '../withhold.ts';
import { isOutage } from './host-outages.ts';
import { sendSync } from './send-sync.ts';

const MOST_DEAD = 10_000;
/** Refused or answered with nonsense: it may have been given the permission, or mended, since. */
const MENDABLE: readonly string[] = ['forbidden', 'protocol'];

/**
 * What a person may have mended in the host since it failed: each once, when the host is back and in the nightly look, so
 * that a fault that stays makes no storm.
 */
export async function retryRefused(deps: AppDeps, hostId: HostId): Promise<void> {
  let sent = 0;
  for (const job of await deps.queue.listDead(MOST_DEAD)) {
    if (!(isOutage(job.code) || MENDABLE.includes(job.code)) || (await hostOf(deps, job)) !== hostId) continue;
    if (await deps.queue.redrive(job.id)) sent += 1;
  }
  for (const id of await deps.store.hostDocuments.withLeftovers(hostId)) {
    await deps.store.transaction(async () => {
      const file = await deps.store.scanFiles.find(id);
      if (file?.state !== 'withheld') return;
      await sendWithdrawal(deps, hostId, file.ref);
      await sendSync(deps, file);
    });
  }
  if (sent > 0) deps.log.info('Jobs of a host are sent again', { hostId, jobs: sent });
}

async function hostOf(deps: AppDeps, { payload }: DeadJob): Promise<string | undefined> {
  if ('hostId' in payload) return payload.hostId;
  return (await deps.store.scanFiles.find(payload.scanFileId))?.hostId;
}
