import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileError } from '../../ports/errors.ts';
import type { Rendition, RenditionKind } from '../../ports/host.ts';
import { openFile } from './client.ts';
import { copyContent, createFile } from './copy.ts';
import { ensureFolder } from '../../infra/durable-folders.ts';
import { isAbsent, readFailure, type Operation } from './errors.ts';

/** Longer than any delivery takes: what is older was left by a run that was killed. */
const LEFT_BEHIND_MS = 60 * 60 * 1000;

/** Where everything is that is being written; nothing in it outlives a sweep. */
export function stagingRoot(housekeeping: string): string {
  return join(housekeeping, 'staging');
}

/**
 * A folder for the files of one delivery, on the file system of the results, out of people's sight.
 * The random part keeps two runs at the same document from using each other's half-written files.
 */
export async function openStaging(housekeeping: string, key: string): Promise<string> {
  const path = join(stagingRoot(housekeeping), `${key}.${randomBytes(6).toString('hex')}`);
  await ensureFolder(stagingRoot(housekeeping));
  await mkdir(path);
  return path;
}

/** Copies a finished file into the staging folder and makes it safe there. @throws FileError `file-changed` … */
export async function stage(
  folder: string,
  rendition: Rendition,
  { on, signal }: { readonly on: Operation; readonly signal: AbortSignal | undefined },
): Promise<string> {
  const path = stagedPath(folder, rendition.kind);
  const source = await openFile(rendition.path).catch((error: unknown) => {
    if (isAbsent(error)) throw new FileError('file-not-found', 'A finished file is gone', { cause: error });
    throw readFailure(error, on);
  });
  try {
    const target = await createFile(path);
    try {
      const { sha256 } = await copyContent(source, target, { on, signal });
      if (sha256 !== rendition.sha256) throw new FileError('file-changed', 'A finished file is not what was proved');
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
  return path;
}

export function stagedPath(folder: string, kind: RenditionKind): string {
  return join(folder, kind);
}

/** Removes what killed runs left. With `key`: at once and all of that document, for a text that must not be kept. */
export async function sweepStaging(housekeeping: string, which: { readonly now: Date } | string): Promise<void> {
  const root = stagingRoot(housekeeping);
  for (const name of await namesIn(root)) {
    const path = join(root, name);
    const doomed = typeof which === 'string' ? name.startsWith(`${which}.`) : await isLeftBehind(path, which.now);
    if (doomed) await rm(path, { recursive: true, force: true });
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

async function isLeftBehind(path: string, now: Date): Promise<boolean> {
  try {
    return now.getTime() - (await stat(path)).mtimeMs > LEFT_BEHIND_MS;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}
