import { HostError, isPortError } from '../ports/errors.ts';
import type { HostId } from '../ports/host.ts';
import type { ScanFile } from '../ports/store.ts';
import type { AppDeps } from './deps.ts';
import { requireHost } from './require-host.ts';
import { sweepHost } from './sweep-host.ts';

export interface Upload {
  readonly hostId: string;
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
  readonly actor: string;
}

/** Another file of the host that holds the same bytes. */
export interface SameContent {
  readonly scanFileId: string;
  readonly name: string;
  readonly state: ScanFile['state'];
}

export interface Uploaded {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Absent where the host will only tell of it later. */
  readonly scanFileId?: string;
  /** Files that were there before, those that are gone left out; absent when the store could not be asked. */
  readonly sameAs?: readonly SameContent[];
}

/**
 * Lays a scan that a person uploads into the host, and looks at once what came. Once it lies there the answer is that
 * it does, whatever fails after: who is told otherwise sends it again, and the next sweep finds it anyway.
 * @throws HostError `unsupported` where the host takes none; what the host says when it does not take this one
 */
export async function receiveUpload(deps: AppDeps, upload: Upload): Promise<Uploaded> {
  const hostId = upload.hostId as HostId; // looked up at once: only ids of configured hosts pass
  const host = requireHost(deps, hostId);
  if (!host.intake) throw new HostError('unsupported', 'The host takes no uploads', { hostId, operation: 'receive' });
  const laid = await host.intake.receive({ name: upload.name, content: upload.content });
  const { ref, name, bytes, sha256, wasThere = false } = laid;
  const body = { hostId, name, bytes, sha256 };
  const attempt = attemptFor(deps, hostId);
  const entry = { action: 'scan-file.uploaded', subject: ref ?? sha256, actor: upload.actor, body };
  if (!wasThere) await attempt(() => deps.store.ledger.append(entry));
  const sameAs = await attempt(async () =>
    (await deps.store.scanFiles.findBySha256(hostId, sha256))
      .filter((file) => wasThere || file.ref !== ref)
      .flatMap(asSame),
  );
  await attempt(() => sweepHost(deps, hostId));
  const file = ref === undefined ? undefined : await attempt(() => deps.store.scanFiles.findByRef(hostId, ref));
  return { name, bytes, sha256, ...(file && { scanFileId: file.id }), ...(sameAs && { sameAs }) };
}

function asSame({ id, name, state }: ScanFile): readonly SameContent[] {
  return state === 'gone' ? [] : [{ scanFileId: id, name, state }];
}

/** What comes after the upload is stored may fail: it is logged, and undefined. */
function attemptFor(deps: AppDeps, hostId: HostId): <T>(work: () => Promise<T>) => Promise<T | undefined> {
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      const code = isPortError(error) ? error.code : 'internal';
      deps.log.warn('An upload is stored, but what follows it failed', { hostId, code });
      return undefined;
    }
  };
}
