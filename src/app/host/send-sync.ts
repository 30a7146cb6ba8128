import type { Host, HostWriter } from '../../ports/host.ts';
import type { ScanFile } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';

type FieldWriter = HostWriter & Required<Pick<HostWriter, 'applyChanges'>>;

/** Hosts without fields have nothing to bring into line. */
export function fieldWriter(host: Host | undefined): FieldWriter | undefined {
  return host?.writer?.applyChanges === undefined ? undefined : (host.writer as FieldWriter); // just looked
}

/**
 * Has values, marks and notes of the document in its host brought into line with the archive. In the file's own
 * queue, so that it never runs beside a reading of the file.
 */
export async function sendSync(deps: AppDeps, file: Pick<ScanFile, 'id' | 'hostId'>): Promise<void> {
  if (fieldWriter(deps.hosts.get(file.hostId)) === undefined) return;
  await deps.queue.send('read-scan-file', { scanFileId: file.id, part: 'sync' }, { key: file.id });
}
