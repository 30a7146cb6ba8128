import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../ports/clock.ts';
import type { StagedFiles } from '../ports/staged-files.ts';
import { asFileError } from './fs-errors.ts';

const KEPT_MS = 24 * 3600 * 1000;
const HASH = /^[0-9a-f]{64}$/;

/** In one folder, each under its hash: what is named by a hash is what was handed in, or it is not there. */
export function createStagedFiles(folder: string, clock: Clock): StagedFiles {
  return {
    async keep(content) {
      const unfinished = path.join(folder, `.${randomUUID()}`);
      try {
        await mkdir(folder, { recursive: true });
        await sweep(folder, clock.now().getTime() - KEPT_MS);
        const found = await write(content, unfinished);
        await rename(unfinished, path.join(folder, found.sha256));
        return found;
      } catch (error) {
        await rm(unfinished, { force: true });
        throw asFileError(error, 'write');
      }
    },
    async pathOf(sha256) {
      if (!HASH.test(sha256)) return undefined;
      const file = path.join(folder, sha256);
      const found = await stat(file).catch(() => undefined); // not there: the answer says so
      return found === undefined ? undefined : file;
    },
  };
}

async function write(content: Readable, file: string) {
  const hash = createHash('sha256');
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(content, meter, createWriteStream(file));
  return { sha256: hash.digest('hex'), bytes };
}

/** Also halves that a killed process left. */
async function sweep(folder: string, before: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined); // another process sweeps too
    if (found !== undefined && found.mtimeMs < before) await rm(file, { force: true });
  }
}
