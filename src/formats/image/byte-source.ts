import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { FileError } from '../../ports/errors.ts';

/** Bytes of a file at any place, without loading it. For worker threads: reads block. */
export interface ByteSource {
  readonly size: number;
  /** Exactly `length` bytes. @throws FileError when the file ends before. */
  read(offset: number, length: number): Buffer;
}

export function withByteSource<T>(path: string, use: (source: ByteSource) => T): T {
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    return use({ size, read: (offset, length) => readExactly(descriptor, { size, offset, length }) });
  } finally {
    closeSync(descriptor);
  }
}

interface Range {
  readonly size: number;
  readonly offset: number;
  readonly length: number;
}

function readExactly(descriptor: number, { size, offset, length }: Range): Buffer {
  if (offset + length > size) throw new FileError('file-broken', 'The file ends before its content');
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const got = readSync(descriptor, bytes, done, length - done, offset + done);
    if (got === 0) throw new FileError('file-changed', 'The file became shorter while it was read');
    done += got;
  }
  return bytes;
}
