import type { FoundMark } from '../domain/cataloguing/catalogued-document.ts';
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
    // New content came while the old was read: the old is gone without trace, the new one has its own job.
    if (file.revision !== seen.revision) {
      await purge(deps, file);
      return;
    }
    const body = { level: mark.level, page: mark.page };
    await takeOutOfUse(deps, file, body);
    await store.ledger.append({ action: 'scan-file.withheld', subject: file.id, actor: 'system', body });
  });
  deps.log.info('Scan file withheld', { scanFileId: seen.id, page: mark.page });
}

/** Nothing of the file is kept or shown from now on. Inside a transaction. */
export async function takeOutOfUse(deps: AppDeps, file: ScanFile, { level, page }: FoundMark): Promise<ScanFile> {
  await purge(deps, file);
  const marked = { state: 'withheld', code: 'secrecy-mark', details: { level, page }, fingerprint: null } as const;
  const withheld = await moveScanFile(deps, file, marked);
  if (file.sha256 !== null) {
    for (const hostId of deps.hosts.keys()) await lookAgainAtCopies(deps, { ...file, hostId }, file.sha256);
  }
  await sendSync(deps, file);
  return withheld;
}

/** Again where something may have come in since: a reading under way when the file was withheld. Inside a transaction. */
export async function purge(deps: AppDeps, { id, hostId, ref }: ScanFile): Promise<void> {
  await deps.store.readings.purge(id);
  await sendWithdrawal(deps, hostId, ref);
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
