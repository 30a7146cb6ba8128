import { canMove } from '../domain/workflow/scan-file-state.ts';
import { RequestError } from '../ports/errors.ts';
import type { AppDeps } from './deps.ts';

/** Sends a dead job again; false when there is none of this id. */
export function redriveDead(deps: Pick<AppDeps, 'queue'>, jobId: string): Promise<boolean> {
  return deps.queue.redrive(jobId);
}

/**
 * Reads a file again: the fingerprint is dropped, so that every step is asked anew; kept artifacts still spare the work
 * where nothing changed. False when there is no such file.
 * @throws RequestError `forbidden-move` when its state does not allow it
 */
export async function readAgain(deps: AppDeps, scanFileId: string, actor: string): Promise<boolean> {
  return deps.store.transaction(async () => {
    const file = await deps.store.scanFiles.find(scanFileId);
    if (!file) return false;
    if (file.state !== 'received' && !canMove(file.state, 'received')) {
      throw new RequestError('forbidden-move', 'The state does not allow reading again', {
        details: { state: file.state },
      });
    }
    const changes = {
      state: 'received',
      code: null,
      details: {},
      fingerprint: null,
      updatedAt: deps.clock.now(),
    } as const;
    await deps.store.scanFiles.update(file.id, file.revision, changes);
    await deps.queue.send('read-scan-file', { scanFileId }, { key: scanFileId });
    await deps.store.ledger.append({
      action: 'scan-file.read-again',
      subject: scanFileId,
      actor,
      body: { from: file.state },
    });
    return true;
  });
}
