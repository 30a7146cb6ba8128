import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../../../infra/durable-folders.ts';
import { asFileError, errorCode } from '../../../infra/fs-errors.ts';
import { FileError } from '../../../ports/errors.ts';

export function isAbsent(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Writes a file whole or not at all. @throws FileError `disk-full`, `not-writable` */
export async function writeDurably(path: string, content: AsyncIterable<Uint8Array> | string): Promise<Written> {
  const passing = join(dirname(path), `.${randomBytes(8).toString('hex')}.part`);
  try {
    const written = await writeNew(passing, content);
    await rename(passing, path);
    await syncFolder(dirname(path));
    return written;
  } catch (error) {
    await rm(passing, { force: true });
    throw asFileError(error, 'write');
  }
}

export interface Written {
  readonly sha256: string;
  readonly bytes: number;
}

/** Writes a new file and makes it safe; what fails leaves a part of it. */
export async function writeNew(path: string, content: AsyncIterable<Uint8Array> | string): Promise<Written> {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of typeof content === 'string' ? [Buffer.from(content)] : content) {
      hash.update(chunk);
      bytes += chunk.length;
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** @throws FileError `file-changed` when a file is not what was proved, `file-not-found` … */
export async function demandProved({
  path,
  sha256,
}: {
  readonly path: string;
  readonly sha256: string;
}): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of readFileChunks(path)) hash.update(chunk);
  if (hash.digest('hex') !== sha256) throw notProved();
}

function notProved(): FileError {
  return new FileError('file-changed', 'A finished file is not what was proved');
}

/** Copies a finished file. @throws FileError `file-changed` when it is not what was proved, `file-not-found` … */
export async function copyProved(
  from: { readonly path: string; readonly sha256: string },
  to: string,
): Promise<Written> {
  const written = await writeDurably(to, readFileChunks(from.path));
  if (written.sha256 === from.sha256) return written;
  await rm(to, { force: true });
  throw notProved();
}

/** @throws FileError `file-not-found`, `not-readable` */
export async function* readFileChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) yield chunk as Uint8Array; // as: no encoding is set
  } catch (error) {
    throw asFileError(error, 'read');
  }
}

/** Undefined where there is no such file. */
export async function fileFacts(
  path: string,
): Promise<{ readonly bytes: number; readonly changedAt: Date } | undefined> {
  try {
    const { size, mtime } = await stat(path);
    return { bytes: size, changedAt: mtime };
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw asFileError(error, 'read');
  }
}
