import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for one test; the caller removes it with `removeTempDir`. */
export async function makeTempDir(): Promise<string> {
  return await realpath(await mkdtemp(join(tmpdir(), 'vankho-test-')));
}

export async function removeTempDir(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}
