import type { DrawnRow } from './lay-out.ts';

/** The table as a web page. */
export function drawHtml(rows: readonly DrawnRow[]): Buffer {
  const body = rows.map((row) => `<tr>${cellsOf(row)}</tr>`).join('\n');
  return Buffer.from(`<!doctype html><html><head><meta charset="utf-8"><title>Phụ lục</title></head>
<body><p>BẢNG THỜI HẠN BẢO QUẢN</p><table border="1"><tbody>\n${body}\n</tbody></table><p>Nơi nhận: như trên</p></body></html>`);
}

function cellsOf({ kind, no, title, period }: DrawnRow): string {
  if (kind === 'group' && no === '') return `<td colspan="3"><b>${inHtml(title)}</b></td>`;
  return [no, title, period].map((text) => `<td>${inHtml(text)}</td>`).join('');
}

export function inHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('');
}
