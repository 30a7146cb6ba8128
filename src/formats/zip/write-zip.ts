import { randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { FileError } from '../../ports/errors.ts';
import { asFileError } from '../fs-errors.ts';
import { centralDirectory, localHeader, MAX_ZIP_BYTES, type WrittenEntry } from './zip-records.ts';

export interface PartToWrite {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * Writes a zip piece by piece: of a part no more is held than the piece in hand. The file is there whole or not at all.
 * @throws FileError `not-writable`, `disk-full`, `io`, `office-file-too-large`
 */
export async function writeZip(path: string, parts: readonly PartToWrite[], signal?: AbortSignal): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(unfinished, 'wx');
    try {
      await writeParts(file, parts, signal);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw signal?.aborted === true ? error : asFileError(error, 'write');
  }
}

async function writeParts(
  file: FileHandle,
  parts: readonly PartToWrite[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const entries: WrittenEntry[] = [];
  let offset = 0;
  for (const part of parts) {
    const entry = await writePart({ file, part, offset }, signal);
    entries.push(entry);
    offset += localHeader(entry).length + entry.packedBytes;
  }
  const directory = centralDirectory(entries, offset);
  await writeAt(file, directory, offset);
}

interface PartAt {
  readonly file: FileHandle;
  readonly part: PartToWrite;
  readonly offset: number;
}

/** The header, which tells sizes, goes before the content when those are known: no reader must look behind it. */
async function writePart({ file, part, offset }: PartAt, signal: AbortSignal | undefined): Promise<WrittenEntry> {
  const start = offset + localHeader({ name: part.name, crc: 0, packedBytes: 0, bytes: 0, offset }).length;
  const sum = { crc: 0, bytes: 0 };
  let end = start;
  const options = signal === undefined ? {} : { signal };
  await pipeline(
    Readable.from(counted(part.content, sum)),
    createDeflateRaw(),
    async (packed: AsyncIterable<Uint8Array>) => {
      for await (const piece of packed) {
        await writeAt(file, piece, end);
        end += piece.length;
      }
    },
    options,
  );
  const entry = { name: part.name, crc: sum.crc, packedBytes: end - start, bytes: sum.bytes, offset };
  await writeAt(file, localHeader(entry), offset);
  return entry;
}

async function* counted(
  content: PartToWrite['content'],
  sum: { crc: number; bytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    sum.crc = crc32(piece, sum.crc);
    sum.bytes += piece.length;
    if (sum.bytes > MAX_ZIP_BYTES) throw tooLarge();
    yield piece;
  }
}

async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  if (position + bytes.length > MAX_ZIP_BYTES) throw tooLarge();
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

function tooLarge(): FileError {
  const details = { limit: MAX_ZIP_BYTES };
  return new FileError('office-file-too-large', 'More than a zip of this form can hold', { details });
}
