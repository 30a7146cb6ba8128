import { HostError } from '../ports/errors.ts';
import type { DocumentRef, HostId } from '../ports/host.ts';
import type { ScanFile } from '../ports/store.ts';
import type { AppDeps } from './deps.ts';
import { fieldWriter, sendSync } from './host/send-sync.ts';
import { requireHost } from './require-host.ts';

/**
 * Takes back what lies beside a document, unless a living file has come under this reference meanwhile. Text of a withheld
 * file that is not ours stays in the host: people are told of it there and in the status.
 */
export async function withdrawResults(deps: AppDeps, hostId: HostId, ref: DocumentRef): Promise<void> {
  const file = await deps.store.scanFiles.findByRef(hostId, ref);
  if (file && file.state !== 'gone' && file.state !== 'withheld') return;
  const { writer } = requireHost(deps, hostId);
  try {
    await writer?.withdrawRenditions(ref);
  } catch (error) {
    if (file && isStanding(error)) await noteText(deps, file, true);
    throw error;
  }
  if (file) await noteText(deps, file, (await writer?.holdsText?.(ref)) === true);
}

/** Something stands there that only a person may take away. */
function isStanding(error: unknown): boolean {
  return error instanceof HostError && (error.code === 'conflict' || error.code === 'forbidden');
}

async function noteText(deps: AppDeps, seen: ScanFile, isThere: boolean): Promise<void> {
  const { store } = deps;
  if (fieldWriter(deps.hosts.get(seen.hostId)) === undefined) return;
  await store.transaction(async () => {
    const file = await store.scanFiles.find(seen.id);
    if (file?.state !== 'withheld' || file.ref !== seen.ref) return;
    const before = (await store.hostDocuments.find(file.id))?.leftInHost ?? [];
    if (before.includes('text') === isThere) return;
    const leftInHost = [...before.filter((left) => left !== 'text'), ...(isThere ? (['text'] as const) : [])];
    await store.hostDocuments.save(file.id, { leftInHost });
    await sendSync(deps, file);
    const action = isThere ? 'host.text-left' : 'host.text-gone';
    await store.ledger.append({ action, subject: file.id, actor: 'system', body: { hostId: file.hostId } });
  });
}
