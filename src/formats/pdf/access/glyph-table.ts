import { utf16Hex } from './pdf-syntax.ts';

/** Gives every character used in the file a code of its own, from 1; all of them show the same empty glyph. */
export interface GlyphTable {
  /** Two bytes a character, as hex. Each variant has codes of its own for the same characters. */
  encode(text: string, variant?: number): string;
  /** Maps every code to glyph 1; code 0 stays the missing glyph, which nothing uses. */
  cidToGid(): Buffer;
  toUnicode(): Buffer;
}

/** Largest number of entries in one block of a CMap (Adobe Technical Note 5014). */
const BLOCK = 100;
const MAX_CODES = 65_535;

export function createGlyphTable(): GlyphTable {
  /** By character, then variant. */
  const known = new Map<string, number[]>();
  /** The character of code 1, 2, … */
  const characters: string[] = [];

  function codeOf(char: string, variant: number): number {
    const codes = known.get(char) ?? [];
    const code = codes[variant];
    if (code !== undefined) return code;
    if (characters.length >= MAX_CODES) throw new RangeError('More different characters than a font can hold');
    characters.push(char);
    codes[variant] = characters.length;
    known.set(char, codes);
    return characters.length;
  }
  return {
    encode: (text, variant = 0) => Array.from(text, (char) => hex(codeOf(char, variant))).join(''),
    cidToGid() {
      const map = Buffer.alloc((characters.length + 1) * 2);
      for (let code = 1; code <= characters.length; code++) map.writeUInt16BE(1, code * 2);
      return map;
    },
    toUnicode: () => Buffer.from(characterMap(characters), 'latin1'),
  };
}

function characterMap(characters: readonly string[]): string {
  const lines = characters.map((char, index) => `<${hex(index + 1)}> <${utf16Hex(char)}>`);
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
