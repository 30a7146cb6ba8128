import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import permissions from '../../../mappings/paperless/permissions.json' with { type: 'json' };
import { HostError } from '../../ports/errors.ts';
import type { HostDisposal, HostWhereabouts, TrashOutcome, WitnessedState } from '../../ports/host-disposal.ts';
import type { DocumentRef, HostReader } from '../../ports/host.ts';
import type { Call } from './api.ts';
import type { PaperlessContext } from './context.ts';
import { hostError, type Operation } from './errors.ts';
import { targetOf } from './reader.ts';
import type { WireDocument } from './wire-types.ts';

/** A file that the host began to take in longer ago is taken for stuck. */
const INTAKE_MS = 60 * 60_000;

/**
 * Destruction in Paperless-ngx. History and metadata are gone with the document, emptying the trash takes the audit log too:
 * all is asked for before. There is no conditional delete, but the trash can be looked at: nothing can be added to what lies
 * there (seen live on 3.0.5: 404, and a version that was still to be taken in fails and is lost), and `modified` stays as it
 * was. So what lies in the trash is compared with what was witnessed, and only that is erased.
 */
export function createPaperlessDisposal(context: PaperlessContext, reader: HostReader): HostDisposal {
  const { api, settings } = context;
  const on = (operation: string): Operation => ({ hostId: settings.id, operation });
  return {
    missingRights: async (signal) => {
      const { superuser, permissions: has } = await api.probe({ signal });
      return superuser ? [] : permissions.disposal.filter((right) => !has.includes(right));
    },
    witness: async (ref, signal) => {
      const id = idOf(ref, on('witness'));
      const record = await api.documentRecord(id, { signal });
      const document = await reader.getDocument(ref, signal);
      if (record === undefined || document === undefined) return undefined;
      const sha256 = document.sha256 ?? (await hashContent(reader, ref, signal));
      const { metadata, history } = record;
      return { sha256, version: document.version, asOf: asOfShown(record.document), metadata, history };
    },
    trash: (ref, witnessed, signal) => {
      const operation = on('trash');
      return trash({ context, reader, ref, id: idOf(ref, operation), witnessed, on: operation, signal });
    },
    where: (ref, signal) => whereabouts(context, idOf(ref, on('where')), { signal }),
    erase: async (ref, witnessed, signal) => {
      const operation = on('erase');
      const id = idOf(ref, operation);
      if ((await api.document(id, { signal })) !== undefined)
        throw hostError('conflict', 'The document is not in the trash', { on: operation });
      const lies = await asOfTrashed(context, id, { signal });
      if (lies === undefined) return 'erased';
      if (lies !== witnessed.asOf) return 'touched';
      await api.emptyTrash([id], { signal });
      await demandAt(context, id, { wanted: 'gone', on: operation, signal });
      return 'erased';
    },
  };
}

interface Trashing extends Call {
  readonly context: PaperlessContext;
  readonly reader: HostReader;
  readonly ref: DocumentRef;
  readonly id: number;
  readonly witnessed: WitnessedState;
  readonly on: Operation;
}

async function trash(asked: Trashing): Promise<TrashOutcome> {
  const { context, id, witnessed, on, signal } = asked;
  const document = await context.api.document(id, { signal });
  if (document !== undefined) {
    const difference = await differenceOf(asked);
    if (difference !== undefined) return difference;
    if (asOfShown(document) !== witnessed.asOf) return 'touched';
    if (await takesIn(context, { signal })) return 'busy';
    if (!(await remove(asked, document))) return 'owned';
  }
  const lies = await asOfTrashed(context, id, { signal });
  if (lies === witnessed.asOf) return 'trashed';
  if (lies === undefined) {
    if (document === undefined) throw hostError('not-found', 'No such document in the host', { on });
    throw hostError('protocol', 'The host did not do what it was asked', { on, details: { wanted: 'trashed' } });
  }
  // Somebody was quicker: what they did is theirs.
  await context.api.restoreFromTrash([id], { signal });
  await demandAt(context, id, { wanted: 'present', on, signal });
  return (await differenceOf(asked)) ?? 'touched';
}

/** Whether the file that is read is still the one that was witnessed. */
async function differenceOf({ reader, ref, witnessed, on, signal }: Trashing): Promise<'other' | undefined> {
  const document = await reader.getDocument(ref, signal);
  if (document === undefined) throw hostError('not-found', 'No such document in the host', { on });
  const isSame = document.version === witnessed.version && (document.sha256 ?? witnessed.sha256) === witnessed.sha256;
  return isSame ? undefined : 'other';
}

/** False where it belongs to somebody else: the permission alone does not help then. */
async function remove({ context, id, signal }: Trashing, { owner }: WireDocument): Promise<boolean> {
  try {
    await context.api.removeDocument(id, { signal });
    return true;
  } catch (error) {
    if (error instanceof HostError && error.code === 'forbidden' && owner !== null) return false;
    throw error;
  }
}

/** Which document a file in the queue of the host belongs to is not told before it is there. */
async function takesIn({ api, clock }: PaperlessContext, call: Call): Promise<boolean> {
  const since = clock.now().getTime() - INTAKE_MS;
  const tasks = await api.tasks({ task_type: 'consume_file' }, call);
  return tasks.some(
    ({ status, date_created }) => ['pending', 'started'].includes(status) && Date.parse(date_created) > since,
  );
}

/** A file that the host posted to be read is none of its documents. */
function idOf(ref: DocumentRef, on: Operation): number {
  const target = targetOf(ref, on);
  if (target.kind === 'document') return target.id;
  throw hostError('unsupported', 'The file is no document of the host yet', { on });
}

async function whereabouts(context: PaperlessContext, id: number, call: Call): Promise<HostWhereabouts> {
  if ((await context.api.document(id, call)) !== undefined) return 'present';
  return (await context.api.trashed(call)).has(id) ? 'trashed' : 'gone';
}

/** Hosts of 2.x have one file a document, to which nothing can be added. */
function asOfShown({ id, modified, versions }: Pick<WireDocument, 'id' | 'modified' | 'versions'>): string {
  return versions === undefined ? asOf([id]) : asOf([id, ...versions.map((version) => version.id)], modified);
}

/** Undefined: it does not lie in the trash. */
async function asOfTrashed(context: PaperlessContext, id: number, call: Call): Promise<string | undefined> {
  const lies = (await context.api.trashed(call)).get(id);
  if (lies === undefined) return undefined;
  return lies.modified === undefined ? asOf(lies.versions) : asOf(lies.versions, lies.modified);
}

function asOf(versions: readonly number[], modified: string | null = null): string {
  return JSON.stringify([modified, [...new Set(versions)].sort((one, other) => one - other)]);
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
