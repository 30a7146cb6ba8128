import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { FileError } from '../ports/errors.ts';
import { asFileError } from './fs-errors.ts';
import { declaredLength, type AnswerStream } from './http-body.ts';
import { hostError, type Operation } from './http-errors.ts';

export interface Download {
  /** A new file; taken away again on failure. */
  readonly targetPath: string;
  readonly maxBytes: number;
}

export interface Downloaded {
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Writes a body into a new file, hashing on the way, in memory of the size of a chunk.
 * @throws FileError `file-too-large`, `not-writable`, `disk-full`
 */
export async function saveBody(
  answer: AnswerStream,
  { targetPath, maxBytes }: Download,
  on: Operation,
): Promise<Downloaded> {
  const declared = declaredLength(answer.headers);
  if (declared !== undefined && declared > maxBytes) throw tooLarge(maxBytes);
  const file = await createFile(targetPath);
  let done = false;
  try {
    const saved = await copy(answer.body, file, maxBytes);
    // Node notices a body that is cut; a host that sends less on purpose is not believed either.
    if (declared !== undefined && declared !== saved.bytes) {
      throw hostError('unavailable', { message: 'The body was cut', on, details: { bytes: saved.bytes } });
    }
    done = true;
    return saved;
  } finally {
    await file.close();
    if (!done) await rm(targetPath, { force: true });
  }
}

async function copy(body: AsyncIterable<Uint8Array>, file: FileHandle, maxBytes: number): Promise<Downloaded> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    hash.update(chunk);
    await file.writeFile(chunk).catch(failWriting); // at the place where the last one ended
  }
  return { sha256: hash.digest('hex'), bytes };
}

async function createFile(path: string): Promise<FileHandle> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
  return await open(path, flags, 0o644).catch(failWriting);
}

function failWriting(error: unknown): never {
  throw asFileError(error, 'write');
}

function tooLarge(limit: number): FileError {
  return new FileError('file-too-large', 'Larger than allowed', { details: { limit } });
}
