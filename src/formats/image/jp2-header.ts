import { GREY, RGB, type ColourSpace } from './colour-space.ts';

const SUPERBOX = 'jp2h';
/** Enumerated colour spaces of ISO/IEC 15444-1: sRGB, greyscale. */
const ENUMERATED: Readonly<Record<number, ColourSpace>> = { 16: RGB, 17: GREY };

/**
 * The colour of a JP2 file that PDF/A-2 takes as it is (ISO 19005-2, 6.2.8.3): boxes around the code stream, 1 or 3
 * channels of 8 bits, one colour specification, enumerated. Undefined for everything else, which is then decoded.
 */
export function plainJp2Colour(data: Buffer): ColourSpace | undefined {
  if (data.toString('latin1', 4, 8) !== 'jP  ') return undefined;
  const header = boxes(data).find((box) => box.type === SUPERBOX);
  const inner = header === undefined ? [] : boxes(header.body);
  if (inner.some(({ type }) => REMAPPING.has(type))) return undefined;
  const space = enumeratedSpace(inner.filter(({ type }) => type === 'colr'));
  const channels = channelsOf(inner.find(({ type }) => type === 'ihdr'));
  return space !== undefined && channels === (space.kind === 'grey' ? 1 : 3) ? space : undefined;
}

/** Channel definitions (alpha) and palettes. */
const REMAPPING = new Set(['cdef', 'pclr']);
const ENUMERATED_METHOD = 1;
const EIGHT_BITS = 7;

function enumeratedSpace(colours: readonly Jp2Box[]): ColourSpace | undefined {
  const colour = colours[0]?.body;
  if (colour === undefined || colours.length > 1 || colour.length < 7) return undefined;
  return colour.readUInt8(0) === ENUMERATED_METHOD ? ENUMERATED[colour.readUInt32BE(3)] : undefined;
}

function channelsOf(size: Jp2Box | undefined): number | undefined {
  if (size === undefined || size.body.length < 14) return undefined;
  return size.body.readUInt8(10) === EIGHT_BITS ? size.body.readUInt16BE(8) : undefined;
}

interface Jp2Box {
  readonly type: string;
  readonly body: Buffer;
}

function boxes(data: Buffer): readonly Jp2Box[] {
  const found: Jp2Box[] = [];
  let at = 0;
  while (at + 8 <= data.length) {
    const length = data.readUInt32BE(at);
    const end = length === 0 ? data.length : at + length;
    // Extended lengths (1) are for boxes over 4 GiB; the code stream comes last and does not matter here.
    if (length === 1 || end <= at + 7 || end > data.length) break;
    found.push({ type: data.toString('latin1', at + 4, at + 8), body: data.subarray(at + 8, end) });
    at = end;
  }
  return found;
}
