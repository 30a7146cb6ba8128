import type { DocumentRef, HostId } from '../../ports/host.ts';
import type { ScanFile } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';
import { readAgain } from '../redrive.ts';
import { mayRunAgain } from './count-run.ts';
import { sendSync } from './send-sync.ts';

/**
 * A document that is there and not for us to see: told once, until it is seen again. An alarm that a person must settle
 * stays. Inside a transaction.
 */
export async function noteHidden(deps: AppDeps, file: ScanFile): Promise<void> {
  if ((await deps.store.hostDocuments.find(file.id))?.alarm) return;
  await deps.store.hostDocuments.save(file.id, { alarm: 'document-hidden' });
  await tell(deps, file, 'scan-file.hidden');
}

/** Inside a transaction. */
export async function noteSeenAgain(deps: AppDeps, file: ScanFile): Promise<void> {
  await deps.store.hostDocuments.save(file.id, { alarm: null });
  await tell(deps, file, 'scan-file.seen-again');
}

/**
 * After a look at everything: those that were hidden before it and are not among what it found hidden. What happened in
 * the dark is looked at; what could not be read is read.
 */
export async function findSeenAgain(deps: AppDeps, hostId: HostId, hidden: ReadonlySet<DocumentRef>): Promise<void> {
  for (const id of await deps.store.hostDocuments.alarmed(hostId, 'document-hidden')) {
    await deps.store.transaction(async () => {
      const file = await deps.store.scanFiles.find(id);
      const isHidden = (await deps.store.hostDocuments.find(id))?.alarm === 'document-hidden';
      if (!file || !isHidden || file.state === 'gone' || hidden.has(file.ref)) return;
      await noteSeenAgain(deps, file);
      if (file.state === 'failed' && (await mayRunAgain(deps, file))) await readAgain(deps, file.id, 'system');
      else await sendSync(deps, file);
    });
  }
}

async function tell(deps: AppDeps, { id, hostId, name }: ScanFile, action: string): Promise<void> {
  await deps.store.ledger.append({ action, subject: id, actor: 'system', body: { hostId, name } });
}
