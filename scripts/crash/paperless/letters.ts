import { createHash } from 'node:crypto';
import { pdfOfObjects } from '../../../test/support/paperless/live/small-pdf.ts';

/** A document for the host, and what must be catalogued of it. */
export interface Letter {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly number: string;
  readonly subject: string;
}

/** From the left and the bottom of the sheet, size, text; points. */
type Line = readonly [number, number, number, string];

/** Born-digital decisions of one page, each with its own number: read from their text layer, so that reading is cheap. */
export function makeLetters(count: number): readonly Letter[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1);
    const subject = `Về việc chi tiền công tác phí đợt ${number}`;
    const bytes = pdfOf(linesOf(number, subject));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { name: `Quyết định ${number.padStart(3, '0')}.pdf`, bytes, sha256, number, subject };
  });
}

function linesOf(number: string, subject: string): readonly Line[] {
  return [
    [70, 780, 12, 'UBND XÃ VĨNH KHÊ'],
    [300, 780, 12, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    [330, 764, 12, 'Độc lập - Tự do - Hạnh phúc'],
    [90, 740, 12, `Số: ${number}/QĐ-UBND`],
    [320, 740, 12, 'Vĩnh Khê, ngày 05 tháng 01 năm 2015'],
    [240, 690, 14, 'QUYẾT ĐỊNH'],
    [200, 670, 13, subject],
    [70, 620, 12, 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;'],
    [70, 600, 12, 'Điều 1. Chi tiền công tác phí cho các ông, bà có tên trong danh sách kèm theo.'],
    [350, 500, 12, 'CHỦ TỊCH'],
  ];
}

/** The codes of the font are UTF-16 (ISO 32000-1, 9.7.5 and 9.10.3): any letter can be written without a font file. */
const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end`;

function pdfOf(lines: readonly Line[]): Buffer {
  const shown = lines.map(
    ([x, y, size, text]) =>
      `/F1 ${String(size)} Tf 1 0 0 1 ${String(x)} ${String(y)} Tm <${Buffer.from(text, 'utf16le').swap16().toString('hex')}> Tj`,
  );
  return pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    stream(`BT ${shown.join('\n')} ET`),
    '<< /Type /Font /Subtype /Type0 /BaseFont /Tinos /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Tinos /DW 500 /FontDescriptor 8 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>',
    stream(TO_UNICODE),
    '<< /Type /FontDescriptor /FontName /Tinos /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 890 /Descent -216 /CapHeight 660 /StemV 80 >>',
  ]);
}

function stream(content: string): string {
  return `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`;
}
