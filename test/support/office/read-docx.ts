import { SaxesParser } from 'saxes';
import { openZip } from '../../../src/formats/zip/open-zip.ts';

/** What a reader of its own sees in a text document: paragraphs, and tables as rows of cells. */
export interface DocxContent {
  readonly paragraphs: readonly string[];
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** All text of all parts, without parting. */
  readonly text: string;
}

export async function docxParts(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await openZip(bytes);
  const parts = new Map<string, string>();
  for (const name of zip.names) {
    const pieces: Uint8Array[] = [];
    for await (const piece of zip.read(name)) pieces.push(piece);
    parts.set(name, Buffer.concat(pieces).toString('utf8'));
  }
  zip.close();
  return parts;
}

export async function readDocx(bytes: Uint8Array): Promise<DocxContent> {
  const parts = await docxParts(bytes);
  const xml = [...parts].filter(([name]) => /^word\/(?:document|header|footer)\d*\.xml$/.test(name));
  const paragraphs: string[] = [];
  const tables: string[][][] = [];
  for (const [, text] of xml) collect(text, paragraphs, tables);
  return { paragraphs, tables, text: paragraphs.join('\n') };
}

function collect(xml: string, paragraphs: string[], tables: string[][][]): void {
  const open: string[][][] = [];
  const parser = new SaxesParser();
  let inText = false;
  let text = '';
  parser.on('opentag', ({ name }) => {
    if (name === 'w:tbl') open.push([]);
    if (name === 'w:tr') open.at(-1)?.push([]);
    if (name === 'w:tc') open.at(-1)?.at(-1)?.push('');
    if (name === 'w:t') inText = true;
    if (name === 'w:br') text += '\n';
  });
  parser.on('text', (piece) => {
    if (inText) text += piece;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') inText = false;
    if (name === 'w:p') {
      paragraphs.push(text);
      const row = open.at(-1)?.at(-1);
      if (row !== undefined && row.length > 0) row[row.length - 1] = `${row.at(-1) ?? ''}${text}`;
      text = '';
    }
    const table = name === 'w:tbl' ? open.pop() : undefined;
    if (table !== undefined) tables.push(table);
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}
