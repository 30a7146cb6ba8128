import type { HostId } from '../../ports/host.ts';
import type { AppDeps } from '../deps.ts';
import { fieldWriter } from './send-sync.ts';

/** A sweep comes every few minutes: a whole fonds that is renumbered goes out over hours, beside the daily work. */
const AT_ONCE = 200;

/**
 * Has documents brought into line with the dossiers in which they lie, where these changed since: number, period, facts, hold,
 * fonds. Some a sweep; a host without fields has nothing to be told.
 */
export async function followDossiers({ store, queue, hosts }: AppDeps, hostId: HostId): Promise<number> {
  return store.transaction(async () => {
    const behind = await store.hostDocuments.takeBehind(hostId, AT_ONCE);
    if (behind.length === 0 || fieldWriter(hosts.get(hostId)) === undefined) return 0;
    const jobs = behind.map((scanFileId) => ({
      payload: { scanFileId, part: 'sync' as const },
      key: scanFileId,
    }));
    await queue.sendAll('read-scan-file', jobs);
    return jobs.length;
  });
}
