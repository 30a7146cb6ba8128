import { inflateSync } from 'node:zlib';
import type { Resolution } from './frame.ts';

/** https://www.w3.org/TR/png-3/ */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey + alpha, 6 RGB + alpha. */
  readonly colourType: number;
  readonly interlaced: boolean;
  readonly transparent: boolean;
  /** Red, green, blue of each entry. */
  readonly palette: Buffer | undefined;
  readonly resolution: Resolution | undefined;
  readonly icc: Buffer | undefined;
}

export interface PngChunk {
  readonly type: string;
  readonly data: Buffer;
}

const METRES_PER_INCH = 0.0254;
const MAX_ICC_BYTES = 4 * 1024 * 1024;

/** Chunks up to IEND or the end of what was given; a chunk that is cut off is left out. */
export function* readPngChunks(data: Buffer): Generator<PngChunk> {
  let at = 8;
  while (at + 12 <= data.length) {
    const length = data.readUInt32BE(at);
    if (at + 12 + length > data.length) return;
    yield { type: data.toString('latin1', at + 4, at + 8), data: data.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

/** `head`: the file, or its beginning. Undefined when the first chunk is not IHDR. */
export function readPngHeader(head: Buffer): PngHeader | undefined {
  const chunks: PngChunk[] = [];
  for (const chunk of readPngChunks(head)) {
    if (chunk.type === 'IDAT') break;
    chunks.push(chunk);
  }
  const ihdr = chunks[0];
  if (ihdr?.type !== 'IHDR' || ihdr.data.length < 13) return undefined;
  const find = (type: string): Buffer | undefined => chunks.find((chunk) => chunk.type === type)?.data;
  const colourType = ihdr.data.readUInt8(9);
  return {
    width: ihdr.data.readUInt32BE(0),
    height: ihdr.data.readUInt32BE(4),
    bits: ihdr.data.readUInt8(8),
    colourType,
    interlaced: ihdr.data.readUInt8(12) !== 0,
    transparent: colourType >= 4 || find('tRNS') !== undefined,
    palette: find('PLTE'),
    resolution: physicalSize(find('pHYs')),
    icc: profile(find('iCCP')),
  };
}

function physicalSize(chunk: Buffer | undefined): Resolution | undefined {
  if (chunk === undefined || chunk.length < 9 || chunk[8] !== 1) return undefined;
  return { x: chunk.readUInt32BE(0) * METRES_PER_INCH, y: chunk.readUInt32BE(4) * METRES_PER_INCH };
}

/** Name, zero, method 0, then the deflated profile. A damaged profile is as good as none: the pixels count. */
function profile(chunk: Buffer | undefined): Buffer | undefined {
  const end = chunk?.indexOf(0) ?? -1;
  if (chunk === undefined || end < 0) return undefined;
  try {
    return inflateSync(chunk.subarray(end + 2), { maxOutputLength: MAX_ICC_BYTES });
  } catch {
    return undefined; // see above; a viewer would show the image without it, too
  }
}
