import { RequestError, StoreError } from '../../ports/errors.ts';
import type { AppDeps } from '../deps.ts';
import { demandReason } from '../withheld-file.ts';

export interface Settling {
  readonly scanFileId: string;
  /** The revision the person saw; the present one where they saw none. */
  readonly revision?: number;
  /** What became of the document, and why the alarm may go. */
  readonly reason: string;
  /** An administrator or archivist: whoever calls has made sure. */
  readonly actor: string;
}

/**
 * A person has looked at a document that is gone from its host although it had to be kept. The alarm goes, and comes again
 * where the document is lost once more.
 * @throws RequestError `not-found`, `invalid-request` (reason), `forbidden-move` (no alarm is open); StoreError `stale`
 */
export async function settleAlarm(deps: AppDeps, settling: Settling): Promise<void> {
  const { scanFileId, revision, reason, actor } = settling;
  demandReason(reason);
  await deps.store.transaction(async () => {
    const { store } = deps;
    const file = await store.scanFiles.find(scanFileId);
    if (!file) throw new RequestError('not-found', 'No scan file of this id', { details: { id: scanFileId } });
    if (revision !== undefined && file.revision !== revision)
      throw new StoreError('stale', 'The file was changed in the meantime');
    const known = await store.hostDocuments.find(scanFileId);
    if (known?.alarm !== 'deleted-under-retention') throw new RequestError('forbidden-move', 'No alarm is open');
    await store.hostDocuments.save(scanFileId, { alarm: null });
    const body = { hostId: file.hostId, name: file.name, reason };
    await store.ledger.append({ action: 'retention.alarm-settled', subject: scanFileId, actor, body });
  });
}
