import { Buffer } from 'node:buffer';
import { mkdir, realpath, rename, rmdir, unlink } from 'node:fs/promises';
import { syncFolder } from '../../infra/durable-folders.ts';
import { errorCode } from '../../infra/fs-errors.ts';
import type { HostDisposal, HostWitness, TrashOutcome, WitnessedState } from '../../ports/host-disposal.ts';
import type { DocumentRef, HostWriter } from '../../ports/host.ts';
import { findDocument } from './client.ts';
import { place, whatStands } from './durable.ts';
import { hostError, isAbsent, readFailure, throwIfAborted, writeFailure, type Operation } from './errors.ts';
import { documentKey } from './manifest.ts';
import { displayName, joinPath, versionOf } from './mapper.ts';
import type { FolderContext } from './settings.ts';

/** In the inbox, so that a move is one step; not walked into, for its name begins with a point. */
const TRASH = '.vankho-trash';

interface Asked {
  readonly context: FolderContext;
  readonly ref: DocumentRef;
  readonly on: Operation;
  readonly signal: AbortSignal | undefined;
}

/** Moves scans into a trash folder of the inbox, and takes them out of it for good. */
export function createFolderDisposal(context: FolderContext, writer: HostWriter): HostDisposal {
  const asked = (operation: string, ref: DocumentRef, signal: AbortSignal | undefined): Asked => {
    const on = { hostId: context.id, operation, file: displayName(ref) };
    throwIfAborted(signal, on);
    return { context, ref, on, signal };
  };
  return {
    missingRights: () => Promise.resolve([]),
    witness: (ref, signal) => witness(asked('witness', ref, signal)),
    trash: (ref, witnessed, signal) => trash(asked('trash', ref, signal), witnessed),
    where: (ref, signal) => where(asked('where', ref, signal)),
    erase: async (ref, witnessed, signal) => {
      const outcome = await erase(asked('erase', ref, signal), witnessed);
      if (outcome === 'erased') await writer.withdrawRenditions(ref, signal);
      return outcome;
    },
  };
}

async function witness({ context, ref, on, signal }: Asked): Promise<HostWitness | undefined> {
  const found = await findDocument(context.inbox, ref, on);
  if (found === undefined) return undefined;
  const stands = await whatStands(found.path, on, signal).catch((error: unknown) => {
    throw readFailure(error, on);
  });
  if (stands.kind !== 'file') return undefined;
  const { stats } = found;
  const metadata = { name: displayName(ref), bytes: Number(stats.size), modified: stats.mtime.toISOString() };
  const version = versionOf(stats);
  return { sha256: stands.sha256, version, asOf: stands.sha256, metadata, history: null };
}

async function trash(asked: Asked, { sha256 }: WitnessedState): Promise<TrashOutcome> {
  const { context, ref, on } = asked;
  const target = await trashPath(context, ref, on);
  if ((await whatStands(target, on)).kind !== 'nothing') return 'trashed'; // a run before this one came so far
  const found = await findDocument(context.inbox, ref, on);
  if (found === undefined) throw hostError('not-found', 'No such document in the inbox', { on });
  if ((await hashOf(found.path, asked)) !== sha256) return 'other';
  try {
    await mkdir(joinPath(await inboxRoot(context), [Buffer.from(TRASH)]), { recursive: true });
    await rename(found.path, target);
    await syncFolder(await trashFolder(context));
  } catch (error) {
    throw writeFailure(error, on);
  }
  // Whoever wrote between the look and the move has what is theirs back.
  if ((await hashOf(target, asked)) === sha256) return 'trashed';
  await place(target.toString(), found.path, { fresh: true, on });
  return 'other';
}

async function hashOf(path: Buffer, { on, signal }: Asked): Promise<string | undefined> {
  const stands = await whatStands(path, on, signal);
  return stands.kind === 'file' ? stands.sha256 : undefined;
}

async function where({ context, ref, on }: Asked): ReturnType<HostDisposal['where']> {
  if ((await whatStands(await trashPath(context, ref, on), on)).kind !== 'nothing') return 'trashed';
  return (await findDocument(context.inbox, ref, on)) === undefined ? 'gone' : 'present';
}

async function erase(asked: Asked, { sha256 }: WitnessedState): Promise<'erased' | 'touched'> {
  const { context, ref, on } = asked;
  const target = await trashPath(context, ref, on);
  const lies = await hashOf(target, asked);
  if (lies !== undefined && lies !== sha256) return 'touched';
  try {
    await unlink(target);
    const folder = await trashFolder(context);
    await syncFolder(folder);
    await rmdir(folder).catch(keepFilled);
  } catch (error) {
    if (!isAbsent(error)) throw writeFailure(error, on);
    if ((await findDocument(context.inbox, ref, on)) !== undefined)
      throw hostError('conflict', 'The document is not in the trash', { on });
  }
  return 'erased';
}

function keepFilled(error: unknown): void {
  if (!['ENOTEMPTY', 'EEXIST', 'EBUSY'].includes(errorCode(error) ?? '')) throw error;
}

async function trashPath(context: FolderContext, ref: DocumentRef, on: Operation): Promise<Buffer> {
  try {
    return joinPath(await trashFolder(context), [Buffer.from(documentKey(ref))]);
  } catch (error) {
    throw readFailure(error, on);
  }
}

async function trashFolder(context: FolderContext): Promise<Buffer> {
  return joinPath(await inboxRoot(context), [Buffer.from(TRASH)]);
}

function inboxRoot({ inbox }: FolderContext): Promise<Buffer> {
  return realpath(inbox, { encoding: 'buffer' });
}
