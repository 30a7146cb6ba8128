import { isUnderRetention } from '../../domain/hosts/under-retention.ts';
import type { ScanFile } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';
import { today } from './count-run.ts';

/**
 * A document that is gone from its host although it had to be kept: told in the ledger, in the log and in the status,
 * until a person has looked. Our own record of it stays. One that was only hidden is so no more. Inside a transaction.
 */
export async function raiseAlarm(deps: AppDeps, file: ScanFile): Promise<void> {
  const known = await deps.store.hostDocuments.find(file.id);
  if (known?.alarm === 'document-hidden') await deps.store.hostDocuments.save(file.id, { alarm: null });
  if (!known || !isUnderRetention(known.retention, today(deps))) return;
  await deps.store.hostDocuments.save(file.id, { alarm: 'deleted-under-retention' });
  const body = { hostId: file.hostId, name: file.name, ...known.retention };
  await deps.store.ledger.append({ action: 'retention.alarm', subject: file.id, actor: 'system', body });
  deps.log.error('A document under retention was deleted in its host', { scanFileId: file.id, hostId: file.hostId });
}
