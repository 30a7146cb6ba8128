import { writeZip } from '../../../src/formats/zip/write-zip.ts';
import type { DrawnRow } from './lay-out.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** The table as a text document. Numbers of lines are drawn by Word where `listNumbers` is set: they stand in no text. */
export async function drawDocx(path: string, rows: readonly DrawnRow[], options: { listNumbers?: boolean } = {}) {
  const body = rows.map((row) => `<w:tr>${cellsOf(row, options.listNumbers === true)}</w:tr>`).join('');
  await writeDocx(path, `${para('BẢNG THỜI HẠN BẢO QUẢN')}<w:tbl>${body}</w:tbl>${para('Nơi nhận: như trên')}`);
}

export async function writeDocx(path: string, body: string): Promise<void> {
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
  };
  await writeZip(
    path,
    Object.entries(parts).map(([name, text]) => ({ name, content: [Buffer.from(text)] })),
  );
}

function cellsOf({ kind, no, title, period }: DrawnRow, listNumbers: boolean): string {
  if (kind === 'group' && no === '') return cell(title, { span: 3 });
  const drawn = listNumbers && /^\d+$/.test(no);
  return cell(drawn ? '' : no, { list: drawn }) + cell(title) + cell(period);
}

export function cell(text: string, { span = 1, list = false, merge = '' } = {}): string {
  const merged = merge === '' ? '' : `<w:vMerge${merge === 'restart' ? ' w:val="restart"' : ''}/>`;
  const shape = `<w:tcPr><w:gridSpan w:val="${String(span)}"/>${merged}</w:tcPr>`;
  return `<w:tc>${shape}${text
    .split('\n')
    .map((line) => para(line, list))
    .join('')}</w:tc>`;
}

export function para(text: string, list = false): string {
  const number = list ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>' : '';
  return `<w:p><w:pPr>${number}</w:pPr><w:r><w:t xml:space="preserve">${inXml(text)}</w:t></w:r></w:p>`;
}

export function inXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
