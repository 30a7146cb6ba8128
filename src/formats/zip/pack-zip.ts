import { crc32, deflateRawSync } from 'node:zlib';
import { centralDirectory, localHeader } from './zip-records.ts';

export interface PackedPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A small zip as a whole; the same parts give the same bytes. What does not lie in memory is written by `writeZip`. */
export function packZip(parts: readonly PackedPart[]): Buffer {
  let offset = 0;
  const packed = parts.map(({ name, bytes }) => {
    const content = deflateRawSync(bytes);
    const entry = { name, crc: crc32(bytes), packedBytes: content.length, bytes: bytes.length, offset };
    const record = Buffer.concat([localHeader(entry), content]);
    offset += record.length;
    return { entry, record };
  });
  const directory = centralDirectory(
    packed.map(({ entry }) => entry),
    offset,
  );
  return Buffer.concat([...packed.map(({ record }) => record), directory]);
}
