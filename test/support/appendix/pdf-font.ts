import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'));

export interface PdfFont {
  readonly bytes: Buffer;
  /** Glyph of a character; 0 when the font has none. */
  glyph(character: string): number;
  /** In thousandths of the size. */
  width(glyph: number): number;
}

/** As much of a TrueType font as is needed to set text. */
export function loadFont(): PdfFont {
  const bytes = readFileSync(FILE);
  const tables = new Map<string, number>();
  for (let at = 12; at < 12 + 16 * bytes.readUInt16BE(4); at += 16)
    tables.set(bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8));
  const table = (name: string) => tables.get(name) ?? 0;
  const unitsPerEm = bytes.readUInt16BE(table('head') + 18);
  const widths = bytes.readUInt16BE(table('hhea') + 34);
  const map = format4(bytes, table('cmap'));
  return {
    bytes,
    glyph: (character) => map(character.codePointAt(0) ?? 0),
    width(glyph) {
      const at = table('hmtx') + 4 * Math.min(glyph, widths - 1);
      return (bytes.readUInt16BE(at) * 1000) / unitsPerEm;
    },
  };
}

function format4(bytes: Buffer, cmap: number): (code: number) => number {
  const count = bytes.readUInt16BE(cmap + 2);
  const starts = Array.from({ length: count }, (_, index) => cmap + bytes.readUInt32BE(cmap + 8 + 8 * index));
  const start = starts.find((at) => bytes.readUInt16BE(at) === 4) ?? 0;
  const double = bytes.readUInt16BE(start + 6);
  const [ends, begins, deltas, offsets] = [14, 16 + double, 16 + 2 * double, 16 + 3 * double].map((at) => start + at);
  return (code) => {
    for (let at = 0; at < double; at += 2) {
      if (bytes.readUInt16BE((ends ?? 0) + at) < code) continue;
      const first = bytes.readUInt16BE((begins ?? 0) + at);
      if (first > code) return 0;
      const delta = bytes.readUInt16BE((deltas ?? 0) + at);
      const offset = bytes.readUInt16BE((offsets ?? 0) + at);
      if (offset === 0) return (code + delta) & 0xffff;
      const glyph = bytes.readUInt16BE((offsets ?? 0) + at + offset + 2 * (code - first));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
