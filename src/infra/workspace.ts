import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { asFileError } from './fs-errors.ts';
import type { WorkFolder, Workspace } from '../ports/workspace.ts';

/** Whether a process of another machine (or container) still lives cannot be asked; no run takes this long. */
const FOREIGN_LEFT_MS = 7 * 24 * 3600 * 1000;

/**
 * Folders of runs below `root`, named `<prefix>-<machine>-<process>-…`, so that a later start can tell the leftovers
 * of a killed process from the folders of a living one, also where several machines share `root`.
 */
export function createWorkspace(root: string, prefix = 'run'): Workspace {
  const own = new Set<string>();
  const machinePrefix = `${prefix}-${machineMark()}-`;

  async function isLeft(name: string): Promise<boolean> {
    if (!name.startsWith(`${prefix}-`) || own.has(name)) return false;
    if (name.startsWith(machinePrefix)) {
      const pid = Number.parseInt(name.slice(machinePrefix.length), 10);
      // Our own number on a folder that is not ours: in a container every start has the same number.
      return pid === process.pid || !isAlive(pid);
    }
    const found = await stat(path.join(root, name)).catch(() => undefined); // gone meanwhile: nothing left
    return found !== undefined && Date.now() - found.mtimeMs > FOREIGN_LEFT_MS;
  }

  return {
    async open() {
      try {
        await mkdir(root, { recursive: true });
        const folder = await mkdtemp(path.join(root, `${machinePrefix}${String(process.pid)}-`));
        own.add(path.basename(folder));
        return workFolder(folder);
      } catch (error) {
        throw asFileError(error, 'write');
      }
    },
    async sweep() {
      const names = await readdir(root).catch(() => []); // no folder yet: nothing to sweep
      for (const name of names) {
        // What another account left in a shared folder cannot be removed, and is none of our business.
        if (await isLeft(name))
          await rm(path.join(root, name), { recursive: true, force: true }).catch(() => undefined);
      }
    },
  };
}

function machineMark(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
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
