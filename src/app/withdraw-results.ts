import type { DocumentRef, HostId } from '../ports/host.ts';
import type { AppDeps } from './deps.ts';
import { requireHost } from './require-host.ts';

/** Takes back what lies beside a document, unless a living file has come under this reference meanwhile. */
export async function withdrawResults(deps: AppDeps, hostId: HostId, ref: DocumentRef): Promise<void> {
  const file = await deps.store.scanFiles.findByRef(hostId, ref);
  if (file && file.state !== 'gone' && file.state !== 'withheld') return;
  await requireHost(deps, hostId).writer?.withdrawRenditions(ref);
}
