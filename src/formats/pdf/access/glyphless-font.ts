/** Design units of the font: every glyph is half an em wide and stands between descent and ascent. */
export const GLYPHLESS = {
  name: 'VankhoGlyphless',
  unitsPerEm: 1000,
  advance: 500,
  ascent: 800,
  descent: -200,
} as const;

interface Table {
  readonly tag: string;
  readonly data: Buffer;
}

/**
 * A TrueType font of two glyphs that paint nothing: 0 is the one that PDF/A forbids to use (.notdef), 1 stands for
 * every character. https://learn.microsoft.com/typography/opentype/spec/otff
 */
export function makeGlyphlessFont(): Buffer {
  return assemble([
    { tag: 'cmap', data: words([0, 1, 3, 1, 0, 12, 4, 24, 0, 2, 2, 0, 0, 0xffff, 0, 0xffff, 1, 0]) },
    { tag: 'glyf', data: strokeOfNoWidth() },
    { tag: 'head', data: head() },
    { tag: 'hhea', data: hhea() },
    { tag: 'hmtx', data: words([GLYPHLESS.advance, 0, GLYPHLESS.advance, 0]) },
    { tag: 'loca', data: words([0, 0, GLYPH_BYTES / 2]) },
    { tag: 'maxp', data: words([1, 0, 2, 2, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]) },
    { tag: 'post', data: words([3, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]) },
  ]);
}

const GLYPH_BYTES = 24;

/**
 * A contour there and back between two corners: it has no area, so nothing is painted, but a bounding box. PDFium
 * passes over text objects whose glyphs have none (a word of a single character would be lost to its readers).
 */
function strokeOfNoWidth(): Buffer {
  const { advance, ascent, descent } = GLYPHLESS;
  const bounds = [0, descent, advance, ascent];
  const [lastPoint, instructions, onCurveTwice] = [1, 0, 0x0101];
  return words([1, ...bounds, lastPoint, instructions, onCurveTwice, 0, advance, descent, ascent - descent]);
}

function head(): Buffer {
  const { unitsPerEm, advance, ascent, descent } = GLYPHLESS;
  const fixed = [1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0x000b, unitsPerEm];
  const dates = [0, 0, 0, 0, 0, 0, 0, 0]; // no clock: the same font every time
  return words([...fixed, ...dates, 0, descent & 0xffff, advance, ascent, 0, 8, 2, 0, 0]);
}

function hhea(): Buffer {
  const { advance, ascent, descent } = GLYPHLESS;
  return words([1, 0, ascent, descent & 0xffff, 0, advance, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
}

function words(values: readonly number[]): Buffer {
  const data = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => data.writeUInt16BE(value & 0xffff, index * 2));
  return data;
}

const HEAD_ADJUSTMENT = 8;
const CHECKSUM_MAGIC = 0xb1b0afba;

function assemble(tables: readonly Table[]): Buffer {
  const entrySelector = Math.floor(Math.log2(tables.length));
  const searchRange = 2 ** entrySelector * 16;
  const header = words([1, 0, tables.length, searchRange, entrySelector, tables.length * 16 - searchRange]);
  let offset = header.length + tables.length * 16;
  const records: Buffer[] = [];
  const bodies: Buffer[] = [];
  for (const { tag, data } of tables) {
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    const record = Buffer.alloc(16);
    record.write(tag, 'latin1');
    [checksum(padded), offset, data.length].forEach((value, index) => record.writeUInt32BE(value, 4 + index * 4));
    records.push(record);
    bodies.push(padded);
    offset += padded.length;
  }
  const font = Buffer.concat([header, ...records, ...bodies]);
  const place = tables.findIndex(({ tag }) => tag === 'head');
  const headStart = records[place]?.readUInt32BE(8) ?? 0;
  font.writeUInt32BE((CHECKSUM_MAGIC - checksum(font)) >>> 0, headStart + HEAD_ADJUSTMENT);
  return font;
}

function checksum(data: Buffer): number {
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) sum = (sum + data.readUInt32BE(at)) >>> 0;
  return sum;
}
