import { stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, getFileNameLowLevel, openPromise, validateFileName, type Entry, type ZipFile } from 'yauzl';
import { FileError, PortError } from '../../ports/errors.ts';
import { asFileError } from '../fs-errors.ts';
import { DEFAULT_ZIP_LIMITS, type ZipLimits } from './zip-limits.ts';

/** The parts of a zip container. Nothing is ever unpacked onto the disk. */
export interface ZipContainer {
  /** Without folders, and without parts whose name leads out of the container (absolute, `..`). */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Unpacked, piece by piece, never more than the container declares. @throws FileError `office-file-broken` */
  read(name: string, signal?: AbortSignal): AsyncGenerator<Uint8Array>;
  close(): void;
}

/**
 * Opens a container, by the path of its file or from memory, and holds what it declares against the limits before
 * anything is unpacked; what a part holds beyond its declaration is refused while it is read.
 * @throws FileError `office-file-unknown`, `office-file-broken`, `office-file-encrypted`, `office-file-unsafe`, `office-file-too-large`
 */
export async function openZip(source: string | Uint8Array, given: Partial<ZipLimits> = {}): Promise<ZipContainer> {
  const limits = { ...DEFAULT_ZIP_LIMITS, ...given };
  const zip = await (typeof source === 'string' ? openFile(source, limits) : openBytes(source, limits));
  try {
    return asContainer(zip, await listEntries(zip, limits));
  } catch (error) {
    zip.close();
    throw asContainerError(error);
  }
}

/** Names are decoded here, so that one odd name does not end the reading of all others. */
const READING = { lazyEntries: true, decodeStrings: false };

async function openFile(path: string, limits: ZipLimits): Promise<ZipFile> {
  const { size } = await stat(path).catch((error: unknown) => {
    throw asFileError(error, 'read');
  });
  if (size > limits.maxBytes) throw tooLarge(limits.maxBytes);
  return openPromise(path, { autoClose: false, ...READING }).catch((error: unknown) => {
    throw asContainerError(error);
  });
}

async function openBytes(bytes: Uint8Array, limits: ZipLimits): Promise<ZipFile> {
  if (bytes.length > limits.maxBytes) throw tooLarge(limits.maxBytes);
  return fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), READING).catch(
    (error: unknown) => {
      throw asContainerError(error);
    },
  );
}

async function listEntries(zip: ZipFile, limits: ZipLimits): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > limits.maxEntries) throw tooLarge(limits.maxEntries);
  const entries = new Map<string, Entry>();
  const seen = new Set<string>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    unpacked += entry.uncompressedSize;
    if (unpacked > limits.maxUnpackedBytes) throw tooLarge(limits.maxUnpackedBytes);
    checkEntry(name, entry, limits);
    // Names of parts are compared without case (ECMA-376 part 2): two readers must not see two contents.
    if (seen.has(name.toLowerCase())) throw unsafe(name);
    seen.add(name.toLowerCase());
    if (!name.endsWith('/') && validateFileName(name) === null) entries.set(name, entry);
  }
  return entries;
}

function checkEntry(name: string, entry: Entry, limits: ZipLimits): void {
  if (entry.isEncrypted()) throw new FileError('office-file-encrypted', 'A part of the container is encrypted');
  if (entry.uncompressedSize > limits.maxEntryBytes) throw tooLarge(limits.maxEntryBytes, name);
  const isDense = entry.uncompressedSize > limits.maxRatio * Math.max(entry.compressedSize, 1);
  if (isDense && entry.uncompressedSize > limits.ratioFreeBytes) throw unsafe(name);
}

function asContainer(zip: ZipFile, entries: ReadonlyMap<string, Entry>): ZipContainer {
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read: (name, signal) => readEntry({ zip, entry: entries.get(name), name }, signal),
    close: () => {
      zip.close();
    },
  };
}

interface EntryToRead {
  readonly zip: ZipFile;
  readonly entry: Entry | undefined;
  readonly name: string;
}

async function* readEntry({ zip, entry, name }: EntryToRead, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  if (!entry) throw broken(name);
  try {
    const stream = await zip.openReadStreamPromise(entry);
    let sum = 0;
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      signal?.throwIfAborted();
      sum = crc32(chunk, sum);
      yield chunk;
    }
    if (sum !== entry.crc32) throw broken(name);
  } catch (error) {
    throw signal?.aborted === true ? error : asContainerError(error, name);
  }
}

/** What yauzl says is English and without a code. */
function asContainerError(error: unknown, part?: string): Error {
  if (error instanceof PortError) return error;
  const known = asFileError(error, 'read');
  return known instanceof PortError ? known : broken(part, known);
}

function broken(part?: string, cause?: Error): FileError {
  const details = part === undefined ? {} : { part };
  return new FileError('office-file-broken', 'The container cannot be read', { cause, details });
}

function unsafe(part: string): FileError {
  return new FileError('office-file-unsafe', 'The container is made to do harm', { details: { part } });
}

function tooLarge(limit: number, part?: string): FileError {
  const details = { limit, ...(part !== undefined && { part }) };
  return new FileError('office-file-too-large', 'The container is beyond a limit', { details });
}
