import { RequestError } from '../ports/errors.ts';
import type { ScanFile } from '../ports/store.ts';
import type { AppDeps } from './deps.ts';
import { moveScanFile } from './move-scan-file.ts';

/** Sends a dead job again; false when there is none of this id. */
export async function redriveDead(deps: AppDeps, jobId: string, actor: string): Promise<boolean> {
  return deps.store.transaction(async () => {
    const sent = await deps.queue.redrive(jobId);
    if (sent) await deps.store.ledger.append({ action: 'job.redriven', subject: jobId, actor, body: {} });
    return sent;
  });
}

/**
 * Reads a file again. Kept results of steps spare the work where content, engine and rules are the same; secrecy marks
 * are looked for by the rules of today in any case.
 * @throws RequestError `not-found`; `forbidden-move` when its state does not allow it
 */
export async function readAgain(deps: AppDeps, scanFileId: string, actor: string): Promise<ScanFile> {
  return deps.store.transaction(async () => {
    const file = await deps.store.scanFiles.find(scanFileId);
    if (!file) throw new RequestError('not-found', 'No scan file of this id', { details: { id: scanFileId } });
    const changed = await moveScanFile(deps, file, { state: 'received', code: null, details: {}, fingerprint: null });
    await deps.queue.send('read-scan-file', { scanFileId }, { key: scanFileId });
    await deps.store.ledger.append({
      action: 'scan-file.read-again',
      subject: scanFileId,
      actor,
      body: { from: file.state },
    });
    return changed;
  });
}
