import { Buffer } from 'node:buffer';
import type { BigIntStats } from 'node:fs';
import { lstat, realpath, rm, stat, type FileHandle } from 'node:fs/promises';
import { FileError } from '../../ports/errors.ts';
import type { DocumentRef, HostDocument, HostReader } from '../../ports/host.ts';
import { findDocument, inboxFailure, openFile, walkFolder } from './client.ts';
import { copyContent, createFile, type Copied } from './copy.ts';
import { hostError, isAbsent, readFailure, throwIfAborted, writeFailure, type Operation } from './errors.ts';
import { displayName, toDocument, versionOf } from './mapper.ts';
import type { FolderContext } from './settings.ts';

export function createFolderReader(context: FolderContext): HostReader {
  const on = (operation: string): Operation => ({ hostId: context.id, operation });
  return {
    getDocument: async (ref, signal) => {
      throwIfAborted(signal, on('getDocument'));
      const found = await findDocument(context.inbox, ref, on('getDocument'));
      return found && toDocument(ref, found.stats);
    },
    listDocuments: (signal) => listDocuments(context, { on: on('listDocuments'), signal }),
    fetchContent: (ref, targetPath, signal) =>
      fetchContent(context, { ref, targetPath, signal, on: { ...on('fetchContent'), file: nameFor(ref) } }),
  };
}

/** A reference that was never given out may be anything: it is not shown. */
function nameFor(ref: DocumentRef): string {
  return ref.includes('\0') ? '' : displayName(ref);
}

async function* listDocuments(
  context: FolderContext,
  { on, signal }: { readonly on: Operation; readonly signal: AbortSignal | undefined },
): AsyncGenerator<HostDocument> {
  throwIfAborted(signal, on);
  const root = await inboxPath(context.inbox, on);
  for await (const sightings of walkFolder(root, { on, signal, avoid: await statOf(context.results, true) })) {
    for (const { ref, stats, code } of sightings) {
      if (stats !== undefined && code === undefined) yield toDocument(ref, stats);
    }
  }
}

/** The inbox with links resolved. @throws HostError `unavailable` */
export async function inboxPath(inbox: string, on: Operation): Promise<Buffer> {
  try {
    return await realpath(Buffer.from(inbox), { encoding: 'buffer' });
  } catch (error) {
    throw inboxFailure(error, on);
  }
}

/** The attributes of what stands under a name; undefined where nothing does. `through`: of what a link leads to. */
export async function statOf(path: string | Buffer, through = false): Promise<BigIntStats | undefined> {
  try {
    return await (through ? stat : lstat)(path, { bigint: true });
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

interface Fetch {
  readonly ref: DocumentRef;
  readonly targetPath: string;
  readonly signal: AbortSignal | undefined;
  readonly on: Operation;
}

async function fetchContent(context: FolderContext, fetch: Fetch): Promise<Copied> {
  throwIfAborted(fetch.signal, fetch.on);
  const found = await findDocument(context.inbox, fetch.ref, fetch.on);
  if (!found) throw hostError('not-found', 'No such document in the inbox', { on: fetch.on });
  const source = await openFile(found.path).catch((error: unknown) => {
    throw readFailure(error, fetch.on);
  });
  try {
    return await copyUnchanged(context, fetch, { path: found.path, handle: source });
  } finally {
    await source.close();
  }
}

async function copyUnchanged(
  context: FolderContext,
  fetch: Fetch,
  source: { readonly path: Buffer; readonly handle: FileHandle },
): Promise<Copied> {
  const before = await source.handle.stat({ bigint: true });
  // Between looking and opening, something else may have taken the name.
  if (!before.isFile()) throw hostError('not-found', 'No such document in the inbox', { on: fetch.on });
  if (before.size > BigInt(context.largestFileBytes)) {
    throw new FileError('file-too-large', 'Larger than allowed', { details: { limit: context.largestFileBytes } });
  }
  const target = await createFile(fetch.targetPath).catch((error: unknown) => {
    throw writeFailure(error, fetch.on);
  });
  let done = false;
  try {
    const copied = await copyContent(source.handle, target, { ...fetch, mostBytes: Number(before.size) });
    const after = await statOf(source.path);
    if (!after) throw hostError('not-found', 'Gone while being copied', { on: fetch.on });
    if (versionOf(after) !== versionOf(before) || copied.bytes !== Number(before.size)) throw changed(fetch.on);
    done = true;
    return copied;
  } finally {
    await target.close();
    if (!done) await rm(fetch.targetPath, { force: true });
  }
}

function changed(on: Operation): Error {
  return hostError('conflict', 'The document changed while being copied', { on, retryable: true });
}
