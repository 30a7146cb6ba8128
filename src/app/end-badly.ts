import { isSettled } from '../domain/workflow/scan-file-state.ts';
import { isPortError, StoreError, WithheldError, type PortError } from '../ports/errors.ts';
import type { ScanFile } from '../ports/store.ts';
import type { AppDeps } from './deps.ts';
import { sendSync } from './host/send-sync.ts';
import { moveScanFile } from './move-scan-file.ts';
import { withhold } from './withhold.ts';

/**
 * Records why a run ended. `seen`: the row as the run left it; when it is another one by now, somebody has moved the
 * file on (new content, gone) and this run has nothing more to say of it.
 * @throws the error, where the job is to be repeated or to count as dead
 */
export async function endBadly(deps: AppDeps, seen: ScanFile, error: unknown): Promise<void> {
  if (error instanceof WithheldError) {
    await withhold(deps, seen, error);
    return;
  }
  if (!isPortError(error)) {
    await recordFailure(deps, seen, { code: 'internal', details: {}, retryable: false });
    throw error;
  }
  // Our own stop, not a fault of the file: the job is handed back as it was.
  if (error.code === 'cancelled') throw error;
  // The row moved on while the run looked elsewhere: the next try sees the new state.
  if (error.code === 'stale') throw new StoreError('stale', 'The file moved on', { retryable: true, cause: error });
  await recordFailure(deps, seen, error);
  deps.log.warn('Scan file failed', { scanFileId: seen.id, code: error.code, retryable: error.retryable });
  if (error.retryable) throw error;
}

async function recordFailure(
  deps: AppDeps,
  seen: ScanFile,
  { code, details, retryable }: Pick<PortError, 'code' | 'details' | 'retryable'>,
): Promise<void> {
  await deps.store.transaction(async () => {
    const file = await deps.store.scanFiles.find(seen.id);
    if (file?.revision !== seen.revision) return;
    if (!isSettled(file.state)) await moveScanFile(deps, file, { state: 'failed', code, details });
    // A passing fault is not told in the host: the next try may go well.
    if (!retryable) await sendSync(deps, file);
    await deps.store.ledger.append({ action: 'scan-file.failed', subject: file.id, actor: 'system', body: { code } });
  });
}
