import { utf16Hex } from './pdf-syntax.ts';

/** Gives every character used in the file a code of its own, from 1; all of them show the same empty glyph. */
export interface GlyphTable {
  /** Two bytes a character, as hex. */
  encode(text: string): string;
  /** Maps every code to glyph 1; code 0 stays the missing glyph, which nothing uses. */
  cidToGid(): Buffer;
  toUnicode(): Buffer;
}

/** Largest number of entries in one block of a CMap (Adobe Technical Note 5014). */
const BLOCK = 100;
const MAX_CODES = 65_535;

export function createGlyphTable(): GlyphTable {
  const codes = new Map<string, number>();

  function codeOf(char: string): number {
    const known = codes.get(char);
    if (known !== undefined) return known;
    if (codes.size >= MAX_CODES) throw new RangeError('More different characters than a font can hold');
    codes.set(char, codes.size + 1);
    return codes.size;
  }
  return {
    encode: (text) => Array.from(text, (char) => hex(codeOf(char))).join(''),
    cidToGid() {
      const map = Buffer.alloc((codes.size + 1) * 2);
      for (let code = 1; code <= codes.size; code++) map.writeUInt16BE(1, code * 2);
      return map;
    },
    toUnicode: () => Buffer.from(characterMap([...codes]), 'latin1'),
  };
}

function characterMap(codes: readonly (readonly [char: string, code: number])[]): string {
  const lines = codes.map(([char, code]) => `<${hex(code)}> <${utf16Hex(char)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += BLOCK) {
    const block = lines.slice(at, at + BLOCK);
    blocks.push(`${String(block.length)} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
