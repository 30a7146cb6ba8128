/**
 * A minimal ICC v2 display profile of sRGB (IEC 61966-2-1), made from the published numbers: primaries adapted to
 * D50 and the transfer curve. About 1 KB. https://www.color.org/ICC1V42.pdf (v2 fields)
 */
export function makeSrgbProfile(): Buffer {
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz([0.9642, 1, 0.8249])],
    ['rXYZ', xyz([0.43607, 0.22249, 0.01392])],
    ['gXYZ', xyz([0.38515, 0.71687, 0.09708])],
    ['bXYZ', xyz([0.14307, 0.06061, 0.7141])],
  ];
  return assemble(tags, ['rTRC', 'gTRC', 'bTRC'], curve());
}

const HEADER_BYTES = 128;
const CURVE_POINTS = 256;

function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8); // version 2.1
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  [2000, 1, 1].forEach((value, index) => bytes.writeUInt16BE(value, 24 + index * 2)); // a fixed date, no clock
  bytes.write('acsp', 36, 'latin1');
  xyzNumbers([0.9642, 1, 0.8249]).copy(bytes, 68);
  return bytes;
}

/** The three curves are one and the same data. */
function assemble(tags: readonly (readonly [string, Buffer])[], curveTags: readonly string[], shared: Buffer): Buffer {
  const count = tags.length + curveTags.length;
  let offset = HEADER_BYTES + 4 + count * 12;
  const entries: Buffer[] = [];
  for (const [name, body] of tags) {
    entries.push(entry(name, offset, body.length));
    offset += body.length;
  }
  for (const name of curveTags) entries.push(entry(name, offset, shared.length));
  const head = Buffer.alloc(4);
  head.writeUInt32BE(count);
  return Buffer.concat([header(offset + shared.length), head, ...entries, ...tags.map(([, body]) => body), shared]);
}

function entry(name: string, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.write(name, 'latin1');
  bytes.writeUInt32BE(offset, 4);
  bytes.writeUInt32BE(length, 8);
  return bytes;
}

function xyzNumbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeInt32BE(Math.round(value * 65536), index * 4));
  return bytes;
}

function xyz(values: readonly number[]): Buffer {
  return Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), xyzNumbers(values)]);
}

function text(content: string): Buffer {
  return padded(Buffer.from(`text\0\0\0\0${content}\0`, 'latin1'));
}

/** textDescriptionType: ASCII name, then empty Unicode and Macintosh names of fixed size. */
function description(content: string): Buffer {
  const ascii = Buffer.from(`${content}\0`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(ascii.length);
  return padded(Buffer.concat([Buffer.from('desc\0\0\0\0', 'latin1'), length, ascii, Buffer.alloc(8 + 3 + 67)]));
}

function curve(): Buffer {
  const bytes = Buffer.alloc(12 + CURVE_POINTS * 2);
  bytes.write('curv', 'latin1');
  bytes.writeUInt32BE(CURVE_POINTS, 8);
  for (let point = 0; point < CURVE_POINTS; point++) {
    bytes.writeUInt16BE(Math.round(toLinear(point / (CURVE_POINTS - 1)) * 65535), 12 + point * 2);
  }
  return bytes;
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
