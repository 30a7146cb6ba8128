/** As much of a TrueType font as setting text and embedding a part of it need (ISO/IEC 14496-22). */
export interface TrueType {
  readonly bytes: Buffer;
  readonly tables: ReadonlyMap<string, TableRange>;
  readonly glyphs: number;
  /** Glyph of a character; undefined when the font has none. */
  glyph(codePoint: number): number | undefined;
  /** In thousandths of the size. */
  width(glyph: number): number;
  /** Outline of a glyph; empty for blanks. */
  outline(glyph: number): Buffer;
  readonly metrics: FontMetrics;
}

interface TableRange {
  readonly start: number;
  readonly length: number;
}

/** In thousandths of the size. */
export interface FontMetrics {
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly box: readonly [number, number, number, number];
  readonly italicAngle: number;
}

export function readTrueType(bytes: Buffer): TrueType {
  const tables = readTables(bytes);
  const at = (table: string) => tables.get(table)?.start ?? 0;
  const unitsPerEm = bytes.readUInt16BE(at('head') + 18);
  const scaled = (value: number) => (value * 1000) / unitsPerEm;
  const lastWidth = bytes.readUInt16BE(at('hhea') + 34) - 1;
  const characters = readCharacters(bytes, at('cmap'));
  const isLong = bytes.readInt16BE(at('head') + 50) === 1;
  const offset = (glyph: number) =>
    isLong ? bytes.readUInt32BE(at('loca') + 4 * glyph) : 2 * bytes.readUInt16BE(at('loca') + 2 * glyph);
  return {
    bytes,
    tables,
    glyphs: bytes.readUInt16BE(at('maxp') + 4),
    glyph: (codePoint) => characters.get(codePoint),
    width: (glyph) => scaled(bytes.readUInt16BE(at('hmtx') + 4 * Math.min(glyph, lastWidth))),
    outline: (glyph) => bytes.subarray(at('glyf') + offset(glyph), at('glyf') + offset(glyph + 1)),
    metrics: {
      ascent: scaled(bytes.readInt16BE(at('hhea') + 4)),
      descent: scaled(bytes.readInt16BE(at('hhea') + 6)),
      capHeight: scaled(bytes.readInt16BE(at('OS/2') + 88)),
      box: [36, 38, 40, 42].map((place) => scaled(bytes.readInt16BE(at('head') + place))) as [
        number,
        number,
        number,
        number,
      ],
      italicAngle: bytes.readInt32BE(at('post') + 4) / 65_536,
    },
  };
}

function readTables(bytes: Buffer): ReadonlyMap<string, TableRange> {
  const tables = new Map<string, TableRange>();
  for (let at = 12; at < 12 + 16 * bytes.readUInt16BE(4); at += 16) {
    const range = { start: bytes.readUInt32BE(at + 8), length: bytes.readUInt32BE(at + 12) };
    tables.set(bytes.toString('latin1', at, at + 4), range);
  }
  return tables;
}

/** The table of the basic plane (format 4): it has all of Latin with the marks of Vietnamese. */
function readCharacters(bytes: Buffer, cmap: number): ReadonlyMap<number, number> {
  const count = bytes.readUInt16BE(cmap + 2);
  const starts = Array.from({ length: count }, (_, index) => cmap + bytes.readUInt32BE(cmap + 8 + 8 * index));
  const start = starts.find((place) => bytes.readUInt16BE(place) === 4);
  const characters = new Map<number, number>();
  if (start === undefined) return characters;
  const double = bytes.readUInt16BE(start + 6);
  for (let at = 0; at < double; at += 2) {
    const last = bytes.readUInt16BE(start + 14 + at);
    const first = bytes.readUInt16BE(start + 16 + double + at);
    const delta = bytes.readUInt16BE(start + 16 + 2 * double + at);
    const place = start + 16 + 3 * double + at;
    const offset = bytes.readUInt16BE(place);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const found = offset === 0 ? code : bytes.readUInt16BE(place + offset + 2 * (code - first));
      const glyph = offset !== 0 && found === 0 ? 0 : (found + delta) & 0xffff;
      if (glyph !== 0) characters.set(code, glyph);
    }
  }
  return characters;
}
