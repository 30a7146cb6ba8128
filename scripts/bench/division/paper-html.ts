import type { PageDocument } from '../../pages/model.ts';
import { seal, signature } from '../../pages/marks.ts';
import type { Random } from '../../pages/random.ts';

/** Papers that the generator of pages does not make: annexes, forms, contracts, minutes, applications. In CSS pixels of A4. */
export const A4 = { width: 794, height: 1123 } as const;

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

export const line = (text: string, style = ''): string => `<p class="line ${style}">${escaped(text)}</p>`;
export const text = (words: string): string => `<p>${escaped(words)}</p>`;

export function table(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<td>${escaped(cell)}</td>`).join('');
  return `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`;
}

/** Left and right column side by side: a head, or two signatures. */
export function columns(left: string, right: string): string {
  return `<div class="two"><div>${left}</div><div>${right}</div></div>`;
}

export function nationalTitle(): string {
  return line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'mid bold') + line('Độc lập - Tự do - Hạnh phúc', 'mid bold');
}

export interface Signed {
  readonly role: readonly string[];
  readonly name: string;
  readonly sealed?: string;
}

export function signatureBlock(random: Random, { role, name, sealed }: Signed): string {
  const mark = sealed === undefined ? '' : `<span style="left:10mm;top:-2mm">${seal(random, sealed)}</span>`;
  const lines = role.map((words) => line(words, 'mid bold')).join('');
  return `<div class="sign">${lines}<div class="room"><span style="left:18mm;color:#20309a">${signature(random)}</span>${mark}</div>${line(name, 'mid bold')}</div>`;
}

/** One flow of text in A4 columns, upright or on its side. */
export function flowHtml(content: string, { look }: Pick<PageDocument, 'look'>, landscape: boolean): string {
  const [width, height] = landscape ? [A4.height, A4.width] : [A4.width, A4.height];
  const mm = 96 / 25.4;
  const inner = width - (look.left + look.right) * mm;
  const top = (look.top + 2) * mm;
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><style>*{box-sizing:border-box}html,body{margin:0;background:#fff;color:#000}
body{font:${String(look.size)}pt/${look.line.toFixed(2)} "${look.font}";position:relative;height:${String(height)}px}
.flow{position:absolute;left:${(look.left * mm).toFixed(1)}px;top:${top.toFixed(1)}px;width:${inner.toFixed(1)}px;height:${(height - top - 20 * mm).toFixed(1)}px;column-fill:auto;column-width:${inner.toFixed(1)}px;column-gap:${(width - inner).toFixed(1)}px}
p{margin:0 0 1.4mm;text-indent:${look.indent.toFixed(1)}mm;text-align:${look.justify ? 'justify' : 'left'};orphans:2;widows:2}
p.line{text-indent:0;text-align:left;margin:0}p.mid{text-align:center}p.bold{font-weight:bold}p.italic{font-style:italic}p.gap{margin-bottom:4mm}
.two{display:flex;break-inside:avoid;margin-bottom:4mm;line-height:1.2}.two>div{width:50%}.sign{break-inside:avoid}.room{height:24mm;position:relative}.room span{position:absolute}
table{border-collapse:collapse;width:100%;font-size:.9em;line-height:1.2;margin:2mm 0 3mm}td{border:.8px solid #000;padding:.8mm 1.5mm}tr:first-child{font-weight:bold;text-align:center}
.break{break-after:column}.pen{color:#20309a}.stamp{color:#d8203c}.folio{position:absolute;text-align:center;font-size:13pt}
body.layer-over{visibility:hidden;background:transparent}html:has(.layer-over){background:transparent}.layer-over .pen,.layer-over .stamp,.layer-over .pen *,.layer-over .stamp *{visibility:visible}
.layer-print .pen,.layer-print .stamp{visibility:hidden}</style></head><body class="layer-print"><div class="flow">${content}</div></body></html>`;
}
