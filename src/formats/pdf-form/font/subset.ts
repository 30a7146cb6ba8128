import type { TrueType } from './truetype.ts';

/** What a viewer needs of an embedded font whose glyphs are named by their numbers (ISO 32000-1, 9.9). */
const KEPT = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'];
const COMPONENT = { words: 0x01, scale: 0x08, more: 0x20, twoScales: 0x40, matrix: 0x80 } as const;

/** The font with the outlines of these glyphs only; glyphs keep their numbers. */
export function subsetFont(font: TrueType, used: Iterable<number>): Buffer {
  const kept = withComponents(font, used);
  const outlines: Buffer[] = [];
  const places = Buffer.alloc(4 * (font.glyphs + 1));
  let length = 0;
  for (let glyph = 0; glyph < font.glyphs; glyph += 1) {
    places.writeUInt32BE(length, 4 * glyph);
    if (!kept.has(glyph)) continue;
    const outline = padded(font.outline(glyph));
    outlines.push(outline);
    length += outline.length;
  }
  places.writeUInt32BE(length, 4 * font.glyphs);
  const replaced = new Map([
    ['glyf', Buffer.concat(outlines)],
    ['loca', places],
    ['head', longPlaces(font)],
  ]);
  return assemble(
    KEPT.flatMap((name) => {
      const table = replaced.get(name) ?? tableOf(font, name);
      return table === undefined ? [] : [{ name, table }];
    }),
  );
}

/** Letters with marks are put together from others. */
function withComponents(font: TrueType, used: Iterable<number>): ReadonlySet<number> {
  const kept = new Set([0, ...used]);
  // The set grows while it is walked: each glyph brings its parts.
  for (const glyph of kept) for (const part of componentsOf(font.outline(glyph))) kept.add(part);
  return kept;
}

function componentsOf(outline: Buffer): readonly number[] {
  if (outline.length < 10 || outline.readInt16BE(0) >= 0) return [];
  const parts: number[] = [];
  let [at, flags]: [number, number] = [10, COMPONENT.more];
  while ((flags & COMPONENT.more) !== 0) {
    flags = outline.readUInt16BE(at);
    parts.push(outline.readUInt16BE(at + 2));
    at += 4 + ((flags & COMPONENT.words) === 0 ? 2 : 4);
    if ((flags & COMPONENT.scale) !== 0) at += 2;
    else if ((flags & COMPONENT.twoScales) !== 0) at += 4;
    else if ((flags & COMPONENT.matrix) !== 0) at += 8;
  }
  return parts;
}

function tableOf({ bytes, tables }: TrueType, name: string): Buffer | undefined {
  const range = tables.get(name);
  return range && bytes.subarray(range.start, range.start + range.length);
}

function longPlaces(font: TrueType): Buffer {
  const head = Buffer.from(tableOf(font, 'head') ?? Buffer.alloc(54));
  head.writeUInt32BE(0, 8); // checksum of the whole font, worked out at the end
  head.writeInt16BE(1, 50);
  return head;
}

function padded(table: Buffer): Buffer {
  const missing = (4 - (table.length % 4)) % 4;
  return missing === 0 ? table : Buffer.concat([table, Buffer.alloc(missing)]);
}

function assemble(parts: readonly { readonly name: string; readonly table: Buffer }[]): Buffer {
  const directory = Buffer.alloc(12 + 16 * parts.length);
  const power = 2 ** Math.floor(Math.log2(parts.length));
  directory.writeUInt32BE(0x00010000, 0);
  for (const [index, value] of [parts.length, 16 * power, Math.log2(power), 16 * (parts.length - power)].entries())
    directory.writeUInt16BE(value, 4 + 2 * index);
  let place = directory.length;
  for (const [index, { name, table }] of parts.entries()) {
    const at = 12 + 16 * index;
    directory.write(name, at, 'latin1');
    directory.writeUInt32BE(checksum(padded(table)), at + 4);
    directory.writeUInt32BE(place, at + 8);
    directory.writeUInt32BE(table.length, at + 12);
    place += padded(table).length;
  }
  const font = Buffer.concat([directory, ...parts.map(({ table }) => padded(table))]);
  const head = parts.findIndex(({ name }) => name === 'head');
  const adjusted = directory.readUInt32BE(12 + 16 * head + 8) + 8;
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, adjusted);
  return font;
}

function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}
