import type { Resolution } from './frame.ts';

/** What stands before the first scan of a JPEG (ITU-T T.81). */
export interface JpegHeader {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly bits: number;
  /** Sequential or progressive with Huffman codes: what PDF's DCTDecode takes. */
  readonly plain: boolean;
  /** Colour transform of the Adobe marker: 0 none, 1 YCbCr, 2 YCCK; absent without the marker. */
  readonly adobeTransform: number | undefined;
  /** Component numbers spell `RGB`: no transform although nothing says so. */
  readonly namedRgb: boolean;
  /** Of the JFIF marker. */
  readonly resolution: Resolution | undefined;
  readonly icc: Buffer | undefined;
}

const SOF_PLAIN = new Set([0xc0, 0xc1, 0xc2]);
const NOT_SOF = new Set([0xc4, 0xc8, 0xcc]);
const START_OF_SCAN = 0xda;
const CM_PER_INCH = 2.54;
const ICC_NAME = 'ICC_PROFILE\0';

interface Segment {
  readonly marker: number;
  readonly body: Buffer;
}

/** Undefined when `data` is not a JPEG with a frame header. Reads nothing beyond the first scan. */
export function readJpegHeader(data: Buffer): JpegHeader | undefined {
  if (data.length < 4 || data.readUInt16BE(0) !== 0xffd8) return undefined;
  const segments = [...readSegments(data)];
  const frame = segments.find(isFrame);
  if (frame === undefined || frame.body.length < 6) return undefined;
  const adobe = segments.find((s) => s.marker === 0xee && s.body.toString('latin1', 0, 5) === 'Adobe');
  const components = frame.body.readUInt8(5);
  return {
    width: frame.body.readUInt16BE(3),
    height: frame.body.readUInt16BE(1),
    components,
    bits: frame.body.readUInt8(0),
    plain: SOF_PLAIN.has(frame.marker),
    adobeTransform: adobe?.body.at(11),
    namedRgb:
      components === 3 && [6, 9, 12].map((at) => String.fromCharCode(frame.body.at(at) ?? 0)).join('') === 'RGB',
    resolution: jfifResolution(segments),
    icc: joinIcc(segments),
  };
}

function isFrame({ marker }: Segment): boolean {
  return marker >= 0xc0 && marker <= 0xcf && !NOT_SOF.has(marker);
}

function* readSegments(data: Buffer): Generator<Segment> {
  let at = 2;
  while (at + 4 <= data.length) {
    if (data[at] !== 0xff) return;
    const marker = data[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    if (marker === START_OF_SCAN) return;
    const length = data.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > data.length) return;
    yield { marker, body: data.subarray(at + 4, at + 2 + length) };
    at += 2 + length;
  }
}

function jfifResolution(segments: readonly Segment[]): Resolution | undefined {
  const jfif = segments.find((s) => s.marker === 0xe0 && s.body.toString('latin1', 0, 5) === 'JFIF\0');
  if (jfif === undefined || jfif.body.length < 12) return undefined;
  const unit = jfif.body.readUInt8(7);
  const factor = unit === 1 ? 1 : unit === 2 ? CM_PER_INCH : undefined;
  return factor === undefined
    ? undefined
    : { x: jfif.body.readUInt16BE(8) * factor, y: jfif.body.readUInt16BE(10) * factor };
}

/** A profile may lie in several APP2 segments, each with its number (ICC.1 annex B.4). */
function joinIcc(segments: readonly Segment[]): Buffer | undefined {
  const parts = segments
    .filter((s) => s.marker === 0xe2 && s.body.length > 14 && s.body.toString('latin1', 0, 12) === ICC_NAME)
    .map(({ body }) => ({ number: body.readUInt8(12), data: body.subarray(14) }))
    .sort((a, b) => a.number - b.number);
  return parts.length === 0 ? undefined : Buffer.concat(parts.map(({ data }) => data));
}
