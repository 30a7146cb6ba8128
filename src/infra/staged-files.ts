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

/**
 * In a folder for each account, each under its hash: what is named by a hash is what was handed in, or it is not there. An
 * account has `most` of them; the oldest makes room, so that nobody can fill the disk.
 */
export function createStagedFiles(folder: string, { clock, most }: StagingLimits): StagedFiles {
  return {
    async keep(content, account) {
      const own = path.join(folder, ownFolder(account));
      const unfinished = path.join(own, `.${randomUUID()}`);
      try {
        await mkdir(own, { recursive: true });
        await sweep(folder, clock.now().getTime() - KEPT_MS);
        const found = await write(content, unfinished);
        await rename(unfinished, path.join(own, found.sha256));
        await makeRoom(own, most);
        return found;
      } catch (error) {
        await rm(unfinished, { force: true });
        throw asFileError(error, 'write');
      }
    },
    async pathOf(sha256, account) {
      if (!HASH.test(sha256)) return undefined;
      const file = path.join(folder, ownFolder(account), sha256);
      const found = await stat(file).catch(() => undefined); // not there: the answer says so
      return found === undefined ? undefined : file;
    },
  };
}

interface StagingLimits {
  readonly clock: Clock;
  readonly most: number;
}

/** Whatever letters the id of an account has, it names no other place. */
function ownFolder(account: string): string {
  return createHash('sha256').update(account).digest('hex').slice(0, 32);
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
  for (const { file, writtenAt } of await filesIn(folder)) if (writtenAt < before) await rm(file, { force: true });
}

async function makeRoom(folder: string, most: number): Promise<void> {
  const whole = (await filesIn(folder)).filter(({ file }) => HASH.test(path.basename(file)));
  const newestFirst = whole.sort((a, b) => b.writtenAt - a.writtenAt);
  for (const { file } of newestFirst.slice(most)) await rm(file, { force: true });
}

interface Lying {
  readonly file: string;
  readonly writtenAt: number;
}

async function filesIn(folder: string): Promise<Lying[]> {
  const found: Lying[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const about = await stat(file).catch(() => undefined); // another process sweeps too
    if (about !== undefined) found.push({ file, writtenAt: about.mtimeMs });
  }
  return found;
}
