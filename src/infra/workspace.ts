import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { asFileError } from './fs-errors.ts';
import type { WorkFolder, Workspace } from '../ports/workspace.ts';

const PREFIX = 'run-';

/**
 * Folders of runs below `root`, named after the process that made them, so that a later start
 * can tell the leftovers of a killed process from the folders of a living one.
 */
export function createWorkspace(root: string): Workspace {
  return {
    async open() {
      try {
        await mkdir(root, { recursive: true });
        return workFolder(await mkdtemp(path.join(root, `${PREFIX}${String(process.pid)}-`)));
      } catch (error) {
        throw asFileError(error, 'write');
      }
    },
    async sweep() {
      const names = await readdir(root).catch(() => []); // no folder yet: nothing to sweep
      const left = names.filter((name) => name.startsWith(PREFIX) && !isAlive(Number(name.split('-')[1])));
      await Promise.all(left.map((name) => rm(path.join(root, name), { recursive: true, force: true })));
    },
  };
}

function workFolder(folder: string): WorkFolder {
  return {
    path: folder,
    pathOf: (name) => path.join(folder, name),
    async writeText(name, text) {
      const file = path.join(folder, name);
      try {
        await writeFile(file, text, { flag: 'wx' });
      } catch (error) {
        throw asFileError(error, 'write');
      }
      return { path: file, sha256: createHash('sha256').update(text, 'utf8').digest('hex') };
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: somebody else's process has this number; leave the folder alone.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
