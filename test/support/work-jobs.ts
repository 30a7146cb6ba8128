import { lookAtDocument } from '../../src/app/host/look-at-document.ts';
import { reconcileHost } from '../../src/app/host/reconcile-host.ts';
import { readScanFile } from '../../src/app/read-scan-file.ts';
import { sweepHost } from '../../src/app/sweep-host.ts';
import { withdrawResults } from '../../src/app/withdraw-results.ts';
import { isPortError } from '../../src/ports/errors.ts';
import type { DocumentRef, HostId } from '../../src/ports/host.ts';
import type { JobPayloads } from '../../src/ports/queue.ts';
import type { FakeApp, SentJob } from './fake-app.ts';

const MOST_JOBS = 200;
const signal = new AbortController().signal;

/**
 * Works the jobs that were sent, in their order, until none is left. @returns those that failed for a passing reason.
 * @throws where jobs make jobs without end, and what a handler throws that is no passing reason
 */
export async function workJobs(app: FakeApp): Promise<readonly SentJob[]> {
  const failed: SentJob[] = [];
  for (let worked = 0; app.sent.length > 0; worked += 1) {
    if (worked > MOST_JOBS) throw new Error('Jobs make jobs without end');
    const job = app.sent.shift();
    if (job === undefined) break;
    try {
      await work(app, job);
    } catch (error) {
      if (!isPortError(error) || !error.retryable) throw error;
      failed.push(job);
    }
  }
  return failed;
}

async function work({ deps }: FakeApp, { name, payload }: SentJob): Promise<void> {
  switch (name) {
    case 'read-scan-file':
      return readScanFile(deps, { ...(payload as JobPayloads['read-scan-file']), signal });
    case 'look-at-document': {
      const { hostId, ref } = payload as JobPayloads['look-at-document'];
      return lookAtDocument(deps, { hostId: hostId as HostId, ref: ref as DocumentRef }, signal);
    }
    case 'reconcile-host':
      return reconcileHost(deps, (payload as { hostId: HostId }).hostId, signal);
    case 'sweep-host':
      await sweepHost(deps, (payload as { hostId: HostId }).hostId, signal);
      return;
    case 'withdraw-results': {
      const { hostId, ref } = payload as { hostId: HostId; ref: DocumentRef };
      return withdrawResults(deps, hostId, ref);
    }
  }
}
