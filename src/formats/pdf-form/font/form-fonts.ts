import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { num, ref, utf16Hex } from '../../pdf/access/pdf-syntax.ts';
import type { PdfWriter } from '../../pdf/access/pdf-writer.ts';
import { subsetFont } from './subset.ts';
import { readTrueType, type TrueType } from './truetype.ts';

/** Tinos, which has the widths of Times New Roman, the letter of Vietnamese papers (NĐ 30/2020), and all its marks. */
const FILES = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  boldItalic: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
} as const;
export type Face = keyof typeof FILES;
const FACES = Object.keys(FILES) as readonly Face[];

/** What stands for a character that the font does not have. */
const UNKNOWN = 0x25a1;

export interface FormFonts {
  /** Of the text in millimetres. */
  width(text: string, face: Face, sizePt: number): number;
  /** Glyphs of the text as a PDF string; they will be embedded. */
  encode(text: string, face: Face): string;
  /** In thousandths of the size. */
  readonly ascent: number;
  readonly descent: number;
  /** Name of the face in the resources of a page. */
  name(face: Face): string;
  /** Writes what was used. @returns entries of the font resources */
  write(writer: PdfWriter): Promise<string>;
}

const MM_A_POINT = 25.4 / 72;
const loaded = new Map<Face, TrueType>();

function fontOf(face: Face): TrueType {
  const found = loaded.get(face);
  if (found !== undefined) return found;
  const file = fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${FILES[face]}`));
  const font = readTrueType(readFileSync(file));
  loaded.set(face, font);
  return font;
}

export function createFormFonts(): FormFonts {
  const used = new Map<Face, Map<number, number>>();
  const glyphOf = (font: TrueType, codePoint: number) => font.glyph(codePoint) ?? font.glyph(UNKNOWN) ?? 0;
  const { ascent, descent } = fontOf('regular').metrics;
  return {
    ascent,
    descent: -descent,
    name: (face) => `/F${String(FACES.indexOf(face))}`,
    width(text, face, sizePt) {
      const font = fontOf(face);
      let sum = 0;
      for (const character of text) sum += font.width(glyphOf(font, character.codePointAt(0) ?? 0));
      return (sum / 1000) * sizePt * MM_A_POINT;
    },
    encode(text, face) {
      const font = fontOf(face);
      const glyphs = used.get(face) ?? new Map<number, number>();
      used.set(face, glyphs);
      let codes = '';
      for (const character of text) {
        const codePoint = character.codePointAt(0) ?? 0;
        const glyph = glyphOf(font, codePoint);
        if (!glyphs.has(glyph)) glyphs.set(glyph, font.glyph(codePoint) === undefined ? UNKNOWN : codePoint);
        codes += glyph.toString(16).padStart(4, '0');
      }
      return `<${codes}>`;
    },
    async write(writer) {
      const entries: string[] = [];
      for (const face of FACES) {
        const glyphs = used.get(face);
        if (glyphs !== undefined)
          entries.push(`${this.name(face)} ${ref(await writeFont(writer, fontOf(face), { face, glyphs }))}`);
      }
      return entries.join(' ');
    },
  };
}

interface UsedFace {
  readonly face: Face;
  /** Glyph to the character that it shows. */
  readonly glyphs: ReadonlyMap<number, number>;
}

/** A Type 0 font with the outlines that were used. @returns its object */
async function writeFont(writer: PdfWriter, font: TrueType, { face, glyphs }: UsedFace): Promise<number> {
  const [object, descendant, descriptor, file, unicode] = Array.from({ length: 5 }, () => writer.reserve()) as [
    ...[number, number, number, number, number],
  ];
  const sorted = [...glyphs].sort(([a], [b]) => a - b);
  const name = `/${tagOf(sorted)}+Tinos-${face}`;
  const program = subsetFont(font, glyphs.keys());
  const widths = sorted.map(([glyph]) => `${String(glyph)} [${num(font.width(glyph))}]`).join(' ');
  const { ascent, descent, capHeight, box, italicAngle } = font.metrics;
  await writer.writeObject(
    object,
    `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${ref(descendant)}] /ToUnicode ${ref(unicode)} >>`,
  );
  await writer.writeObject(
    descendant,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${ref(descriptor)} /CIDToGIDMap /Identity /DW 1000 /W [${widths}] >>`,
  );
  await writer.writeObject(
    descriptor,
    `<< /Type /FontDescriptor /FontName ${name} /Flags ${italicAngle === 0 ? '6' : '70'} /FontBBox [${box.map(num).join(' ')}] /ItalicAngle ${num(italicAngle)} /Ascent ${num(ascent)} /Descent ${num(descent)} /CapHeight ${num(capHeight)} /StemV ${face.startsWith('bold') ? '140' : '80'} /FontFile2 ${ref(file)} >>`,
  );
  await writer.writeStream(file, `/Length1 ${String(program.length)} /Filter /FlateDecode`, deflateSync(program));
  await writer.writeStream(unicode, '/Filter /FlateDecode', deflateSync(toUnicode(sorted)));
  return object;
}

/** Six letters that differ where the parts of a font differ (ISO 32000-1, 9.6.4). */
function tagOf(glyphs: readonly (readonly [number, number])[]): string {
  const hash = createHash('sha256').update(glyphs.map(String).join(' ')).digest();
  return Array.from(hash.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

const MOST_IN_A_BLOCK = 100;

function toUnicode(glyphs: readonly (readonly [number, number])[]): string {
  const lines = glyphs.map(
    ([glyph, codePoint]) => `<${glyph.toString(16).padStart(4, '0')}> <${utf16Hex(String.fromCodePoint(codePoint))}>`,
  );
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += MOST_IN_A_BLOCK) {
    const block = lines.slice(at, at + MOST_IN_A_BLOCK);
    blocks.push(`${String(block.length)} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${blocks.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`;
}
