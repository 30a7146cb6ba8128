import { constants, type BigIntStats } from 'node:fs';
import { lstat, open, readdir, realpath, type FileHandle } from 'node:fs/promises';
import { errorCode } from '../../infra/fs-errors.ts';
import type { DocumentRef } from '../../ports/host.ts';
import { hostError, isAbsent, isWholeFolderGone, readFailure, throwIfAborted, type Operation } from './errors.ts';
import { decodeRef, joinPath, joinRef } from './mapper.ts';
import { hasScanExtension, isIgnoredName } from './names.ts';

/** Why an entry of the inbox cannot be taken; keys of the message table. */
export type ProblemCode =
  'file-empty' | 'file-type-unknown' | 'not-readable' | 'io' | 'link-not-followed' | 'not-a-file' | 'name-too-long';

/** An entry of the inbox, as found. */
export interface Sighting {
  readonly ref: DocumentRef;
  readonly path: Buffer;
  /** Absent where not even the attributes could be read. */
  readonly stats: BigIntStats | undefined;
  readonly code: ProblemCode | undefined;
  /** A folder that could not be looked into: nothing is known about what lies in it. */
  readonly unseen: boolean;
}

export interface WalkOptions {
  readonly on: Operation;
  readonly signal?: AbortSignal | undefined;
  /** A folder not to go into, wherever it turns up (results reached through a bind mount). */
  readonly avoid?: BigIntStats | undefined;
}

interface FolderPlace {
  readonly path: Buffer;
  readonly ref: string;
}

// Enough to keep the thread pool busy, few enough that a cancelled walk ends soon.
const AT_ONCE = 128;

/**
 * All entries below `root` that may concern a person, folder by folder, in batches.
 * Links are not followed and nothing is opened (opening a FIFO would hang); what vanishes meanwhile is left out.
 * @throws HostError `unavailable` (also when the root is missing), `cancelled`
 */
export async function* walkFolder(root: Buffer, options: WalkOptions): AsyncGenerator<readonly Sighting[]> {
  const places: FolderPlace[] = [{ path: root, ref: '' }];
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const names = await namesIn(place, options);
    if (!Array.isArray(names)) {
      yield [names];
      continue;
    }
    for (let start = 0; start < names.length; start += AT_ONCE) {
      throwIfAborted(options.signal, options.on);
      const looks = names.slice(start, start + AT_ONCE).map((name) => look(place, name, options));
      const found = (await Promise.all(looks)).filter((sighting) => sighting !== undefined);
      for (const { path, ref } of found.filter(isFolder)) places.push({ path, ref });
      yield found.filter((sighting) => !isFolder(sighting));
    }
  }
}

/** The inbox as a whole cannot be looked into; what is not mounted or not allowed today may be tomorrow. */
export function inboxFailure(error: unknown, on: Operation): Error {
  const details = { system: errorCode(error) ?? '' };
  return hostError('unavailable', 'The inbox cannot be looked into', { on, cause: error, retryable: true, details });
}

async function namesIn(place: FolderPlace, { on }: WalkOptions): Promise<Buffer[] | Sighting> {
  try {
    const names = await readdir(place.path, { encoding: 'buffer' });
    return names.filter((name) => !isIgnoredName(name));
  } catch (error) {
    if (place.ref === '') throw inboxFailure(error, on);
    if (isWholeFolderGone(error)) throw readFailure(error, on);
    if (isAbsent(error)) return [];
    const ref = place.ref as DocumentRef; // made by joinRef
    return { ref, path: place.path, stats: undefined, code: failureCode(error), unseen: true };
  }
}

async function look(place: FolderPlace, name: Buffer, { on, avoid }: WalkOptions): Promise<Sighting | undefined> {
  const path = joinPath(place.path, [name]);
  const ref = joinRef(place.ref, name);
  try {
    const stats = await lstat(path, { bigint: true });
    if (stats.ino === avoid?.ino && stats.dev === avoid.dev) return undefined;
    return { ref, path, stats, code: problemOf(name, stats), unseen: false };
  } catch (error) {
    if (isAbsent(error)) return undefined;
    if (isWholeFolderGone(error)) throw readFailure(error, on);
    return { ref, path, stats: undefined, code: failureCode(error), unseen: true };
  }
}

function isFolder(sighting: Sighting): boolean {
  return sighting.stats?.isDirectory() === true;
}

/** What is wrong with an entry as far as its attributes tell; undefined for a scan and for a folder. */
function problemOf(name: Buffer, stats: BigIntStats): ProblemCode | undefined {
  if (stats.isDirectory()) return undefined;
  if (stats.isSymbolicLink()) return 'link-not-followed';
  if (!stats.isFile()) return 'not-a-file';
  if (!hasScanExtension(name)) return 'file-type-unknown';
  return stats.size === 0n ? 'file-empty' : undefined;
}

function failureCode(error: unknown): ProblemCode {
  const code = errorCode(error);
  if (code === 'EACCES' || code === 'EPERM') return 'not-readable';
  return code === 'ENAMETOOLONG' ? 'name-too-long' : 'io';
}

/** Whether a file opens. Asked of the system by opening it: rights as stated are no proof on network folders. */
export async function openingProblem(path: Buffer, on: Operation): Promise<ProblemCode | 'absent' | undefined> {
  try {
    await (await openFile(path)).close();
    return undefined;
  } catch (error) {
    if (isAbsent(error)) return 'absent';
    if (isWholeFolderGone(error)) throw readFailure(error, on);
    return failureCode(error);
  }
}

/** Opens to read, never through a link; does not wait should a FIFO have taken the file's place. */
export function openFile(path: Buffer | string): Promise<FileHandle> {
  return open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
}

/**
 * The path of a document and its attributes; undefined when no such document is there.
 * @throws HostError `invalid` for a reference that this adapter never gave out
 */
export async function findDocument(
  inbox: string,
  ref: DocumentRef,
  on: Operation,
): Promise<{ readonly path: Buffer; readonly stats: BigIntStats } | undefined> {
  const names = namesOf(ref, on);
  const name = names.at(-1);
  if (name === undefined || names.some(isIgnoredName)) return undefined;
  try {
    const root = await realpath(inbox, { encoding: 'buffer' });
    const folder = joinPath(root, names.slice(0, -1));
    // A link on the way could lead out of the inbox; the walk goes through none, so neither does this.
    if (!folder.equals(await realpath(folder, { encoding: 'buffer' }))) return undefined;
    const path = joinPath(folder, [name]);
    const stats = await lstat(path, { bigint: true });
    return stats.isFile() && problemOf(name, stats) === undefined ? { path, stats } : undefined;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw readFailure(error, on);
  }
}

/** @throws HostError `invalid` */
export function namesOf(ref: DocumentRef, on: Operation): readonly Buffer[] {
  const names = decodeRef(ref);
  if (!names) throw hostError('invalid', 'No reference of this host', { on });
  return names;
}
