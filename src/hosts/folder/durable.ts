import type { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { link, lstat, mkdir, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../../infra/durable-folders.ts';
import { errorCode } from '../../infra/fs-errors.ts';
import { openFile } from './client.ts';
import { createFile, hashContent } from './copy.ts';
import { hostError, isAbsent, type Operation } from './errors.ts';
import { joinPath } from './mapper.ts';

/** File systems that know no hard links answer so. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES']);
/**
 * Makes the folders of a result below `root`, one by one.
 * @throws HostError `conflict` where a file or a link bars the way: a link could lead anywhere
 */
export async function ensureFoldersBelow(root: Buffer, names: readonly Buffer[], on: Operation): Promise<Buffer> {
  let path = root;
  for (const name of names) {
    const parent = path;
    path = joinPath(parent, [name]);
    try {
      await mkdir(path);
      await syncFolder(parent);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      const stats = await lstat(path);
      if (!stats.isDirectory()) throw hostError('conflict', 'Something else stands where a folder must', { on });
    }
  }
  return path;
}

/** Writes a small file whole or not at all. `via`: a folder on the same file system that is swept after killed runs. */
export async function writeDurably(path: string, text: string, via: string): Promise<void> {
  const passing = join(via, `${randomBytes(8).toString('hex')}.tmp`);
  try {
    const handle = await createFile(passing);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(passing, path);
  } catch (error) {
    await rm(passing, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/**
 * Gives a finished file its name. `fresh`: nothing stood there a moment ago, so nothing is written over even if
 * something came meanwhile (a link fails where a name is taken, a rename does not).
 * @throws HostError `conflict`
 */
export async function place(
  from: string,
  to: Buffer,
  { fresh, on }: { readonly fresh: boolean; readonly on: Operation },
): Promise<void> {
  if (!fresh) {
    await rename(from, to);
    return;
  }
  try {
    await link(from, to);
  } catch (error) {
    const code = errorCode(error) ?? '';
    const noLinks = NO_LINKS.has(code);
    if (code !== 'EEXIST' && !noLinks) throw error;
    if (!noLinks || (await isTaken(to)))
      throw hostError('conflict', 'A file of somebody else has this name', { on, cause: error });
    await rename(from, to); // where there are no links, a moment remains in which another may take the name
    return;
  }
  await unlink(from);
}

async function isTaken(path: Buffer): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

export type Standing =
  { readonly kind: 'nothing' } | { readonly kind: 'other' } | { readonly kind: 'file'; readonly sha256: string };

/** What stands under a name. */
export async function whatStands(path: Buffer, on: Operation, signal?: AbortSignal): Promise<Standing> {
  try {
    if (!(await lstat(path)).isFile()) return { kind: 'other' };
    const handle = await openFile(path);
    try {
      return { kind: 'file', sha256: await hashContent(handle, { on, signal }) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (isAbsent(error)) return { kind: 'nothing' };
    throw error;
  }
}
