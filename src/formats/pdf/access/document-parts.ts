import { deflateSync } from 'node:zlib';
import type { EmbeddedImage } from './embedded-image.ts';
import { GLYPHLESS, makeGlyphlessFont } from './glyphless-font.ts';
import type { GlyphTable } from './glyph-table.ts';
import { infoDictionary, xmpPacket, type DocumentMetadata } from './metadata.ts';
import { colourSpace, filterParameters, hexString, name, num, ref } from './pdf-syntax.ts';
import type { PdfWriter } from './pdf-writer.ts';
import { makeSrgbProfile } from './srgb-profile.ts';

/** Objects that all pages share are written once; profiles are told apart by content. */
export interface SharedParts {
  writeImage(object: number, image: EmbeddedImage): Promise<void>;
}

/** ICC profiles and JBIG2 segments met before: content to object number. */
export function createSharedParts(writer: PdfWriter): SharedParts {
  const known = new Map<string, number>();

  async function shared(data: Uint8Array, dictionary: string): Promise<number> {
    const key = dictionary + Buffer.from(data).toString('latin1');
    const found = known.get(key);
    if (found !== undefined) return found;
    const object = writer.reserve();
    known.set(key, object);
    await writer.writeStream(object, `${dictionary} /Filter /FlateDecode`, deflateSync(data));
    return object;
  }
  return {
    async writeImage(object, image) {
      const globals = image.globals === undefined ? undefined : await shared(image.globals, '');
      const profiles: { readonly data: Uint8Array; readonly components: 1 | 3; readonly object: number }[] = [];
      for (const { data, components } of profilesOf(image)) {
        profiles.push({ data, components, object: await shared(data, `/N ${String(components)}`) });
      }
      const space =
        image.space && colourSpace(image.space, (data) => profiles.find((entry) => entry.data === data)?.object ?? 0);
      await writer.writeStream(object, imageDictionary(image, space, globals), image.data);
    },
  };
}

function profilesOf({ space }: EmbeddedImage): readonly { readonly data: Uint8Array; readonly components: 1 | 3 }[] {
  const base = space?.kind === 'indexed' ? space.base : space;
  return base?.kind === 'icc' ? [{ data: base.profile, components: base.components }] : [];
}

function imageDictionary(image: EmbeddedImage, space: string | undefined, globals: number | undefined): string {
  const { width, height, bits, filters, parameters, decode } = image;
  const entries = [`/Type /XObject /Subtype /Image /Width ${String(width)} /Height ${String(height)}`];
  if (space !== undefined) entries.push(`/ColorSpace ${space}`);
  if (!filters.includes('JPXDecode')) entries.push(`/BitsPerComponent ${String(bits)}`);
  if (filters.length > 0) entries.push(`/Filter [${filters.map(name).join(' ')}]`);
  if (parameters.some((entry) => Object.keys(entry).length > 0) || globals !== undefined) {
    const all = filters.map((filter, index) =>
      filterParameters(parameters[index] ?? {}, filter === 'JBIG2Decode' ? globals : undefined),
    );
    entries.push(`/DecodeParms [${all.join(' ')}]`);
  }
  if (decode !== undefined) entries.push(`/Decode [${decode.map(num).join(' ')}]`);
  return entries.join(' ');
}

/** Type 0 font over the glyphless TrueType font; written last, when all characters are known. */
export async function writeFont(writer: PdfWriter, font: number, glyphs: GlyphTable): Promise<void> {
  const [descendant, descriptor, file, gids, unicode] = Array.from({ length: 5 }, () => writer.reserve());
  const { advance, ascent, descent } = GLYPHLESS;
  const program = makeGlyphlessFont();
  const base = `/BaseFont /${GLYPHLESS.name}`;
  const link = (object: number | undefined): string => ref(object ?? 0);
  await writer.writeObject(
    font,
    `<< /Type /Font /Subtype /Type0 ${base} /Encoding /Identity-H /DescendantFonts [${link(descendant)}] /ToUnicode ${link(unicode)} >>`,
  );
  await writer.writeObject(
    descendant ?? 0,
    `<< /Type /Font /Subtype /CIDFontType2 ${base} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${link(descriptor)} /DW ${String(advance)} /CIDToGIDMap ${link(gids)} >>`,
  );
  await writer.writeObject(
    descriptor ?? 0,
    `<< /Type /FontDescriptor /FontName /${GLYPHLESS.name} /Flags 5 /FontBBox [0 ${String(descent)} ${String(advance)} ${String(ascent)}] /ItalicAngle 0 /Ascent ${String(ascent)} /Descent ${String(descent)} /CapHeight ${String(ascent)} /StemV 80 /FontFile2 ${link(file)} >>`,
  );
  await writer.writeStream(file ?? 0, `/Length1 ${String(program.length)} /Filter /FlateDecode`, deflateSync(program));
  await writer.writeStream(gids ?? 0, '/Filter /FlateDecode', deflateSync(glyphs.cidToGid()));
  await writer.writeStream(unicode ?? 0, '/Filter /FlateDecode', deflateSync(glyphs.toUnicode()));
}

export interface PageTree {
  readonly tree: number;
  readonly pages: readonly number[];
}

/** Page tree, metadata, output intent, catalogue. @returns the numbers of catalogue and document information */
export async function writeDocument(
  writer: PdfWriter,
  { tree, pages }: PageTree,
  metadata: DocumentMetadata,
): Promise<{ readonly root: number; readonly info: number }> {
  const kids = pages.map(ref).join(' ');
  await writer.writeObject(tree, `<< /Type /Pages /Count ${String(pages.length)} /Kids [${kids}] >>`);
  const profile = writer.reserve();
  await writer.writeStream(profile, '/N 3 /Filter /FlateDecode', deflateSync(makeSrgbProfile()));
  const packet = writer.reserve();
  // Not compressed: other programs look for the packet in the raw file.
  await writer.writeStream(packet, '/Type /Metadata /Subtype /XML', xmpPacket(metadata));
  const info = writer.reserve();
  await writer.writeObject(info, infoDictionary(metadata));
  const root = writer.reserve();
  const srgb = hexString(Buffer.from('sRGB IEC61966-2.1', 'latin1'));
  const intent = `<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier ${srgb} /Info ${srgb} /DestOutputProfile ${ref(profile)} >>`;
  await writer.writeObject(
    root,
    `<< /Type /Catalog /Pages ${ref(tree)} /Metadata ${ref(packet)} /OutputIntents [${intent}] /Lang (vi) /ViewerPreferences << /DisplayDocTitle true >> >>`,
  );
  return { root, info };
}
