import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { readFailure, throwIfAborted, writeFailure, type Operation } from './errors.ts';

export interface Copied {
  readonly sha256: string;
  readonly bytes: number;
}

export interface CopyOptions {
  readonly on: Operation;
  readonly signal?: AbortSignal | undefined;
  /** Stops one byte after so many: a file that grows while being read could go on for ever. */
  readonly mostBytes?: number;
}

const CHUNK_BYTES = 1024 * 1024;
const ZEROS = Buffer.alloc(CHUNK_BYTES);

/** A new file to write; fails where one is already, also where a link waits. */
export function createFile(path: string | Buffer): Promise<FileHandle> {
  return open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o644);
}

/**
 * Copies through memory of fixed size and hashes on the way, so that the hash is that of the copy.
 * Chunks of zeros become holes: a sparse scan of 2 GB takes no disk.
 */
export async function copyContent(source: FileHandle, target: FileHandle, options: CopyOptions): Promise<Copied> {
  const { on } = options;
  let bytes = 0;
  const sha256 = await eachChunk(source, options, async (chunk) => {
    if (!chunk.equals(ZEROS.subarray(0, chunk.length))) await writeAll(target, chunk, bytes).catch(failWriting(on));
    bytes += chunk.length;
  });
  await target.truncate(bytes).catch(failWriting(on));
  return { sha256, bytes };
}

export async function hashContent(source: FileHandle, options: CopyOptions): Promise<string> {
  return await eachChunk(source, options, () => Promise.resolve());
}

async function eachChunk(
  source: FileHandle,
  { on, signal, mostBytes = Infinity }: CopyOptions,
  take: (chunk: Buffer) => Promise<void>,
): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let position = 0; position <= mostBytes;) {
    throwIfAborted(signal, on);
    const { bytesRead } = await source.read(buffer, 0, CHUNK_BYTES, position).catch((error: unknown) => {
      throw readFailure(error, on);
    });
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    await take(chunk);
    position += bytesRead;
  }
  return hash.digest('hex');
}

async function writeAll(target: FileHandle, chunk: Buffer, position: number): Promise<void> {
  for (let written = 0; written < chunk.length;) {
    const { bytesWritten } = await target.write(chunk, written, chunk.length - written, position + written);
    written += bytesWritten;
  }
}

function failWriting(on: Operation): (error: unknown) => never {
  return (error) => {
    throw writeFailure(error, on);
  };
}
