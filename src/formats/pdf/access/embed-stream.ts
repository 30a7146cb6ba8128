import { GREY, RGB, iccSpace, type ColourSpace } from '../../image/colour-space.ts';
import { readJpegHeader, type JpegHeader } from '../../image/jpeg-header.ts';
import { readPngChunks, readPngHeader, type PngHeader } from '../../image/png-header.ts';
import type { FilterParameters } from '../stored-image.ts';
import type { EmbeddedImage } from './embedded-image.ts';

/** Everything but where it came from and how it lies. */
export type StreamImage = Omit<EmbeddedImage, 'orientation' | 'samples'>;

const NONE = { globals: undefined, decode: undefined } as const;

/** A JPEG as DCTDecode takes it; undefined for CMYK, 12 bits, arithmetic coding, lossless. */
export function embedJpeg(data: Buffer): StreamImage | undefined {
  const header = readJpegHeader(data);
  if (header?.plain !== true || header.bits !== 8) return undefined;
  const { width, height, components, icc } = header;
  if (components !== 1 && components !== 3) return undefined;
  const space = iccSpace(icc, components);
  return {
    ...NONE,
    state: 'bytes',
    width,
    height,
    bits: 8,
    space,
    filters: ['DCTDecode'],
    parameters: dctParameters(header),
    data,
  };
}

/** Without an Adobe marker PDF takes three components as YCbCr, decoders of files look at their names first. */
function dctParameters({ adobeTransform, namedRgb }: JpegHeader): readonly FilterParameters[] {
  return adobeTransform === undefined && namedRgb ? [{ ColorTransform: 0 }] : [];
}

const PNG_COLOURS: Readonly<Record<number, 1 | 3>> = { 0: 1, 2: 3, 3: 1 };

/**
 * The compressed rows of a PNG are a Flate stream with predictors as PDF knows it (ISO 32000-1, 7.4.4.4).
 * Undefined for interlaced and transparent ones.
 */
export function embedPng(data: Buffer): StreamImage | undefined {
  const header = readPngHeader(data);
  const colours = header === undefined ? undefined : PNG_COLOURS[header.colourType];
  if (header === undefined || colours === undefined || header.interlaced || header.transparent) return undefined;
  const space = pngSpace(header, colours);
  if (space === undefined) return undefined;
  const { width, height, bits } = header;
  const rows = [...readPngChunks(data)].filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data);
  return {
    ...NONE,
    state: 'bytes',
    width,
    height,
    bits,
    space,
    filters: ['FlateDecode'],
    parameters: [{ Predictor: 15, Colors: colours, BitsPerComponent: bits, Columns: width }],
    data: Buffer.concat(rows),
  };
}

function pngSpace({ colourType, palette, icc }: PngHeader, colours: 1 | 3): ColourSpace | undefined {
  if (colourType !== 3) return iccSpace(icc, colours);
  return palette === undefined ? undefined : { kind: 'indexed', base: iccSpace(icc, 3), table: palette };
}

/** Samples of one bit each, 1 is white. `grey`: one byte a pixel. */
export function packBilevel(grey: Uint8Array, width: number, height: number): Buffer {
  const stride = Math.ceil(width / 8);
  const packed = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if ((grey[row * width + column] ?? 0) < 128) continue;
      const at = row * stride + (column >> 3);
      packed[at] = (packed[at] ?? 0) | (0x80 >> (column & 7));
    }
  }
  return packed;
}

export function deviceSpace(channels: number): ColourSpace {
  return channels === 1 ? GREY : RGB;
}
