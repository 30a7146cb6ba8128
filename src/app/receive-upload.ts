import { HostError } from '../ports/errors.ts';
import type { HostId } from '../ports/host.ts';
import type { AppDeps } from './deps.ts';
import { requireHost } from './require-host.ts';
import { sweepHost } from './sweep-host.ts';

export interface Upload {
  readonly hostId: string;
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
  readonly actor: string;
}

export interface Uploaded {
  readonly name: string;
  readonly bytes: number;
  /** Absent where the host will only tell of it later. */
  readonly scanFileId?: string;
}

/** Lays a scan that a person uploads into the host, and looks at once what came. @throws HostError `unsupported` where the host takes none */
export async function receiveUpload(deps: AppDeps, upload: Upload): Promise<Uploaded> {
  const hostId = upload.hostId as HostId; // looked up at once: only ids of configured hosts pass
  const host = requireHost(deps, hostId);
  if (!host.intake) throw new HostError('unsupported', 'The host takes no uploads', { hostId, operation: 'receive' });
  const { ref, name, bytes } = await host.intake.receive({ name: upload.name, content: upload.content });
  await deps.store.ledger.append({
    action: 'scan-file.uploaded',
    subject: ref,
    actor: upload.actor,
    body: { hostId, name, bytes },
  });
  await sweepHost(deps, hostId);
  const file = await deps.store.scanFiles.findByRef(hostId, ref);
  return { name, bytes, ...(file && { scanFileId: file.id }) };
}
