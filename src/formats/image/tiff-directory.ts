import { FileError } from '../../ports/errors.ts';
import type { ByteSource } from './byte-source.ts';
import { orientationOfTag, type Orientation } from './orientation.ts';
import type { Resolution } from './frame.ts';

/** One image of a TIFF file (TIFF 6.0, BigTIFF). */
export interface TiffPage {
  /** Place in the chain of directories, from 0. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly samples: number;
  /** 1 none, 2 and 3 G3, 4 G4, 5 LZW, 7 JPEG, 8 and 32946 Deflate, 32773 PackBits. */
  readonly compression: number;
  /** 0 white is zero, 1 black is zero, 2 RGB, 3 palette, 5 CMYK, 6 YCbCr. */
  readonly photometric: number;
  readonly fillOrder: number;
  readonly hasJpegTables: boolean;
  readonly tiled: boolean;
  readonly stripOffsets: readonly number[];
  readonly stripBytes: readonly number[];
  readonly orientation: Orientation;
  readonly resolution: Resolution | undefined;
  /** A smaller copy of another page, not a page. */
  readonly thumbnail: boolean;
}

const TAG = {
  subfileType: 254,
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  orientation: 274,
  samples: 277,
  stripBytes: 279,
  xResolution: 282,
  yResolution: 283,
  resolutionUnit: 296,
  tileWidth: 322,
  jpegTables: 347,
} as const;
const TYPE_BYTES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};
const CM_PER_INCH = 2.54;
const MAX_ENTRIES = 4096;
/** Strips of a page; a value list beyond it is a lie or a bomb. */
const MAX_VALUES = 1_000_000;

interface Layout {
  readonly source: ByteSource;
  readonly little: boolean;
  readonly big: boolean;
}

type Tags = ReadonlyMap<number, readonly number[]>;

/** All directories of the chain, thumbnails included. @throws FileError */
export function readTiffPages(source: ByteSource, maxPages: number): readonly TiffPage[] {
  const head = source.read(0, 16);
  const little = head.toString('latin1', 0, 2) === 'II';
  const big = (little ? head.readUInt16LE(2) : head.readUInt16BE(2)) === 43;
  const layout: Layout = { source, little, big };
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  let offset = big ? readWord(layout, head.subarray(8, 16)) : readWord(layout, head.subarray(4, 8));
  while (offset !== 0) {
    if (seen.has(offset)) throw broken('The directories of the TIFF run in a circle');
    if (seen.size >= maxPages) {
      throw new FileError('too-many-pages', 'The TIFF has too many pages', { details: { limit: maxPages } });
    }
    seen.add(offset);
    const { tags, next } = readDirectory(layout, offset);
    pages.push(describe(tags, pages.length));
    offset = next;
  }
  if (pages.length === 0) throw broken('The TIFF holds no image');
  return pages;
}

function readWord({ little }: Layout, bytes: Buffer): number {
  if (bytes.length === 8) return Number(little ? bytes.readBigUInt64LE() : bytes.readBigUInt64BE());
  if (bytes.length === 4) return little ? bytes.readUInt32LE() : bytes.readUInt32BE();
  return bytes.length === 2 ? (little ? bytes.readUInt16LE() : bytes.readUInt16BE()) : (bytes.at(0) ?? 0);
}

function readDirectory(layout: Layout, offset: number): { tags: Tags; next: number } {
  const [countBytes, entryBytes, linkBytes] = layout.big ? [8, 20, 8] : [2, 12, 4];
  const count = readWord(layout, layout.source.read(offset, countBytes));
  if (count === 0 || count > MAX_ENTRIES) throw broken('A directory of the TIFF is damaged');
  const entries = layout.source.read(offset + countBytes, count * entryBytes);
  const tags = new Map<number, readonly number[]>();
  const wanted: readonly number[] = Object.values(TAG);
  for (let at = 0; at < entries.length; at += entryBytes) {
    const tag = readWord(layout, entries.subarray(at, at + 2));
    if (wanted.includes(tag)) tags.set(tag, readValues(layout, entries.subarray(at, at + entryBytes)));
  }
  const link = layout.source.read(offset + countBytes + entries.length, linkBytes);
  return { tags, next: readWord(layout, link) };
}

function readValues(layout: Layout, entry: Buffer): readonly number[] {
  const type = readWord(layout, entry.subarray(2, 4));
  const count = readWord(layout, layout.big ? entry.subarray(4, 12) : entry.subarray(4, 8));
  const size = TYPE_BYTES[type];
  if (size === undefined) return [];
  if (type === 7) return [count]; // opaque bytes: only their presence matters
  if (count > MAX_VALUES) throw broken('A directory of the TIFF is damaged');
  const inline = layout.big ? entry.subarray(12, 20) : entry.subarray(8, 12);
  const length = count * size;
  const bytes =
    length <= inline.length ? inline.subarray(0, length) : layout.source.read(readWord(layout, inline), length);
  return Array.from({ length: count }, (_, index) =>
    readValue(layout, type, bytes.subarray(index * size, (index + 1) * size)),
  );
}

const RATIONALS = new Set([5, 10]);

function readValue(layout: Layout, type: number, bytes: Buffer): number {
  if (!RATIONALS.has(type)) return readWord(layout, bytes);
  const denominator = readWord(layout, bytes.subarray(4, 8));
  return denominator === 0 ? 0 : readWord(layout, bytes.subarray(0, 4)) / denominator;
}

function describe(tags: Tags, index: number): TiffPage {
  const one = (tag: number, missing: number): number => tags.get(tag)?.[0] ?? missing;
  return {
    index,
    width: one(TAG.width, 0),
    height: one(TAG.height, 0),
    bits: one(TAG.bits, 1),
    samples: one(TAG.samples, 1),
    compression: one(TAG.compression, 1),
    photometric: one(TAG.photometric, 0),
    fillOrder: one(TAG.fillOrder, 1),
    hasJpegTables: tags.has(TAG.jpegTables),
    tiled: tags.has(TAG.tileWidth),
    stripOffsets: tags.get(TAG.stripOffsets) ?? [],
    stripBytes: tags.get(TAG.stripBytes) ?? [],
    orientation: orientationOfTag(one(TAG.orientation, 1)),
    resolution: resolutionOf(one(TAG.xResolution, 0), one(TAG.yResolution, 0), one(TAG.resolutionUnit, 2)),
    thumbnail: (one(TAG.subfileType, 0) & 1) === 1,
  };
}

function resolutionOf(x: number, y: number, unit: number): Resolution | undefined {
  const factor = unit === 2 ? 1 : unit === 3 ? CM_PER_INCH : undefined;
  return factor === undefined || x <= 0 || y <= 0 ? undefined : { x: x * factor, y: y * factor };
}

function broken(message: string): FileError {
  return new FileError('file-broken', message);
}
