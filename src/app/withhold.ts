import type { WithheldError } from '../ports/errors.ts';
import type { ScanFile } from '../ports/store.ts';
import type { AppDeps } from './deps.ts';
import { sendSync } from './host/send-sync.ts';
import { moveScanFile } from './move-scan-file.ts';

/**
 * The way of a marked file ends: nothing of its text is kept, results delivered earlier are taken back, a person is
 * told; other files of the same content are looked at again. All in one transaction: what must still be done outside
 * the store is a job in it.
 */
export async function withhold(deps: AppDeps, seen: ScanFile, mark: WithheldError): Promise<void> {
  const { store } = deps;
  await store.transaction(async () => {
    const file = await store.scanFiles.find(seen.id);
    if (!file) return;
    await store.readings.purge(file.id);
    await sendWithdrawal(deps, file.hostId, file.ref);
    // New content came while the old was read: the old is gone without trace, the new one has its own job.
    if (file.revision !== seen.revision) return;
    const details = { level: mark.level, page: mark.page };
    await moveScanFile(deps, file, { state: 'withheld', code: mark.code, details, fingerprint: null });
    if (file.sha256 !== null) await lookAgainAtCopies(deps, file, file.sha256);
    await sendSync(deps, file);
    await store.ledger.append({ action: 'scan-file.withheld', subject: file.id, actor: 'system', body: details });
  });
  deps.log.info('Scan file withheld', { scanFileId: seen.id, page: mark.page });
}

async function lookAgainAtCopies(deps: AppDeps, marked: ScanFile, sha256: string): Promise<void> {
  for (const copy of await deps.store.scanFiles.findBySha256(marked.hostId, sha256)) {
    if (copy.id === marked.id || (copy.state !== 'done' && copy.state !== 'review')) continue;
    await deps.store.readings.purge(copy.id);
    await moveScanFile(deps, copy, { state: 'received', fingerprint: null });
    await deps.queue.send('read-scan-file', { scanFileId: copy.id }, { key: copy.id });
  }
}

/** Results under a reference that no living file has are taken back; by a job, so that none is forgotten. */
export async function sendWithdrawal(deps: AppDeps, hostId: ScanFile['hostId'], ref: ScanFile['ref']): Promise<void> {
  await deps.queue.send('withdraw-results', { hostId, ref }, { key: deps.hasher.sha256(`${hostId} ${ref}`) });
}
