import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostDisposal, HostWhereabouts } from '../../ports/host-disposal.ts';
import type { DocumentRef, HostReader } from '../../ports/host.ts';
import type { Call } from './api.ts';
import type { PaperlessContext } from './context.ts';
import { hostError, type Operation } from './errors.ts';
import { targetOf } from './reader.ts';

/**
 * Destruction in Paperless-ngx. History and metadata are gone with the document, emptying the trash takes the audit log too:
 * all is asked for before. The account of the service needs `delete_document`, and only documents that nobody else owns can
 * be taken.
 */
export function createPaperlessDisposal(context: PaperlessContext, reader: HostReader): HostDisposal {
  const { api, settings } = context;
  const on = (operation: string): Operation => ({ hostId: settings.id, operation });
  return {
    witness: async (ref, signal) => {
      const id = idOf(ref, on('witness'));
      const record = await api.documentRecord(id, { signal });
      const document = await reader.getDocument(ref, signal);
      if (record === undefined || document === undefined) return undefined;
      const sha256 = document.sha256 ?? (await hashContent(reader, ref, signal));
      return { sha256, version: document.version, metadata: record.metadata, history: record.history };
    },
    trash: async (ref, witnessed, signal) => {
      const operation = on('trash');
      const id = idOf(ref, operation);
      const before = await whereabouts(context, id, { signal });
      if (before === 'trashed') return;
      const document = await reader.getDocument(ref, signal);
      if (document === undefined) throw hostError('not-found', 'No such document in the host', { on: operation });
      if (document.version !== witnessed.version || (document.sha256 ?? witnessed.sha256) !== witnessed.sha256)
        throw hostError('conflict', 'The document is not what was witnessed', { on: operation });
      await api.removeDocument(id, { signal });
      await demandAt(context, id, { wanted: 'trashed', on: operation, signal });
    },
    where: (ref, signal) => whereabouts(context, idOf(ref, on('where')), { signal }),
    erase: async (ref, signal) => {
      const operation = on('erase');
      const id = idOf(ref, operation);
      const before = await whereabouts(context, id, { signal });
      if (before === 'gone') return;
      if (before === 'present') throw hostError('conflict', 'The document is not in the trash', { on: operation });
      await api.emptyTrash([id], { signal });
      await demandAt(context, id, { wanted: 'gone', on: operation, signal });
    },
  };
}

/** A file that the host posted to be read is none of its documents. */
function idOf(ref: DocumentRef, on: Operation): number {
  const target = targetOf(ref, on);
  if (target.kind === 'document') return target.id;
  throw hostError('unsupported', 'The file is no document of the host yet', { on });
}

async function whereabouts({ api }: PaperlessContext, id: number, call: Call): Promise<HostWhereabouts> {
  if ((await api.document(id, call)) !== undefined) return 'present';
  return (await api.trashedIds(call)).has(id) ? 'trashed' : 'gone';
}

async function demandAt(
  context: PaperlessContext,
  id: number,
  asked: Call & { readonly wanted: HostWhereabouts; readonly on: Operation },
): Promise<void> {
  const { wanted, on, signal } = asked;
  const found = await whereabouts(context, id, { signal });
  if (found === wanted) return;
  throw hostError('protocol', 'The host did not do what it was asked', { on, details: { wanted, found } });
}

/** Hosts of 2.x know their files by MD5. */
async function hashContent(reader: HostReader, ref: DocumentRef, signal: AbortSignal | undefined): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vankho-witness-'));
  try {
    return (await reader.fetchContent(ref, join(folder, 'original'), signal)).sha256;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
