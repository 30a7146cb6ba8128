import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Clock } from '../../src/ports/clock.ts';
import type { RenditionKind } from '../../src/ports/host.ts';
import { createHost, parseHostId } from '../../src/hosts/registry.ts';
import type { HostSystem } from './host-system.ts';
import { makeTempDir, removeTempDir } from './temp-dir.ts';

/** The clock of the machine, as files have their times from it, which can be set forward. */
export class ShiftedClock implements Clock {
  #shiftMs = 0;

  advance(milliseconds: number): void {
    this.#shiftMs += milliseconds;
  }

  now(): Date {
    return new Date(Date.now() + this.#shiftMs);
  }
}

const ENDINGS: Readonly<Record<string, RenditionKind>> = { '.pdf': 'access-pdf', '.txt': 'text', '.json': 'record' };
const SETTLE_MS = 2000;

/** Two folders on the disk and people who lay files into one of them. */
export async function openFolderSystem(): Promise<HostSystem> {
  const root = await makeTempDir();
  const inbox = join(root, 'inbox');
  const results = join(root, 'results');
  const clock = new ShiftedClock();
  await mkdir(inbox);
  const put = async (name: string, content: Buffer): Promise<void> => {
    await mkdir(dirname(join(inbox, name)), { recursive: true });
    await writeFile(join(inbox, name), content);
  };
  return {
    createHost: () =>
      createHost({ kind: 'folder', id: parseHostId('folder'), inbox, results, settleMs: SETTLE_MS }, { clock }),
    add: put,
    change: put,
    rename: async (from, to) => {
      await mkdir(dirname(join(inbox, to)), { recursive: true });
      await rename(join(inbox, from), join(inbox, to));
      await removeEmptyFolders(inbox, dirname(from));
    },
    remove: async (name) => {
      await rm(join(inbox, name));
      await removeEmptyFolders(inbox, dirname(name));
    },
    settle: () => {
      clock.advance(SETTLE_MS);
    },
    breakDown: () => rename(inbox, `${inbox}-away`),
    repair: () => rename(`${inbox}-away`, inbox),
    originals: () => hashAll(inbox),
    delivered: async (name) => deliveredOf(await hashAll(results), name),
    leftovers: async () => (await listFiles(results)).filter((path) => /staging\/|\.tmp$|probe/.test(path)),
    close: () => removeTempDir(root),
  };
}

async function removeEmptyFolders(inbox: string, folder: string): Promise<void> {
  if (folder === '.' || (await readdir(join(inbox, folder))).length > 0) return;
  await rmdir(join(inbox, folder));
  await removeEmptyFolders(inbox, dirname(folder));
}

/** By the rule that people are told: `a.pdf` → `a.pdf`, `a.txt`, `a.json`; `a.tif` → `a.tif.pdf` … */
function deliveredOf(results: ReadonlyMap<string, string>, name: string): ReadonlyMap<RenditionKind, string> {
  const inner = name.endsWith('.pdf') ? name.slice(0, -4) : name;
  const stem = /\.(pdf|tiff?|jpe?g|png)$/i.test(inner) ? name : inner;
  const found = [...results].filter(([path]) => path.slice(0, -extname(path).length) === stem);
  return new Map(
    found
      .flatMap(([path, sum]) =>
        Object.entries(ENDINGS).flatMap(([ending, kind]) => (path.endsWith(ending) ? [[kind, sum] as const] : [])),
      )
      .sort(([one], [other]) => order(one) - order(other)),
  );
}

function order(kind: RenditionKind): number {
  return Object.values(ENDINGS).indexOf(kind);
}

async function hashAll(folder: string): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const path of await listFiles(folder)) {
    if (path.startsWith('.vankho/')) continue;
    hashes.set(
      path,
      createHash('sha256')
        .update(await readFile(join(folder, path)))
        .digest('hex'),
    );
  }
  return hashes;
}

export async function listFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const files: string[] = [];
  for (const name of names.sort()) if ((await stat(join(folder, name))).isFile()) files.push(name);
  return files;
}
