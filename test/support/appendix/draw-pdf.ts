import { writeFile } from 'node:fs/promises';
import { HEADING, type DrawnRow } from './lay-out.ts';
import { loadFont, type PdfFont } from './pdf-font.ts';

export interface PdfLayout {
  /** Rows may break over pages; else they move to the next one. */
  readonly splitRows: boolean;
  /** Number and period stand in the middle of their cells, not at the top. */
  readonly centred: boolean;
  readonly padding: number;
}

const PAGE = { width: 595, height: 842, top: 70, bottom: 60, left: 60 } as const;
const WIDTHS = [42, 325, 108] as const;
const SIZE = 12;
const LEADING = 14.5;

/** The table as a PDF with text: wrapped cells, headings on each page, page numbers, rules around the cells. */
export async function drawPdf(path: string, rows: readonly DrawnRow[], layout: PdfLayout): Promise<void> {
  const font = loadFont();
  const used = new Map<number, string>();
  const pages = layOutPages(rows, { font, layout });
  await writeFile(
    path,
    pdfOf(
      pages.map((page, index) => drawPage(page, { font, used, number: index + 1, layout })),
      font,
      used,
    ),
  );
}

interface Band {
  /** Lines of the three columns; of a group all lie in the first one. */
  readonly cells: readonly (readonly string[])[];
  readonly across: boolean;
}

function layOutPages(rows: readonly DrawnRow[], { font, layout }: { font: PdfFont; layout: PdfLayout }): Band[][] {
  const room = PAGE.height - PAGE.top - PAGE.bottom;
  const heading = wrapRow(HEADING, font, layout);
  const height = (band: Band) => linesIn(band) * LEADING + 2 * layout.padding;
  const pages: Band[][] = [[heading]];
  let left = room - height(heading) - 40;
  for (const row of rows.slice(1)) {
    let band = wrapRow(row, font, layout);
    while (height(band) > left) {
      const fitting = Math.floor((left - 2 * layout.padding) / LEADING);
      if (layout.splitRows && fitting >= 1 && !band.across) {
        pages.at(-1)?.push({ ...band, cells: band.cells.map((lines) => lines.slice(0, fitting)) });
        band = { ...band, cells: band.cells.map((lines) => lines.slice(fitting)) };
      }
      pages.push([heading]);
      left = room - height(heading);
    }
    pages.at(-1)?.push(band);
    left -= height(band);
  }
  return pages;
}

function linesIn({ cells }: Band): number {
  return Math.max(1, ...cells.map(({ length }) => length));
}

function wrapRow({ kind, no, title, period }: DrawnRow, font: PdfFont, { padding }: PdfLayout): Band {
  const across = kind === 'group' && no === '';
  const width = (column: number) => (WIDTHS[column] ?? 0) - 2 * padding;
  const whole = WIDTHS.reduce((sum, one) => sum + one, 0) - 2 * padding;
  const cells = across
    ? [wrap(title, font, whole), [], []]
    : [no, title, period].map((text, column) => wrap(text, font, width(column)));
  return { cells, across };
}

function wrap(text: string, font: PdfFont, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ').filter((one) => one !== '')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && widthOf(longer, font) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    if (line !== '') lines.push(line);
  }
  return lines;
}

function widthOf(text: string, font: PdfFont): number {
  return (Array.from(text).reduce((sum, character) => sum + font.width(font.glyph(character)), 0) * SIZE) / 1000;
}

interface Drawing {
  readonly font: PdfFont;
  readonly used: Map<number, string>;
  readonly number: number;
  readonly layout: PdfLayout;
}

function drawPage(bands: readonly Band[], { font, used, number, layout }: Drawing): string {
  const parts: string[] = [];
  const text = (line: string, x: number, y: number) => {
    const glyphs = Array.from(line, (character) => {
      const glyph = font.glyph(character);
      used.set(glyph, character);
      return glyph.toString(16).padStart(4, '0');
    });
    parts.push(`BT /F1 ${String(SIZE)} Tf ${x.toFixed(2)} ${y.toFixed(2)} Td <${glyphs.join('')}> Tj ET`);
  };
  if (number > 1) text(String(number), PAGE.width / 2, PAGE.height - 40);
  let y = PAGE.height - PAGE.top;
  if (number === 1) {
    text('BẢNG THỜI HẠN BẢO QUẢN HỒ SƠ, TÀI LIỆU', 150, y - 10);
    y -= 40;
  }
  for (const band of bands) {
    const height = linesIn(band) * LEADING + 2 * layout.padding;
    for (const [column, lines] of band.cells.entries()) {
      const x = PAGE.left + WIDTHS.slice(0, column).reduce((sum, one) => sum + one, 0);
      const free = layout.centred && column !== 1 ? (linesIn(band) - lines.length) / 2 : 0;
      for (const [index, line] of lines.entries())
        text(line, x + layout.padding, y - layout.padding - SIZE - (index + free) * LEADING);
      parts.push(frameOf(band, column, [x, y - height, height]));
    }
    y -= height;
  }
  return parts.join('\n');
}

function frameOf({ across }: Band, column: number, [x, y, height]: readonly [number, number, number]): string {
  if (across && column > 0) return '';
  const width = across ? WIDTHS.reduce((sum, one) => sum + one, 0) : (WIDTHS[column] ?? 0);
  return `${[x, y, width, height].map((value) => value.toFixed(2)).join(' ')} re S`;
}

function pdfOf(pages: readonly string[], font: PdfFont, used: ReadonlyMap<number, string>): Buffer {
  const ids = pages.map((_, index) => 8 + 2 * index);
  const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex');
  const code = (glyph: number) => glyph.toString(16).padStart(4, '0');
  const chars = [...used].map(([glyph, character]) => `1 beginbfchar <${code(glyph)}> <${hex(character)}> endbfchar`);
  const toUnicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange\n${chars.join('\n')}\nendcmap end end`;
  const widths = [...used.keys()].map((glyph) => `${String(glyph)} [${font.width(glyph).toFixed(0)}]`).join(' ');
  const objects: (string | Buffer)[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${String(pages.length)}/Kids[${ids.map((id) => `${String(id)} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type0/BaseFont/Tinos/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 7 0 R>>',
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/Tinos/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 5 0 R/CIDToGIDMap/Identity/W[${widths}]>>`,
    '<</Type/FontDescriptor/FontName/Tinos/Flags 4/FontBBox[-200 -300 1200 1000]/ItalicAngle 0/Ascent 891/Descent -216/CapHeight 662/StemV 80/FontFile2 6 0 R>>',
    streamOf(font.bytes),
    streamOf(Buffer.from(toUnicode)),
    ...pages.flatMap((page, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${String(PAGE.width)} ${String(PAGE.height)}]/Resources<</Font<</F1 3 0 R>>>>/Contents ${String(9 + 2 * index)} 0 R>>`,
      streamOf(Buffer.from(page)),
    ]),
  ];
  return assemble(objects);
}

function streamOf(content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<</Length ${String(content.length)}>>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
}

function assemble(objects: readonly (string | Buffer)[]): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    const part = Buffer.concat([
      Buffer.from(`${String(index + 1)} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    length += part.length;
  }
  const size = String(objects.length + 1);
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${String(length)}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
