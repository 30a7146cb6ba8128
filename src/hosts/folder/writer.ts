import { Buffer } from 'node:buffer';
import { realpath, rm, rmdir, unlink } from 'node:fs/promises';
import { errorCode } from '../../infra/fs-errors.ts';
import type { DocumentRef, HostWriter, Rendition, RenditionKind } from '../../ports/host.ts';
import { findDocument, namesOf } from './client.ts';
import { copyFile, type Copied } from './copy-file.ts';
import { ensureFolder, syncFolder } from '../../infra/durable-folders.ts';
import { ensureFoldersBelow, place, whatStands } from './durable.ts';
import { hostError, isAbsent, throwIfAborted, writeFailure, type Operation } from './errors.ts';
import {
  documentKey,
  readManifest,
  removeManifest,
  writeManifest,
  writePath,
  type DeliveredFile,
  type Manifest,
} from './manifest.ts';
import { decodeRef, displayName, joinPath } from './mapper.ts';
import { resultNames } from './result-paths.ts';
import { overlap, type FolderContext } from './settings.ts';
import { openStaging, stage, stagedPath, sweepStaging } from './staging.ts';

interface Delivery {
  readonly context: FolderContext;
  readonly ref: DocumentRef;
  readonly on: Operation;
  readonly signal: AbortSignal | undefined;
}

/** One file of a delivery: where it goes, and whether something of ours stands there. */
interface Target {
  readonly rendition: Rendition;
  readonly names: readonly Buffer[];
  readonly standing: 'nothing' | 'old' | 'same';
}

export function createFolderWriter(context: FolderContext): HostWriter {
  const on = (operation: string): Operation => ({ hostId: context.id, operation });
  return {
    deliverRenditions: async (ref, renditions, signal) => {
      const delivery = { context, ref, on: on('deliverRenditions'), signal };
      await guarded(delivery, () => deliver(delivery, renditions));
      return { kept: [] };
    },
    withdrawRenditions: async (ref, signal) => {
      const delivery = { context, ref, on: on('withdrawRenditions'), signal };
      await guarded(delivery, () => withdraw(delivery));
    },
    fetchRendition: async (ref, wanted, signal) => {
      const delivery = { context, ref, on: on('fetchRendition'), signal };
      return await guarded(delivery, () => fetchRendition(delivery, wanted));
    },
  };
}

async function guarded<T>(delivery: Delivery, work: () => Promise<T>): Promise<T> {
  throwIfAborted(delivery.signal, delivery.on);
  namesOf(delivery.ref, delivery.on);
  try {
    return await work();
  } catch (error) {
    throw writeFailure(error, { ...delivery.on, file: displayName(delivery.ref) });
  }
}

/**
 * First all files are written and made safe beside, then the list of ours names them, then they get their names.
 * A run killed in between leaves nothing half: what has its name is whole, and a repeat finishes the rest.
 */
async function deliver(delivery: Delivery, renditions: readonly Rendition[]): Promise<void> {
  const { context, ref, on } = delivery;
  if (!(await findDocument(context.inbox, ref, on))) throw hostError('not-found', 'No such document', { on });
  const root = await resultsRoot(context, on);
  const before = await readManifest(context.housekeeping, ref, on);
  const targets: Target[] = [];
  for (const rendition of renditions) targets.push(await examine(delivery, { root, before, rendition }));
  const open = targets.filter(({ standing }) => standing !== 'same');
  const after = mergeFiles(before, targets, 'after');
  if (open.length > 0) {
    await sweepStaging(context.housekeeping, { now: context.clock.now() });
    const staging = await openStaging(context.housekeeping, documentKey(ref));
    try {
      for (const { rendition } of open) await stage(staging, rendition, delivery);
      await writeManifest(context.housekeeping, mergeFiles(before, targets, 'during'));
      await placeAll(delivery, open, { root, staging });
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  }
  if (JSON.stringify(after) !== JSON.stringify(before) || open.length > 0) {
    await writeManifest(context.housekeeping, after);
  }
}

/** The results folder with links resolved. @throws HostError `invalid` when links bring it and the inbox together */
async function resultsRoot({ inbox, results, housekeeping }: FolderContext, on: Operation): Promise<Buffer> {
  await ensureFolder(housekeeping);
  if (overlap(await realpath(inbox), await realpath(results))) {
    throw hostError('invalid', 'Inbox and results are one inside the other', { on });
  }
  return await realpath(results, { encoding: 'buffer' });
}

/** @throws HostError `conflict` when something that we did not write stands there */
async function examine(
  { ref, on, signal }: Delivery,
  { root, before, rendition }: { readonly root: Buffer; readonly before: Manifest; readonly rendition: Rendition },
): Promise<Target> {
  const names = resultNames(namesOf(ref, on), rendition.kind);
  const path = writePath(names);
  const stands = await whatStands(joinPath(root, names), on, signal);
  if (stands.kind === 'nothing') return { rendition, names, standing: 'nothing' };
  if (stands.kind === 'file') {
    if (stands.sha256 === rendition.sha256) return { rendition, names, standing: 'same' };
    const ours = before.files.find((file) => file.path === path)?.sha256.includes(stands.sha256);
    if (ours === true) return { rendition, names, standing: 'old' };
  }
  throw foreignFile(path, on);
}

function foreignFile(path: string, on: Operation): Error {
  const file = displayName(path as DocumentRef); // written like a reference
  return hostError('conflict', 'A file that was not written by this host stands there', { on: { ...on, file } });
}

/** `during`: what may stand at each place until the last file has its name; `after`: what does then. */
function mergeFiles(before: Manifest, targets: readonly Target[], when: 'during' | 'after'): Manifest {
  const files = new Map<string, DeliveredFile>(before.files.map((file) => [file.path, file]));
  for (const { rendition, names } of targets) {
    const path = writePath(names);
    const old = when === 'during' ? (files.get(path)?.sha256 ?? []) : [];
    files.set(path, { kind: rendition.kind, path, sha256: [...new Set([...old, rendition.sha256])] });
  }
  return { ...before, files: [...files.values()] };
}

async function placeAll(
  { on }: Delivery,
  targets: readonly Target[],
  { root, staging }: { readonly root: Buffer; readonly staging: string },
): Promise<void> {
  for (const { names, rendition, standing } of targets) {
    const from = stagedPath(staging, rendition.kind);
    const file = displayName(writePath(names) as DocumentRef); // written like a reference
    await placeOne(from, { root, names }, { fresh: standing === 'nothing', on: { ...on, file } });
  }
  const folders = targets.map(({ names }) => joinPath(root, names.slice(0, -1)).toString('hex'));
  for (const folder of new Set(folders)) await syncFolder(Buffer.from(folder, 'hex'));
}

async function placeOne(
  from: string,
  to: { readonly root: Buffer; readonly names: readonly Buffer[] },
  how: { readonly fresh: boolean; readonly on: Operation },
): Promise<void> {
  const name = to.names.slice(-1);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const folder = await ensureFoldersBelow(to.root, to.names.slice(0, -1), how.on);
      await place(from, joinPath(folder, name), how);
      return;
    } catch (error) {
      // The withdrawal of a neighbour may take the empty folder away just now.
      if (errorCode(error) !== 'ENOENT' || attempt === 3) throw error;
    }
  }
}

async function fetchRendition(
  { context, ref, on, signal }: Delivery,
  { kind, targetPath }: { readonly kind: RenditionKind; readonly targetPath: string },
): Promise<Copied | undefined> {
  const file = (await readManifest(context.housekeeping, ref, on)).files.find((delivered) => delivered.kind === kind);
  if (!file) return undefined;
  try {
    const root = await realpath(context.results, { encoding: 'buffer' });
    const copied = await copyFile(joinPath(root, decodeRef(file.path) ?? []), targetPath, { on, signal });
    if (file.sha256.includes(copied.sha256)) return copied;
  } catch (error) {
    if (!isAbsent(error)) throw writeFailure(error, on);
  }
  await rm(targetPath, { force: true });
  return undefined;
}

/** Our files first, the list of them last: a run killed in between is finished by the next. */
async function withdraw({ context, ref, on, signal }: Delivery): Promise<void> {
  const { housekeeping } = context;
  await sweepStaging(housekeeping, documentKey(ref));
  const manifest = await readManifest(housekeeping, ref, on);
  if (manifest.files.length === 0) return;
  const root = await resultsRoot(context, on);
  const kept: DeliveredFile[] = [];
  for (const file of manifest.files) {
    throwIfAborted(signal, on);
    if (!(await takeAway(root, file, on))) kept.push(file);
  }
  if (kept.length === 0) {
    await removeManifest(housekeeping, ref);
    return;
  }
  await writeManifest(housekeeping, { ...manifest, files: kept });
  throw foreignFile(kept[0]?.path ?? '', on);
}

/** False when a person changed the file: it is theirs now. */
async function takeAway(root: Buffer, file: DeliveredFile, on: Operation): Promise<boolean> {
  const names = decodeRef(file.path) ?? [];
  const path = joinPath(root, names);
  const stands = await whatStands(path, on);
  if (stands.kind === 'nothing') return true;
  if (stands.kind === 'other' || !file.sha256.includes(stands.sha256)) return false;
  await unlink(path);
  await syncFolder(joinPath(root, names.slice(0, -1)));
  await removeEmptyFolders(root, names.slice(0, -1));
  return true;
}

async function removeEmptyFolders(root: Buffer, names: readonly Buffer[]): Promise<void> {
  for (let depth = names.length; depth > 0; depth -= 1) {
    try {
      await rmdir(joinPath(root, names.slice(0, depth)));
    } catch (error) {
      const code = errorCode(error) ?? '';
      if (isAbsent(error)) continue;
      if (['ENOTEMPTY', 'EEXIST', 'EBUSY'].includes(code)) return;
      throw error;
    }
  }
}
